package io.coldtrail.columnar;

import io.coldtrail.schema.ColumnType;
import java.util.Arrays;

/** A column of lists. The elements of all rows stand one after another in one vector. */
public final class ListVector extends Vector {
    private final Vector elements;
    private int[] ends = new int[64];
    private boolean staged;

    ListVector(ColumnType element) {
        elements = Vector.of(element);
    }

    /**
     * Begins the list of the row being built, in place of any list staged before. The caller stages an element in
     * {@link #elements()} and calls its {@link Vector#commitRow()}, again and again.
     */
    public void stage() {
        discardRow();
        staged = true;
    }

    /** The elements of all rows. */
    public Vector elements() {
        return elements;
    }

    /** Index of a row's first element. */
    public int start(int row) {
        return row == 0 ? 0 : ends[row - 1];
    }

    /** Index after a row's last element. */
    public int end(int row) {
        return ends[row];
    }

    @Override
    public boolean isStaged() {
        return staged;
    }

    @Override
    public void commitRow() {
        if (rows() == ends.length) {
            ends = Arrays.copyOf(ends, ends.length * 2);
        }
        ends[rows()] = elements.rows();
        addRow(staged ? Presence.VALUE : Presence.NULL);
        staged = false;
    }

    @Override
    public void discardRow() {
        elements.discardRow();
        elements.truncate(rows() == 0 ? 0 : ends[rows() - 1]);
        staged = false;
    }

    @Override
    void truncate(int newRows) {
        dropRows(newRows);
        discardRow();
    }

    @Override
    long dataBytes() {
        return elements.dataBytes() + 4L * rows();
    }
}
