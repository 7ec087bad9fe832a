package io.coldtrail.query.format;

import io.coldtrail.query.ResultColumn;
import io.coldtrail.query.Value;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * A Markdown table. What Markdown would take for a cell's end, a tag, code, emphasis or a link is escaped, so that
 * evidence shows as it is and nothing in it becomes a link or an image.
 */
final class MarkdownWriter implements RowWriter {
    private final List<ResultColumn> columns;
    private final Writer out;

    MarkdownWriter(List<ResultColumn> columns, Writer out) {
        this.columns = columns;
        this.out = out;
    }

    @Override
    public void begin() throws IOException {
        StringBuilder names = new StringBuilder("|");
        StringBuilder rule = new StringBuilder("|");
        for (ResultColumn column : columns) {
            names.append(' ').append(cell(column.name())).append(" |");
            rule.append(column.holdsNumbers() ? " ---: |" : " --- |");
        }
        out.append(names).append('\n').append(rule).append('\n');
    }

    @Override
    public void row(List<Value> values) throws IOException {
        StringBuilder line = new StringBuilder("|");
        for (Value value : values) {
            line.append(' ')
                    .append(value.isNull() ? "NULL" : cell(value.athenaText()))
                    .append(" |");
        }
        out.append(line).append('\n');
    }

    @Override
    public void end() {
        // Nothing follows the last row.
    }

    private static String cell(String text) {
        return VisibleText.of(text)
                .replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("`", "\\`")
                .replace("*", "\\*")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("](", "]\\(")
                .replace("][", "]\\[");
    }
}
