package io.coldtrail.query.format;

import io.coldtrail.columnar.ResultParquet;
import io.coldtrail.columnar.ResultType;
import io.coldtrail.query.QueryResult;
import io.coldtrail.query.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The formats of results. All of them write rows while they are read. */
public enum ResultFormat {
    TABLE,
    CSV,
    JSON,
    NDJSON,
    MARKDOWN,
    /** One Parquet file. */
    PARQUET,
    /** A stream of Arrow's batches. */
    ARROW;

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

    /** Whether the format is bytes, and not text. */
    public boolean isBinary() {
        return this == PARQUET || this == ARROW;
    }

    /**
     * Writes all rows in a format of bytes. Neither the result nor the output is closed.
     *
     * @return the number of rows
     * @throws IOException when the output takes no more
     */
    public long write(QueryResult result, OutputStream out) throws IOException {
        List<ResultType.Field> columns = ColumnarTypes.fields(result.columns());
        if (this == ARROW) {
            try (ArrowWriter writer = new ArrowWriter(columns, out)) {
                long rows = rows(result, columns, writer::write);
                writer.end();
                return rows;
            }
        }
        try (ResultParquet writer = ResultParquet.to(out, columns)) {
            return rows(result, columns, writer::write);
        }
    }

    /** Takes the values of a row. */
    @FunctionalInterface
    private interface RowTarget {
        void write(List<@Nullable Object> row) throws IOException;
    }

    private static long rows(QueryResult result, List<ResultType.Field> columns, RowTarget target) throws IOException {
        long rows = 0;
        for (Optional<List<Value>> row = result.next(); row.isPresent(); row = result.next()) {
            List<@Nullable Object> values = new ArrayList<>(columns.size());
            for (int i = 0; i < columns.size(); i++) {
                values.add(ColumnarValues.of(row.get().get(i), columns.get(i).type()));
            }
            target.write(values);
            rows++;
        }
        return rows;
    }

    /**
     * Writes all rows in a format of text. Neither the result nor the output is closed.
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
            case PARQUET, ARROW -> throw new IllegalArgumentException(id() + " is no format of text");
        };
    }
}
