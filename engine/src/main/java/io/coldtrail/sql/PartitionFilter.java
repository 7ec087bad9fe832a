package io.coldtrail.sql;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a query demands of the partitions of one reference to a table. A row of a partition for which a condition is
 * false or NULL changes nothing about the query's result; a row of any other may.
 *
 * @param conditions in DuckDB's SQL, over the partition columns as the table's shape names them, in the order of the
 *     query. They need the session that {@link AthenaTranslator} describes, and may fail for odd values as any condition
 *     may: what fails decides nothing
 */
public record PartitionFilter(List<String> conditions) {
    /** Demands nothing. */
    public static final PartitionFilter NONE = new PartitionFilter(List.of());

    public PartitionFilter {
        conditions = List.copyOf(conditions);
    }

    /** Whether every partition can matter. */
    public boolean isEmpty() {
        return conditions.isEmpty();
    }

    /** All conditions as one, {@code true} where there is none. */
    public String sql() {
        return isEmpty() ? "true" : conditions.stream().collect(Collectors.joining(") AND (", "(", ")"));
    }
}
