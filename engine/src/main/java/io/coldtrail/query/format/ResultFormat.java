package io.coldtrail.query.format;

import io.coldtrail.query.QueryResult;
import io.coldtrail.query.Value;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The text formats of results. All of them write rows while they are read. */
public enum ResultFormat {
    TABLE,
    CSV,
    JSON,
    NDJSON,
    MARKDOWN;

    /** The format of a name such as {@code csv}. */
    public static Optional<ResultFormat> named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.id().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** All names, for messages and help. */
    public static String names() {
        return Arrays.stream(values()).map(ResultFormat::id).collect(Collectors.joining(", "));
    }

    /** The name on the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Writes all rows. Neither the result nor the output is closed.
     *
     * @param layout how tables are laid out; other formats look the same everywhere
     * @return the number of rows
     * @throws IOException when the output takes no more
     */
    public long write(QueryResult result, TableLayout layout, Writer out) throws IOException {
        RowWriter writer = writer(result, layout, out);
        writer.begin();
        long rows = 0;
        for (Optional<List<Value>> row = result.next(); row.isPresent(); row = result.next()) {
            writer.row(row.get());
            rows++;
        }
        writer.end();
        return rows;
    }

    private RowWriter writer(QueryResult result, TableLayout layout, Writer out) {
        return switch (this) {
            case TABLE -> new TableWriter(result.columns(), layout, out);
            case CSV -> new CsvWriter(result.columns(), out);
            case JSON -> JsonRowWriter.document(result.columns(), out);
            case NDJSON -> JsonRowWriter.lines(result.columns(), out);
            case MARKDOWN -> new MarkdownWriter(result.columns(), out);
        };
    }
}
