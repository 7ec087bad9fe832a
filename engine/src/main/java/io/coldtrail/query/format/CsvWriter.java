package io.coldtrail.query.format;

import io.coldtrail.query.ResultColumn;
import io.coldtrail.query.Value;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * CSV after RFC 4180, with line feeds: a header, NULL as an empty field, empty text as {@code ""}.
 *
 * <p>Text that a spreadsheet would take for a formula gets an apostrophe in front: log fields such as the user agent
 * are chosen by whoever made the call.
 */
final class CsvWriter implements RowWriter {
    private final List<ResultColumn> columns;
    private final Writer out;

    CsvWriter(List<ResultColumn> columns, Writer out) {
        this.columns = columns;
        this.out = out;
    }

    @Override
    public void begin() throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            separate(i);
            out.write(CsvText.textField(columns.get(i).name()));
        }
        out.write('\n');
    }

    @Override
    public void row(List<Value> values) throws IOException {
        for (int i = 0; i < values.size(); i++) {
            separate(i);
            Value value = values.get(i);
            if (!value.isNull()) {
                String text = value.athenaText();
                out.write(columns.get(i).holdsText() ? CsvText.textField(text) : CsvText.field(text));
            }
        }
        out.write('\n');
    }

    @Override
    public void end() {
        // Nothing follows the last row.
    }

    private void separate(int column) throws IOException {
        if (column > 0) {
            out.write(',');
        }
    }
}
