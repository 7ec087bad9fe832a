package io.coldtrail.decode.flowlog;

import io.coldtrail.columnar.NumberVector;
import io.coldtrail.columnar.RecordBatch;
import io.coldtrail.columnar.TextVector;
import io.coldtrail.columnar.Vector;
import io.coldtrail.decode.TableBatch;
import io.coldtrail.json.ByteSink;
import io.coldtrail.json.Utf8;
import io.coldtrail.schema.ColumnType;
import io.coldtrail.schema.Provenance;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stages the fields of records in the columns of a batch, as a mapping says. Not thread-safe. */
final class LineLayout {
    private final TableBatch batch;
    private final @Nullable Vector[] vectors;
    private final boolean[] narrow;
    private final byte[][] quotedNames;
    private final TextVector unmappedColumn;
    private final ByteSink unmapped = new ByteSink();

    /** What is known of the bytes of a line. */
    enum Encoding {
        /** They are well-formed UTF-8. */
        UTF8,
        UNKNOWN
    }

    /** @param batch of the mapping's table and added columns */
    LineLayout(FieldMapping mapping, TableBatch batch) {
        this.batch = batch;
        RecordBatch rows = batch.rows();
        List<FieldMapping.Field> fields = mapping.fields();
        vectors = new Vector[fields.size()];
        narrow = new boolean[fields.size()];
        quotedNames = new byte[fields.size()][];
        for (int i = 0; i < vectors.length; i++) {
            quotedNames[i] = quoted(fields.get(i).name());
            String name = fields.get(i).column();
            if (name != null) {
                int column = rows.indexOf(name);
                vectors[i] = rows.vector(column);
                narrow[i] = rows.schema().get(column).type().equals(ColumnType.INT32);
            }
        }
        unmappedColumn = rows.text(rows.indexOf(Provenance.UNMAPPED));
    }

    /** What the rows are staged in. */
    TableBatch batch() {
        return batch;
    }

    /**
     * Stages a line.
     *
     * @return false where the line has another number of fields than the header; some of them are staged then
     */
    boolean stage(byte[] bytes, int start, int end, Encoding encoding) {
        begin();
        int field = 0;
        int at = start;
        while (at <= end) {
            int fieldEnd = at;
            while (fieldEnd < end && bytes[fieldEnd] != ' ') {
                fieldEnd++;
            }
            if (field == vectors.length) {
                return false;
            }
            stageField(field++, bytes, at, fieldEnd, encoding);
            at = fieldEnd + 1;
        }
        if (field < vectors.length) {
            return false;
        }
        end();
        return true;
    }

    /** Begins a record whose fields come one by one. */
    void begin() {
        unmapped.clear();
    }

    /** Ends a record whose fields are all staged. */
    void end() {
        if (unmapped.length() > 0) {
            unmapped.write('}');
            unmappedColumn.stage(unmapped.array(), 0, unmapped.length());
        }
    }

    /** Stages a field by its text, which is well-formed UTF-8. */
    void stageText(int field, byte[] bytes, int start, int end) {
        stageField(field, bytes, start, end, Encoding.UTF8);
    }

    /** Writes a field's name as a key of a JSON object. */
    void writeName(int field, ByteSink json) {
        byte[] name = quotedNames[field];
        json.write(name, 0, name.length);
        json.write(':');
    }

    private void stageField(int field, byte[] bytes, int start, int end, Encoding encoding) {
        Vector vector = vectors[field];
        if (vector instanceof TextVector text) {
            if (encoding == Encoding.UTF8 || Utf8.isValid(bytes, start, end)) {
                text.stage(bytes, start, end);
            } else {
                byte[] mended = Utf8.mend(bytes, start, end);
                text.stage(mended, 0, mended.length);
            }
        } else if (vector instanceof NumberVector number) {
            boolean dash = end - start == 1 && bytes[start] == '-';
            if (!dash && !stageNumber(number, field, bytes, start, end)) {
                keepUnmapped(field, bytes, start, end);
            }
        } else {
            keepUnmapped(field, bytes, start, end);
        }
    }

    /** Stages a decimal number; false where the text is none, or one that the column cannot hold. */
    private boolean stageNumber(NumberVector number, int field, byte[] bytes, int start, int end) {
        boolean negative = start < end && bytes[start] == '-';
        int first = negative ? start + 1 : start;
        if (first == end || end - first > 19) {
            return false;
        }
        // Summed up below zero, since the lowest number has no positive counterpart.
        long value = 0;
        for (int at = first; at < end; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            value = value * 10 - digit;
        }
        // Nineteen digits stay within twice the range, so what went beyond it has changed its sign.
        if (value > 0 || (!negative && value == Long.MIN_VALUE)) {
            return false;
        }
        value = negative ? value : -value;
        if (narrow[field] && value != (int) value) {
            return false;
        }
        number.stage(value);
        return true;
    }

    private void keepUnmapped(int field, byte[] bytes, int start, int end) {
        unmapped.write(unmapped.length() == 0 ? '{' : ',');
        writeName(field, unmapped);
        if (Utf8.isValid(bytes, start, end)) {
            unmapped.writeQuoted(bytes, start, end);
        } else {
            byte[] mended = Utf8.mend(bytes, start, end);
            unmapped.writeQuoted(mended, 0, mended.length);
        }
    }

    private static byte[] quoted(String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        ByteSink quoted = new ByteSink();
        quoted.writeQuoted(text, 0, text.length);
        return Arrays.copyOf(quoted.array(), quoted.length());
    }
}
