package io.coldtrail.query;

import io.coldtrail.lake.Part;
import io.coldtrail.lake.Partition;
import io.coldtrail.sql.TableUse;
import java.util.List;

/**
 * What one reference of a query to a table reads of it.
 *
 * @param use the reference: the table's name, the columns that are read, and what is demanded of partitions
 * @param partitions those that can hold a row that counts, sorted; over evidence that was not ingested, of those that
 *     are known before anything is read
 * @param allPartitions how many the table has
 * @param parts the files of these partitions, in evidence order; none over evidence that was not ingested
 * @param allParts how many the table has
 * @param allBytes size of all of the table's files
 */
public record TableScan(
        TableUse use, List<Partition> partitions, long allPartitions, List<Part> parts, long allParts, long allBytes) {
    public TableScan {
        partitions = List.copyOf(partitions);
        parts = List.copyOf(parts);
    }

    /** Size of the files that are read, with all of their columns. */
    public long bytes() {
        return parts.stream().mapToLong(Part::bytes).sum();
    }

    /** Rows of the files that are read. */
    public long rows() {
        return parts.stream().mapToLong(Part::rows).sum();
    }
}
