package io.coldtrail.decode;

/** Takes the bytes of one record that cannot become a row, piece by piece, in order. */
public interface RejectedBytes extends AutoCloseable {

    /** The next bytes, from {@code start} (inclusive) to {@code end} (exclusive); they are copied. */
    void write(byte[] bytes, int start, int end);

    /** Ends the record. */
    @Override
    void close();
}
