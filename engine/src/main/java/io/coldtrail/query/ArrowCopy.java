package io.coldtrail.query;

import io.coldtrail.columnar.ListVector;
import io.coldtrail.columnar.NumberVector;
import io.coldtrail.columnar.RecordBatch;
import io.coldtrail.columnar.StructVector;
import io.coldtrail.columnar.TextMapVector;
import io.coldtrail.columnar.TextVector;
import io.coldtrail.columnar.Vector;
import io.coldtrail.lake.Partition;
import io.coldtrail.schema.Column;
import io.coldtrail.schema.ColumnType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;

/**
 * Copies rows of batches into Arrow's memory, a column at a time: texts as one block, numbers and offsets in one loop
 * each. Not thread-safe.
 */
final class ArrowCopy {
    private final List<LoadColumn> columns;
    private final BufferAllocator allocator;
    /** NULLs for the columns that a batch lacks. */
    private final RecordBatch absent;

    private final List<ArrowFieldNode> nodes = new ArrayList<>();
    private final List<ArrowBuf> buffers = new ArrayList<>();

    /** @param columns what to copy, at least one */
    ArrowCopy(List<LoadColumn> columns, BufferAllocator allocator) {
        this.columns = List.copyOf(columns);
        this.allocator = allocator;
        List<Column> stored = new ArrayList<>();
        for (LoadColumn column : columns) {
            if (column instanceof LoadColumn.Stored held) {
                stored.add(held.column());
            }
        }
        this.absent = new RecordBatch(stored);
    }

    /**
     * Copies the rows {@code from} (inclusive) to {@code to} (exclusive).
     *
     * @return the copy, to be closed by the caller
     */
    ArrowRecordBatch copy(Partition partition, RecordBatch batch, int from, int to) {
        try {
            for (LoadColumn column : columns) {
                if (column instanceof LoadColumn.Stored stored) {
                    stored(stored.column(), batch, from, to);
                } else {
                    key(column.name(), partition, to - from);
                }
            }
            return new ArrowRecordBatch(to - from, List.copyOf(nodes), List.copyOf(buffers));
        } finally {
            // The batch holds on to them itself.
            buffers.forEach(ArrowBuf::close);
            buffers.clear();
            nodes.clear();
        }
    }

    private void stored(Column column, RecordBatch batch, int from, int to) {
        for (int i = 0; i < batch.schema().size(); i++) {
            if (batch.schema().get(i).name().equals(column.name())) {
                vector(column.type(), batch.vector(i), from, to);
                return;
            }
        }
        while (absent.rows() < to - from) {
            absent.commitRow();
        }
        vector(column.type(), absent.vector(absent.indexOf(column.name())), 0, to - from);
    }

    /** Appends a vector as Arrow orders its parts: validity, then the vector's own buffers, then its children. */
    private void vector(ColumnType type, Vector vector, int from, int to) {
        validity(vector, from, to);
        if (vector instanceof TextVector text) {
            texts(text, from, to);
        } else if (vector instanceof NumberVector number) {
            numbers(type, number, from, to);
        } else if (vector instanceof StructVector struct) {
            List<Column> fields = ((ColumnType.Struct) type).fields();
            for (int i = 0; i < struct.fieldCount(); i++) {
                vector(fields.get(i).type(), struct.field(i), from, to);
            }
        } else if (vector instanceof ListVector list) {
            int first = from == to ? 0 : list.start(from);
            int last = from == to ? 0 : list.end(to - 1);
            offsets(from, to, row -> list.end(row) - first);
            vector(((ColumnType.ListOf) type).element(), list.elements(), first, last);
        } else {
            map((TextMapVector) vector, from, to);
        }
    }

    private void map(TextMapVector map, int from, int to) {
        int first = from == to ? 0 : map.start(from);
        int last = from == to ? 0 : map.end(to - 1);
        offsets(from, to, row -> map.end(row) - first);
        allValid(last - first);
        vector(ColumnType.TEXT, map.keys(), first, last);
        vector(ColumnType.TEXT, map.values(), first, last);
    }

    private void texts(TextVector text, int from, int to) {
        int first = from == to ? 0 : text.start(from);
        int last = from == to ? 0 : text.start(to - 1) + text.length(to - 1);
        offsets(from, to, row -> text.start(row) + text.length(row) - first);
        ArrowBuf data = buffer(last - first);
        data.setBytes(0, text.bytes(), first, last - first);
    }

    private void numbers(ColumnType type, NumberVector number, int from, int to) {
        if (type instanceof ColumnType.Int32) {
            ByteBuffer values = bytes(buffer((long) Integer.BYTES * (to - from)));
            for (int row = from; row < to; row++) {
                values.putInt((int) number.value(row));
            }
            return;
        }
        ByteBuffer values = bytes(buffer((long) Long.BYTES * (to - from)));
        for (int row = from; row < to; row++) {
            values.putLong(number.value(row));
        }
    }

    /** The value of a partition, again and again. */
    private void key(String key, Partition partition, int rows) {
        allValid(rows);
        if (key.equals("date")) {
            int day = Math.toIntExact(LocalDate.parse(partition.day()).toEpochDay());
            ByteBuffer values = bytes(buffer((long) Integer.BYTES * rows));
            for (int row = 0; row < rows; row++) {
                values.putInt(day);
            }
            return;
        }
        byte[] value = partition.value(key).getBytes(StandardCharsets.UTF_8);
        offsets(0, rows, row -> (row + 1) * value.length);
        ByteBuffer data = bytes(buffer((long) value.length * rows));
        for (int row = 0; row < rows; row++) {
            data.put(value);
        }
    }

    private void offsets(int from, int to, IntUnaryOperator end) {
        ByteBuffer offsets = bytes(buffer((long) Integer.BYTES * (to - from + 1)));
        offsets.putInt(0);
        for (int row = from; row < to; row++) {
            offsets.putInt(end.applyAsInt(row));
        }
    }

    private void validity(Vector vector, int from, int to) {
        byte[] bits = new byte[(to - from + Byte.SIZE - 1) / Byte.SIZE];
        int nulls = 0;
        for (int row = from; row < to; row++) {
            if (vector.isNull(row)) {
                nulls++;
            } else {
                bits[(row - from) >> 3] |= (byte) (1 << ((row - from) & 7));
            }
        }
        nodes.add(new ArrowFieldNode(to - from, nulls));
        buffer(bits.length).setBytes(0, bits);
    }

    /** Arrow takes a missing validity as the word that nothing is NULL. */
    private void allValid(int rows) {
        nodes.add(new ArrowFieldNode(rows, 0));
        buffer(0);
    }

    private ArrowBuf buffer(long size) {
        ArrowBuf buffer = allocator.buffer(size);
        buffers.add(buffer);
        buffer.writerIndex(size);
        return buffer;
    }

    private static ByteBuffer bytes(ArrowBuf buffer) {
        return buffer.nioBuffer(0, Math.toIntExact(buffer.writerIndex())).order(ByteOrder.LITTLE_ENDIAN);
    }
}
