package io.coldtrail.query;

import io.coldtrail.lake.Part;
import io.coldtrail.schema.TableShape;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One table of a case.
 *
 * @param name as SQL names it, in lower case and without a database
 * @param account the account whose rows it holds; empty for a table over all accounts
 * @param parts in evidence order; empty for a table without rows, and for one over evidence that was not ingested
 */
public record CaseTable(String name, TableShape shape, Optional<String> account, List<Part> parts) {
    public CaseTable {
        parts = List.copyOf(parts);
    }

    /** The same table with some of its parts only. */
    CaseTable with(Predicate<Part> kept) {
        return new CaseTable(name, shape, account, parts.stream().filter(kept).toList());
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
