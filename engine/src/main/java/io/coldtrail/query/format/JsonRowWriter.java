package io.coldtrail.query.format;

import io.coldtrail.query.JsonText;
import io.coldtrail.query.ResultColumn;
import io.coldtrail.query.Value;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One JSON object for each row, on a line of its own: bare, or as the elements of one array. Keys stand in column
 * order; the second of two columns of one name becomes {@code name_2}.
 */
final class JsonRowWriter implements RowWriter {
    private final List<String> keys;
    private final Writer out;
    private final Shape shape;
    private final StringBuilder line = new StringBuilder();
    private long rows;

    private enum Shape {
        DOCUMENT,
        LINES
    }

    private JsonRowWriter(List<ResultColumn> columns, Writer out, Shape shape) {
        this.keys = keys(columns);
        this.out = out;
        this.shape = shape;
    }

    /** One document, an array of objects. */
    static JsonRowWriter document(List<ResultColumn> columns, Writer out) {
        return new JsonRowWriter(columns, out, Shape.DOCUMENT);
    }

    /** One object a line. */
    static JsonRowWriter lines(List<ResultColumn> columns, Writer out) {
        return new JsonRowWriter(columns, out, Shape.LINES);
    }

    @Override
    public void begin() throws IOException {
        if (shape == Shape.DOCUMENT) {
            out.write('[');
        }
    }

    @Override
    public void row(List<Value> values) throws IOException {
        line.setLength(0);
        if (shape == Shape.DOCUMENT) {
            line.append(rows == 0 ? "\n" : ",\n");
        }
        line.append('{');
        for (int i = 0; i < values.size(); i++) {
            line.append(i == 0 ? "" : ",").append(keys.get(i)).append(':');
            values.get(i).appendJson(line);
        }
        line.append('}');
        if (shape == Shape.LINES) {
            line.append('\n');
        }
        out.append(line);
        rows++;
    }

    @Override
    public void end() throws IOException {
        if (shape == Shape.DOCUMENT) {
            out.write(rows == 0 ? "]\n" : "\n]\n");
        }
    }

    private static List<String> keys(List<ResultColumn> columns) {
        Set<String> taken = new HashSet<>();
        columns.forEach(column -> taken.add(column.name()));
        Set<String> used = new HashSet<>();
        List<String> keys = new ArrayList<>();
        for (ResultColumn column : columns) {
            String key = column.name();
            for (int i = 2; !used.add(key); i++) {
                String next = column.name() + "_" + i;
                key = taken.contains(next) ? key : next;
            }
            StringBuilder json = new StringBuilder();
            JsonText.append(json, key);
            keys.add(json.toString());
        }
        return keys;
    }
}
