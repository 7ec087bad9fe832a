package io.coldtrail.lake;

import io.coldtrail.schema.LakeTable;
import java.util.List;
import java.util.function.Predicate;

/** Rows that lie in no lake: they are made when they are read. Safe for use by one thread after another. */
public interface BatchSource {

    /**
     * The partitions of a table that are known before anything is read, without repetition. Rows may turn up in others
     * too, where only the records tell.
     */
    List<Partition> partitions(LakeTable table);

    /** The accounts that have a table of their own, sorted, without {@link Partition#UNKNOWN}. */
    List<String> accounts(LakeTable table);

    /** The columns of text that the rows have beside {@link LakeTable#storedColumns()}, in order. */
    List<String> addedColumns(LakeTable table);

    /**
     * Hands all rows of a table to a consumer, in evidence order, and returns after the last. What the consumer throws
     * ends the reading and is thrown on.
     *
     * @param wanted tells for any partition, known before or not, whether its rows are to be handed over. What need not
     *     be read for that is not read
     * @throws io.coldtrail.problem.ColdtrailException where the rows cannot be read
     */
    void read(LakeTable table, Predicate<Partition> wanted, BatchConsumer consumer);
}
