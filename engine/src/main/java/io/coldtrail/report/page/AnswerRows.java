package io.coldtrail.report.page;

import io.coldtrail.query.QueryResult;
import io.coldtrail.query.QuerySession;
import io.coldtrail.query.ResultColumn;
import io.coldtrail.query.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The first rows of an answer, as texts of bounded length.
 *
 * @param columns their names
 * @param numbers which of the columns hold numbers
 * @param rows the first rows; NULL is empty
 * @param count of all rows
 */
record AnswerRows(List<String> columns, List<Boolean> numbers, List<List<String>> rows, long count) {
    /** Longer values are cut, with a note of how long they were. */
    static final int MOST_CHARACTERS = 300;

    private static final int MOST_KEPT = 8_192;

    AnswerRows {
        columns = List.copyOf(columns);
        numbers = List.copyOf(numbers);
        rows = List.copyOf(rows);
    }

    /** Runs Athena SQL and keeps its first rows. */
    static AnswerRows of(QuerySession session, String sql, int mostRows) {
        try (QueryResult result = session.run(sql)) {
            List<List<String>> rows = new ArrayList<>();
            long count = 0;
            for (Optional<List<Value>> row = result.next(); row.isPresent(); row = result.next()) {
                if (count < mostRows) {
                    rows.add(row.get().stream().map(AnswerRows::text).toList());
                }
                count++;
            }
            return new AnswerRows(
                    result.columns().stream().map(ResultColumn::name).toList(),
                    result.columns().stream().map(ResultColumn::holdsNumbers).toList(),
                    rows,
                    count);
        }
    }

    /** More than is shown, so that what is masked is seen whole; but never the megabytes that a value may have. */
    private static String text(Value value) {
        String text = value.isNull() ? "" : value.athenaText();
        return text.length() <= MOST_KEPT ? text : text.substring(0, MOST_KEPT);
    }

    /** A value as it is shown. The whole of it is masked before it is cut, so that no half of a secret is left. */
    static String shown(String whole, Redaction redaction) {
        String text = redaction.of(whole);
        if (text.length() <= MOST_CHARACTERS) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1)) ? MOST_CHARACTERS - 1 : MOST_CHARACTERS;
        return text.substring(0, end) + "… (" + Amount.of(text.length()) + " characters)";
    }

    /** As a table with what it holds of how many rows below it. */
    void write(Html page) {
        Table.begin(page, columns, numbers);
        for (List<String> row : rows) {
            Table.row(page, row, numbers);
        }
        Table.end(page);
        if (count > rows.size()) {
            page.paragraph(Amount.of(rows.size()) + " of " + Amount.of(count) + " rows shown.", "class", "note");
        }
    }
}
