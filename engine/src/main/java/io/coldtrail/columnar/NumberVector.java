package io.coldtrail.columnar;

import java.util.Arrays;

/** A column of 32-bit or 64-bit integers. */
public final class NumberVector extends Vector {
    private long[] values = new long[64];
    private long stagedValue;

    public void stage(long value) {
        stagedValue = value;
        markStaged();
    }

    /** A row's value; unspecified for NULL. */
    public long value(int row) {
        return row < values.length ? values[row] : 0;
    }

    @Override
    void commitValue() {
        if (rows() >= values.length) {
            values = Arrays.copyOf(values, Math.max(rows() + 1, rows() * 2));
        }
        values[rows()] = stagedValue;
    }

    @Override
    void forget() {
        // A value that is not committed is overwritten by the next.
    }

    @Override
    long dataBytes() {
        return 8L * rows();
    }
}
