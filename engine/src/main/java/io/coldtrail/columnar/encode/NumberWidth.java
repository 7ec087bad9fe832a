package io.coldtrail.columnar.encode;

/** The two kinds of numbers that are stored. */
public enum NumberWidth {
    INT32,
    INT64;

    void write(long number, Bytes out) {
        if (this == INT32) {
            out.putInt((int) number);
        } else {
            out.putLong(number);
        }
    }

    int bytes() {
        return this == INT32 ? Integer.BYTES : Long.BYTES;
    }
}
