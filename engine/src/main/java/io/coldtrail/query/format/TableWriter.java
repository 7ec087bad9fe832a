package io.coldtrail.query.format;

import io.coldtrail.query.ResultColumn;
import io.coldtrail.query.Value;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * A table for people. Widths come from the first rows; later values that are wider push their line out, or are cut
 * where the table must fit a terminal.
 */
final class TableWriter implements RowWriter {
    /** Enough rows for good widths, few enough to show the first page at once. */
    private static final int SAMPLE = 500;
    /** Below this, a column says nothing any more. */
    private static final int LEAST_WIDTH = 8;

    private static final String GAP = "  ";
    private static final String DIM = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";

    private final List<ResultColumn> columns;
    private final TableLayout layout;
    private final Writer out;
    private final List<List<Value>> sample = new ArrayList<>();
    private int[] widths = new int[0];

    TableWriter(List<ResultColumn> columns, TableLayout layout, Writer out) {
        this.columns = columns;
        this.layout = layout;
        this.out = out;
    }

    @Override
    public void begin() {
        // The header waits for the widths.
    }

    @Override
    public void row(List<Value> values) throws IOException {
        if (widths.length > 0) {
            write(values);
            return;
        }
        sample.add(values);
        if (sample.size() == SAMPLE) {
            flush();
        }
    }

    @Override
    public void end() throws IOException {
        if (widths.length == 0) {
            flush();
        }
    }

    private void flush() throws IOException {
        widths = columns.stream()
                .mapToInt(column -> VisibleText.width(VisibleText.of(column.name())))
                .toArray();
        for (List<Value> row : sample) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], VisibleText.width(text(row.get(i))));
            }
        }
        fit();
        StringBuilder header = new StringBuilder();
        StringBuilder rule = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            pad(header, i, VisibleText.cut(VisibleText.of(columns.get(i).name()), widths[i]));
            rule.append(i == 0 ? "" : GAP).append("─".repeat(widths[i]));
        }
        out.append(header.toString().stripTrailing()).append('\n').append(rule).append('\n');
        for (List<Value> row : sample) {
            write(row);
        }
        sample.clear();
    }

    /** Takes from the widest column, again and again, until the table fits or nothing is left to take. */
    private void fit() {
        OptionalInt limit = layout.width();
        if (limit.isEmpty() || widths.length == 0) {
            return;
        }
        int excess = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) - limit.getAsInt();
        while (excess > 0) {
            int widest = 0;
            for (int i = 1; i < widths.length; i++) {
                widest = widths[i] > widths[widest] ? i : widest;
            }
            if (widths[widest] <= LEAST_WIDTH) {
                return;
            }
            widths[widest]--;
            excess--;
        }
    }

    private void write(List<Value> values) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String text = text(values.get(i));
            String shown = layout.width().isPresent() ? VisibleText.cut(text, widths[i]) : text;
            int start = line.length();
            pad(line, i, shown);
            if (values.get(i).isNull() && layout.colour() == TableLayout.Colour.ON) {
                int at = line.indexOf(shown, start);
                line.insert(at + shown.length(), PLAIN).insert(at, DIM);
            }
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    private void pad(StringBuilder line, int column, String text) {
        String padding = " ".repeat(Math.max(0, widths[column] - VisibleText.width(text)));
        line.append(column == 0 ? "" : GAP);
        if (columns.get(column).holdsNumbers()) {
            line.append(padding).append(text);
        } else {
            line.append(text).append(padding);
        }
    }

    private static String text(Value value) {
        return value.isNull() ? "NULL" : VisibleText.of(value.athenaText());
    }
}
