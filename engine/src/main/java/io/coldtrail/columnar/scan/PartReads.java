package io.coldtrail.columnar.scan;

/**
 * What is read of one file.
 *
 * @param leastBytes what is read where no row passes the query's conditions, so that only the columns that decide are
 *     looked at
 * @param bytes what is read where rows of every row group pass
 * @param requests reads that make up {@code bytes}: one request each where the file lies in S3
 */
public record PartReads(long leastBytes, long bytes, long requests) {
    static final PartReads NONE = new PartReads(0, 0, 0);

    /** A file that is read whole, and of which no row group counts. */
    static final PartReads DROPPED = new PartReads(0, 0, 1);

    /** A file that is read whole, of which nobody looked whether a row group counts. */
    public static PartReads unjudged(long bytes) {
        return new PartReads(0, bytes, 1);
    }

    /** A file that is read from end to end at once. */
    public static PartReads whole(long bytes) {
        return new PartReads(bytes, bytes, 1);
    }

    /** The same where no row group is left: Trino reports no bytes for a split that gives no page, though it made requests. */
    PartReads dropped() {
        return new PartReads(0, 0, requests);
    }

    /** Both together. */
    public PartReads plus(PartReads other) {
        return new PartReads(leastBytes + other.leastBytes, bytes + other.bytes, requests + other.requests);
    }
}
