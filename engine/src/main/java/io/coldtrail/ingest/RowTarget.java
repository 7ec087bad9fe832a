package io.coldtrail.ingest;

import io.coldtrail.decode.TableBatch;
import io.coldtrail.lake.Partition;

/** Takes placed rows, in evidence order within a partition. */
interface RowTarget {

    /** Takes the rows {@code from} (inclusive) to {@code to} (exclusive) of a batch, which is emptied afterwards. */
    void write(Partition partition, TableBatch batch, int from, int to);
}
