package io.coldtrail.columnar;

import io.coldtrail.schema.ColumnType;
import java.util.Arrays;

/**
 * The values of one column, row after row. A row is built in two steps: values are staged in any order, then
 * {@link #commitRow()} makes them a row, NULL where nothing was staged, or {@link #discardRow()} forgets them. Not
 * thread-safe.
 */
public abstract sealed class Vector permits TextVector, NumberVector, StructVector, ListVector, TextMapVector {
    private boolean[] present = new boolean[64];
    private int rows;
    /** Rows that are not NULL. */
    private int values;

    /** An empty vector for a column of a type. */
    static Vector of(ColumnType type) {
        if (type instanceof ColumnType.Struct struct) {
            return new StructVector(struct);
        }
        if (type instanceof ColumnType.ListOf list) {
            return new ListVector(list.element());
        }
        if (type.equals(ColumnType.TEXT_MAP)) {
            return new TextMapVector();
        }
        if (type.equals(ColumnType.INT32) || type.equals(ColumnType.INT64)) {
            return new NumberVector();
        }
        if (type.equals(ColumnType.TEXT)) {
            return new TextVector();
        }
        throw new IllegalArgumentException("no stored column has the type " + type.athenaName());
    }

    /** Number of committed rows. */
    public final int rows() {
        return rows;
    }

    public final boolean isNull(int row) {
        return !present[row];
    }

    /**
     * Index after the run of rows that starts at a row and in which all are NULL or none is.
     *
     * @param end where the run ends at the latest
     */
    public final int runEnd(int row, int end) {
        if (values == 0 || values == rows) {
            return end;
        }
        boolean first = present[row];
        int at = row + 1;
        while (at < end && present[at] == first) {
            at++;
        }
        return at;
    }

    /** Whether the row being built has a value. */
    public abstract boolean isStaged();

    /** Ends the row being built. */
    public abstract void commitRow();

    /** Forgets the row being built. */
    public abstract void discardRow();

    /** Cuts the vector back to its first rows; nothing may be staged. */
    abstract void truncate(int newRows);

    /** Bytes of data held by the committed rows, roughly. */
    abstract long dataBytes();

    final void addRow(Presence presence) {
        if (rows == present.length) {
            present = Arrays.copyOf(present, rows * 2);
        }
        boolean value = presence == Presence.VALUE;
        present[rows++] = value;
        if (value) {
            values++;
        }
    }

    final void dropRows(int newRows) {
        if (newRows == 0) {
            values = 0;
        }
        for (int row = newRows; values > 0 && row < rows; row++) {
            if (present[row]) {
                values--;
            }
        }
        rows = newRows;
    }

    enum Presence {
        VALUE,
        NULL
    }
}
