package io.coldtrail.decode;

/**
 * Where one record stands in its file, and its bytes. A decoder has one of these and fills it anew for each record, so
 * a taker copies what it keeps. The fields are public for that reason: nothing is made per record.
 */
public final class SourceRecord {
    private static final byte[] NONE = {};

    /** Position in the file, from 0: the index among its records, or the line. */
    public long position;
    /** Offset of the first byte in the inflated file; -1 where the format keeps a record's bytes in many places. */
    public long offset;
    /** Holds the record from {@link #start} to {@link #end}; valid until the decoder goes on. */
    public byte[] bytes = NONE;

    public int start;
    public int end;

    /** Says where the next record stands. */
    public void set(long newPosition, long newOffset, byte[] source, int from, int to) {
        position = newPosition;
        offset = newOffset;
        bytes = source;
        start = from;
        end = to;
    }
}
