package io.coldtrail.cli;

import io.coldtrail.cost.QueryCost;
import java.util.Optional;

/**
 * A statement with what it would cost, and what it took here.
 *
 * @param name as the report calls it
 * @param sql the statement
 * @param local empty where it was not run
 */
record CostedQuery(String name, String sql, QueryCost cost, Optional<LocalRun> local) {

    /**
     * A run in this process.
     *
     * @param bytes size of the Parquet files that the query's partitions leave
     */
    record LocalRun(long rows, double seconds, long bytes) {}
}
