package io.coldtrail.query.format;

import io.coldtrail.columnar.ResultType;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes rows as a stream of Arrow batches. Not thread-safe. */
final class ArrowWriter implements AutoCloseable {
    /** Rows in a batch. */
    private static final int BATCH = 4096;

    private final List<ResultType.Field> columns;
    private final BufferAllocator allocator;
    private final VectorSchemaRoot root;
    private final ArrowStreamWriter writer;
    private int rows;

    ArrowWriter(List<ResultType.Field> columns, OutputStream out) throws IOException {
        this.columns = columns;
        this.allocator = new RootAllocator();
        this.root = VectorSchemaRoot.create(ArrowTypesOfResults.schema(columns), allocator);
        this.writer = new ArrowStreamWriter(root, null, Channels.newChannel(out));
        writer.start();
        root.allocateNew();
    }

    void write(List<@Nullable Object> row) throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            set(root.getVector(i), rows, columns.get(i).type(), row.get(i));
        }
        rows++;
        if (rows == BATCH) {
            writeBatch();
        }
    }

    void end() throws IOException {
        if (rows > 0) {
            writeBatch();
        }
        writer.end();
    }

    private void writeBatch() throws IOException {
        root.setRowCount(rows);
        writer.writeBatch();
        root.clear();
        root.allocateNew();
        rows = 0;
    }

    private static void set(FieldVector vector, int index, ResultType type, @Nullable Object value) {
        if (vector instanceof StructVector struct) {
            row(struct, index, (ResultType.RowOf) type, (List<?>) value);
        } else if (vector instanceof ListVector list) {
            list(list, index, type, (List<?>) value);
        } else if (value == null) {
            vector.setNull(index);
        } else {
            scalar(vector, index, value);
        }
    }

    private static void row(StructVector struct, int index, ResultType.RowOf type, @Nullable List<?> values) {
        if (values == null) {
            struct.setNull(index);
        } else {
            struct.setIndexDefined(index);
        }
        for (int i = 0; i < type.fields().size(); i++) {
            FieldVector field = (FieldVector) struct.getChildByOrdinal(i);
            set(field, index, type.fields().get(i).type(), values == null ? null : values.get(i));
        }
    }

    /** Lists, and maps, which Arrow lays out as lists of rows with a key and a value. */
    private static void list(ListVector list, int index, ResultType type, @Nullable List<?> elements) {
        if (elements == null) {
            list.setNull(index);
            return;
        }
        int start = list.startNewValue(index);
        for (int i = 0; i < elements.size(); i++) {
            if (type instanceof ResultType.MapOf map) {
                entry((StructVector) list.getDataVector(), start + i, map, (Map.Entry<?, ?>) elements.get(i));
            } else {
                set(list.getDataVector(), start + i, ((ResultType.ListOf) type).element(), elements.get(i));
            }
        }
        list.endValue(index, elements.size());
    }

    private static void entry(StructVector entries, int index, ResultType.MapOf type, Map.Entry<?, ?> entry) {
        entries.setIndexDefined(index);
        set((FieldVector) entries.getChildByOrdinal(0), index, type.key(), entry.getKey());
        set((FieldVector) entries.getChildByOrdinal(1), index, type.value(), entry.getValue());
    }

    private static void scalar(FieldVector vector, int index, Object value) {
        if (vector instanceof VarCharVector text) {
            text.setSafe(index, ((String) value).getBytes(StandardCharsets.UTF_8));
        } else if (vector instanceof BigIntVector number) {
            number.setSafe(index, (Long) value);
        } else if (vector instanceof IntVector number) {
            number.setSafe(index, Math.toIntExact((Long) value));
        } else if (vector instanceof SmallIntVector number) {
            number.setSafe(index, Math.toIntExact((Long) value));
        } else if (vector instanceof TinyIntVector number) {
            number.setSafe(index, Math.toIntExact((Long) value));
        } else if (vector instanceof TimeStampVector time) {
            time.setSafe(index, (Long) value);
        } else if (vector instanceof DateDayVector day) {
            day.setSafe(index, Math.toIntExact((Long) value));
        } else if (vector instanceof BitVector bit) {
            bit.setSafe(index, (Boolean) value ? 1 : 0);
        } else if (vector instanceof Float8Vector number) {
            number.setSafe(index, (Double) value);
        } else if (vector instanceof Float4Vector number) {
            number.setSafe(index, (Float) value);
        } else if (vector instanceof DecimalVector number) {
            number.setSafe(index, (BigDecimal) value);
        } else {
            ((VarBinaryVector) vector).setSafe(index, (byte[]) value);
        }
    }

    @Override
    public void close() {
        writer.close();
        root.close();
        allocator.close();
    }
}
