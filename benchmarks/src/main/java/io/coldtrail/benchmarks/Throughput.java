package io.coldtrail.benchmarks;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What JMH counts beside operations, each a second. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.OPERATIONS)
public class Throughput {
    /** Events or lines. */
    public long records;
    /** Inflated megabytes, of a million bytes. */
    public double megabytes;

    /** Begins an iteration. */
    @Setup(Level.Iteration)
    public void reset() {
        records = 0;
        megabytes = 0;
    }

    void add(long moreRecords, long bytes) {
        records += moreRecords;
        megabytes += bytes / 1e6;
    }
}
