package io.coldtrail.lake;

/**
 * One Parquet file of the lake.
 *
 * @param path below the case folder, with {@code /} as separator
 * @param rows number of rows
 * @param bytes size of the file
 * @param sha256 of the file, lower-case hex
 */
public record Part(Partition partition, String path, long rows, long bytes, String sha256) {}
