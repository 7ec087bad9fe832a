package io.coldtrail.lake;

import io.coldtrail.columnar.RecordBatch;

/** Takes rows from a {@link BatchSource}. */
@FunctionalInterface
public interface BatchConsumer {

    /**
     * Takes the rows {@code from} (inclusive) to {@code to} (exclusive) of a batch, all of one partition. May wait; the
     * batch is the caller's again when this returns.
     *
     * @param batch with the stored columns of the table, in any order; a column that it lacks is NULL
     * @throws io.coldtrail.problem.ColdtrailException with {@code INTERRUPTED} where no more rows are wanted, which ends
     *     the reading
     */
    void accept(Partition partition, RecordBatch batch, int from, int to);
}
