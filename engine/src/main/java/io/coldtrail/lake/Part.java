package io.coldtrail.lake;

import java.util.List;

/**
 * One Parquet file of the lake.
 *
 * @param path below the case folder, with {@code /} as separator
 * @param rows number of rows
 * @param bytes size of the file
 * @param sha256 of the file, lower-case hex
 * @param addedColumns names of its columns of text that are not the table's own, in file order
 */
public record Part(Partition partition, String path, long rows, long bytes, String sha256, List<String> addedColumns) {
    public Part {
        addedColumns = List.copyOf(addedColumns);
    }
}
