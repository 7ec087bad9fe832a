package io.coldtrail.report.timeline;

import io.coldtrail.json.JsonText;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.query.QueryResult;
import io.coldtrail.query.ResultColumn;
import io.coldtrail.query.Value;
import io.coldtrail.query.format.CsvText;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Rows as Timesketch imports them: {@code message}, {@code datetime} (ISO 8601 with an offset), {@code timestamp_desc}, and
 * every column under its own name. Values are cut below the limit of its index. Rows are written while they are read.
 *
 * @see <a href="https://timesketch.org/guides/user/import-from-json-csv/">Timesketch: import from JSON or CSV</a>
 */
public final class TimesketchWriter {
    private static final Set<String> OWN = Set.of("message", "datetime", "timestamp_desc");

    private final Form form;
    private long untimed;

    private TimesketchWriter(Form form) {
        this.form = form;
    }

    /** What its importer takes. */
    public enum Form {
        /** One object a line, without members for NULL. */
        JSON_LINES,
        /** A header and a line for each row; text that a spreadsheet would take for a formula is defused. */
        CSV
    }

    /** A writer for one result. */
    public static TimesketchWriter of(Form form) {
        return new TimesketchWriter(form);
    }

    /** Rows that were left out because they have no time that can be read. */
    public long untimed() {
        return untimed;
    }

    /**
     * Writes all rows that have a time.
     *
     * @return how many were written
     * @throws ColdtrailException where no column can hold a time
     * @throws IOException when the output takes no more
     */
    public long write(QueryResult result, Writer out) throws IOException {
        TimelineRow rows = TimelineRow.of(result.columns())
                .orElseThrow(() -> new ColdtrailException(
                        ErrorCode.SQL_REFUSED,
                        "a timeline needs a time in every row, and no column of the query is named for one",
                        null,
                        "Name a column one of these: " + TimelineRow.timeColumns() + "."));
        List<String> names = names(result.columns());
        if (form == Form.CSV) {
            header(names, out);
        }
        long written = 0;
        for (Optional<List<Value>> row = result.next(); row.isPresent(); row = result.next()) {
            Optional<Instant> time = rows.time(row.get());
            if (time.isEmpty()) {
                untimed++;
                continue;
            }
            List<String> own = List.of(
                    KeywordText.of(rows.message(row.get())),
                    EventTime.text(time.get()),
                    KeywordText.of(rows.timestampDescription(row.get())));
            if (form == Form.CSV) {
                csv(own, names, row.get(), out);
            } else {
                json(own, names, row.get(), out);
            }
            written++;
        }
        return written;
    }

    /** A column's name as a field; empty for what is written under a name of Timesketch's own. */
    private static List<String> names(List<ResultColumn> columns) {
        Set<String> used = new HashSet<>(OWN);
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (ResultColumn column : columns) {
            String name = column.name().toLowerCase(Locale.ROOT);
            if (OWN.contains(name) && taken.add(name)) {
                names.add("");
                continue;
            }
            String free = name;
            for (int i = 2; !used.add(free); i++) {
                free = name + "_" + i;
            }
            names.add(free);
        }
        return names;
    }

    private static void header(List<String> names, Writer out) throws IOException {
        out.write("message,datetime,timestamp_desc");
        for (String name : names) {
            if (!name.isEmpty()) {
                out.write(',');
                out.write(CsvText.textField(name));
            }
        }
        out.write('\n');
    }

    private static void csv(List<String> own, List<String> names, List<Value> row, Writer out) throws IOException {
        out.write(CsvText.textField(own.get(0)) + "," + own.get(1) + "," + CsvText.textField(own.get(2)));
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).isEmpty()) {
                out.write(',');
                Value value = row.get(i);
                if (!value.isNull()) {
                    String text = KeywordText.of(value.athenaText());
                    out.write(isNumber(value) ? text : CsvText.textField(text));
                }
            }
        }
        out.write('\n');
    }

    private static boolean isNumber(Value value) {
        return value instanceof Value.Whole
                || value instanceof Value.Real
                || value instanceof Value.SmallReal
                || value instanceof Value.Decimal;
    }

    private static void json(List<String> own, List<String> names, List<Value> row, Writer out) throws IOException {
        out.write(JsonText.line(json -> {
            json.put("message", own.get(0)).put("datetime", own.get(1)).put("timestamp_desc", own.get(2));
            for (int i = 0; i < names.size(); i++) {
                Value value = row.get(i);
                if (names.get(i).isEmpty() || value.isNull()) {
                    continue;
                }
                if (value instanceof Value.Whole number) {
                    json.put(names.get(i), number.number());
                } else if (value instanceof Value.Bool truth) {
                    json.put(names.get(i), truth.truth());
                } else {
                    json.put(names.get(i), KeywordText.of(value.athenaText()));
                }
            }
        }));
        out.write('\n');
    }
}
