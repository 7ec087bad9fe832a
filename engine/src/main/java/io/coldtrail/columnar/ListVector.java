package io.coldtrail.columnar;

import io.coldtrail.schema.ColumnType;

/** A column of lists. The elements of all rows stand one after another in one vector. */
public final class ListVector extends Vector {
    private final Vector elements;
    private int[] ends = new int[64];

    ListVector(ColumnType element) {
        elements = Vector.of(element);
    }

    /**
     * Begins the list of the row being built, in place of any list staged before. The caller stages an element in
     * {@link #elements()} and calls its {@link Vector#commitRow()}, again and again.
     */
    public void stage() {
        discardRow();
        markStaged();
    }

    /** The elements of all rows. */
    public Vector elements() {
        return elements;
    }

    /** Index of a row's first element. */
    public int start(int row) {
        return end(ends, row - 1);
    }

    /** Index after a row's last element. */
    public int end(int row) {
        return end(ends, row);
    }

    @Override
    void commitValue() {
        ends = extended(ends, start(rows()));
        ends[rows()] = elements.rows();
    }

    @Override
    void forget() {
        elements.truncate(start(rows()));
    }

    @Override
    long dataBytes() {
        return elements.dataBytes() + 4L * rows();
    }
}
