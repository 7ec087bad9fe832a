package io.coldtrail.columnar;

/**
 * What a finished Parquet file turned out to be.
 *
 * @param bytes size of the file
 * @param sha256 of the file, lower-case hex
 */
public record WrittenPart(long rows, long bytes, String sha256) {}
