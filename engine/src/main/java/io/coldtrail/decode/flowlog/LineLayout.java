package io.coldtrail.decode.flowlog;

import io.coldtrail.columnar.NumberVector;
import io.coldtrail.columnar.RecordBatch;
import io.coldtrail.columnar.TextVector;
import io.coldtrail.columnar.Vector;
import io.coldtrail.json.ByteSink;
import io.coldtrail.json.Utf8;
import io.coldtrail.schema.Column;
import io.coldtrail.schema.ColumnType;
import io.coldtrail.schema.FlowLogColumns;
import io.coldtrail.schema.LakeTable;
import io.coldtrail.schema.Provenance;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which field of a line goes to which column, as a header says. */
final class LineLayout {
    private static final Set<String> KNOWN =
            LakeTable.VPCFLOW.dataColumns().stream().map(Column::name).collect(Collectors.toUnmodifiableSet());

    private final List<String> fields;
    private final @Nullable Vector[] vectors;
    private final boolean[] narrow;
    private final TextVector unmappedColumn;
    private final ByteSink unmapped = new ByteSink();

    private LineLayout(List<String> fields, @Nullable Vector[] vectors, boolean[] narrow, TextVector unmappedColumn) {
        this.fields = fields;
        this.vectors = vectors;
        this.narrow = narrow;
        this.unmappedColumn = unmappedColumn;
    }

    /** Whether a header's token names a field that has a column. */
    static boolean isKnownField(String token) {
        return KNOWN.contains(FlowLogColumns.columnOf(token));
    }

    /** A field that has no column, or whose column an earlier field has taken, goes to {@code unmapped_json}. */
    static LineLayout of(List<String> header, RecordBatch batch) {
        @Nullable Vector[] vectors = new Vector[header.size()];
        boolean[] narrow = new boolean[header.size()];
        boolean[] taken = new boolean[batch.schema().size()];
        for (int i = 0; i < vectors.length; i++) {
            if (!isKnownField(header.get(i))) {
                continue;
            }
            int column = batch.indexOf(FlowLogColumns.columnOf(header.get(i)));
            if (!taken[column]) {
                taken[column] = true;
                vectors[i] = batch.vector(column);
                narrow[i] = batch.schema().get(column).type().equals(ColumnType.INT32);
            }
        }
        TextVector unmappedColumn = batch.text(batch.indexOf(Provenance.UNMAPPED));
        return new LineLayout(List.copyOf(header), vectors, narrow, unmappedColumn);
    }

    /**
     * Stages a line.
     *
     * @return false where the line has another number of fields than the header
     */
    boolean stage(byte[] bytes, int start, int end) {
        unmapped.clear();
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
            stageField(field++, bytes, at, fieldEnd);
            at = fieldEnd + 1;
        }
        if (field < vectors.length) {
            return false;
        }
        if (unmapped.length() > 0) {
            unmapped.write('}');
            unmappedColumn.stage(unmapped.array(), 0, unmapped.length());
        }
        return true;
    }

    private void stageField(int field, byte[] bytes, int start, int end) {
        Vector vector = vectors[field];
        if (vector instanceof TextVector text) {
            if (Utf8.isValid(bytes, start, end)) {
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
        // Eighteen digits always fit into 64 bits; the counters of a flow log never reach nineteen.
        if (first == end || end - first > 18) {
            return false;
        }
        long value = 0;
        for (int at = first; at < end; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            value = value * 10 + digit;
        }
        value = negative ? -value : value;
        if (narrow[field] && value != (int) value) {
            return false;
        }
        number.stage(value);
        return true;
    }

    private void keepUnmapped(int field, byte[] bytes, int start, int end) {
        unmapped.write(unmapped.length() == 0 ? '{' : ',');
        unmapped.write("\"" + fields.get(field) + "\":");
        byte[] text = Arrays.copyOfRange(bytes, start, end);
        byte[] valid = Utf8.isValid(text, 0, text.length) ? text : Utf8.mend(text, 0, text.length);
        unmapped.writeQuoted(valid, 0, valid.length);
    }
}
