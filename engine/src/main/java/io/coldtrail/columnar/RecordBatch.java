package io.coldtrail.columnar;

import io.coldtrail.schema.Column;
import java.util.List;

/**
 * Some rows of one table, column by column. Bounded by its user: {@link #rows()} and {@link #dataBytes()} tell when to
 * hand it on and {@link #clear()} it. Not thread-safe.
 */
public final class RecordBatch {
    private final List<Column> schema;
    /** An array, since every row goes through all of it. */
    private final Vector[] vectors;

    private int rows;

    public RecordBatch(List<Column> schema) {
        this.schema = List.copyOf(schema);
        this.vectors = schema.stream().map(Column::type).map(Vector::of).toArray(Vector[]::new);
    }

    public List<Column> schema() {
        return schema;
    }

    public Vector vector(int column) {
        return vectors[column];
    }

    /** The vector of a column of text. */
    public TextVector text(int column) {
        return (TextVector) vectors[column];
    }

    /** The vector of a column of integers. */
    public NumberVector number(int column) {
        return (NumberVector) vectors[column];
    }

    /**
     * The position of a column.
     *
     * @throws IllegalArgumentException where the schema has no such column
     */
    public int indexOf(String name) {
        for (int i = 0; i < schema.size(); i++) {
            if (schema.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no column " + name);
    }

    public int rows() {
        return rows;
    }

    /** Ends the row being built. */
    public void commitRow() {
        for (Vector vector : vectors) {
            vector.commitRow();
        }
        rows++;
    }

    /** Forgets the row being built. */
    public void discardRow() {
        for (Vector vector : vectors) {
            vector.discardRow();
        }
    }

    /** Bytes of data held by the rows, roughly. */
    public long dataBytes() {
        long bytes = 0;
        for (Vector vector : vectors) {
            bytes += vector.dataBytes();
        }
        return bytes;
    }

    /** Drops all rows and keeps the memory. */
    public void clear() {
        for (Vector vector : vectors) {
            vector.truncate(0);
        }
        rows = 0;
    }
}
