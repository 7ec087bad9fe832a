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
        present[rows++] = presence == Presence.VALUE;
    }

    final void dropRows(int newRows) {
        rows = newRows;
    }

    enum Presence {
        VALUE,
        NULL
    }
}
