package io.coldtrail.columnar.scan;

/**
 * How a reader of Parquet files reads. The values of {@link #TRINO} are the defaults of Trino 476: its
 * {@code parquet.*} settings, {@code hive.max-split-size} and {@code hive.max-initial-split-size}, and what its reader
 * takes of a file's end at once.
 *
 * @param smallFile files of at most so many bytes are read whole, in one request; 0 for none
 * @param footer what is read of a file's end in the hope that it holds the footer
 * @param mergeDistance ranges that are no further apart are read together, with what lies between
 * @param buffer the most that is read together; longer ranges are read by themselves, in pieces
 * @param initialSplit how the first files are cut into splits, each of which reads the footer
 */
public record ReadRules(long smallFile, long footer, long mergeDistance, long buffer, long initialSplit) {
    public static final ReadRules TRINO = new ReadRules(3L << 20, 48L << 10, 1L << 20, 8L << 20, 32L << 20);

    /** The same with another size up to which files are read whole. */
    public ReadRules withSmallFile(long bytes) {
        return new ReadRules(bytes, footer, mergeDistance, buffer, initialSplit);
    }
}
