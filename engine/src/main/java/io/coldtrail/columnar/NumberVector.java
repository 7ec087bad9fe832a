package io.coldtrail.columnar;

import java.util.Arrays;

/** A column of 32-bit or 64-bit integers. */
public final class NumberVector extends Vector {
    private long[] values = new long[64];
    private long stagedValue;
    private boolean staged;

    public void stage(long value) {
        stagedValue = value;
        staged = true;
    }

    /** A row's value; unspecified for NULL. */
    public long value(int row) {
        return values[row];
    }

    @Override
    public boolean isStaged() {
        return staged;
    }

    @Override
    public void commitRow() {
        if (rows() == values.length) {
            values = Arrays.copyOf(values, values.length * 2);
        }
        values[rows()] = stagedValue;
        addRow(staged ? Presence.VALUE : Presence.NULL);
        staged = false;
    }

    @Override
    public void discardRow() {
        staged = false;
    }

    @Override
    void truncate(int newRows) {
        dropRows(newRows);
        staged = false;
    }

    @Override
    long dataBytes() {
        return 8L * rows();
    }
}
