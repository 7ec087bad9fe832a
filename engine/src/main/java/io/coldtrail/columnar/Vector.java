package io.coldtrail.columnar;

import io.coldtrail.schema.ColumnType;
import java.util.Arrays;

/**
 * The values of one column, row after row. A row is built in two steps: values are staged in any order, then
 * {@link #commitRow()} makes them a row, NULL where nothing was staged, or {@link #discardRow()} forgets them. Not
 * thread-safe.
 */
public abstract sealed class Vector permits TextVector, NumberVector, StructVector, ListVector, TextMapVector {
    /** Most columns of a flow log are NULL in every row: what follows the last value is not written down. */
    private boolean[] present = new boolean[64];

    /** Index after the last row that is not NULL, up to which arrays are filled. */
    private int filled;

    private int rows;
    /** Rows that are not NULL. */
    private int values;

    private boolean staged;

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
        return row >= filled || !present[row];
    }

    /**
     * Index after the run of rows that starts at a row and in which all are NULL or none is.
     *
     * @param end where the run ends at the latest
     */
    public final int runEnd(int row, int end) {
        if (values == rows || row >= filled) {
            return end;
        }
        boolean first = present[row];
        int last = Math.min(end, filled);
        int at = row + 1;
        while (at < last && present[at] == first) {
            at++;
        }
        return at;
    }

    /** Whether the row being built has a value. */
    public final boolean isStaged() {
        return staged;
    }

    /** Ends the row being built. */
    public final void commitRow() {
        if (this instanceof StructVector struct) {
            struct.commitFields();
        }
        if (staged) {
            commitValue();
            addValue();
            staged = false;
        }
        rows++;
    }

    /** Forgets the row being built. */
    public final void discardRow() {
        staged = false;
        forget();
    }

    /** Cuts the vector back to its first rows; nothing may be staged. */
    final void truncate(int newRows) {
        for (int row = newRows; values > 0 && row < filled; row++) {
            if (present[row]) {
                values--;
            }
        }
        filled = Math.min(filled, newRows);
        rows = newRows;
        discardRow();
    }

    /** Bytes of data held by the committed rows, roughly. */
    abstract long dataBytes();

    /** Makes what is staged the value of row {@link #rows()}. */
    abstract void commitValue();

    /** Drops what is staged beyond the committed rows. */
    abstract void forget();

    final void markStaged() {
        staged = true;
    }

    /** An array of numbers with room for the row being committed; rows of NULLs before it get a filler. */
    final int[] extended(int[] numbers, int filler) {
        int[] extended = rows < numbers.length ? numbers : Arrays.copyOf(numbers, Math.max(rows + 1, rows * 2));
        Arrays.fill(extended, filled, rows, filler);
        return extended;
    }

    /** Where a row's content ends, by the ends of the rows; NULLs end where the row before does. */
    final int end(int[] ends, int row) {
        int last = Math.min(row, filled - 1);
        return last < 0 ? 0 : ends[last];
    }

    private void addValue() {
        if (rows >= present.length) {
            present = Arrays.copyOf(present, Math.max(rows + 1, rows * 2));
        }
        Arrays.fill(present, filled, rows, false);
        present[rows] = true;
        filled = rows + 1;
        values++;
    }
}
