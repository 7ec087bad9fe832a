package io.coldtrail.query;

import io.coldtrail.lake.Part;
import io.coldtrail.schema.TableShape;
import java.util.List;

/**
 * One table of a case.
 *
 * @param name as SQL names it, in lower case and without a database
 * @param parts in evidence order; empty for a table without rows
 */
public record CaseTable(String name, TableShape shape, List<Part> parts) {
    public CaseTable {
        parts = List.copyOf(parts);
    }

    public long rows() {
        return parts.stream().mapToLong(Part::rows).sum();
    }

    /** Size of the Parquet files behind the table. */
    public long bytes() {
        return parts.stream().mapToLong(Part::bytes).sum();
    }

    /** The number of distinct partitions that hold its rows. */
    public long partitions() {
        return parts.stream().map(Part::partition).distinct().count();
    }
}
