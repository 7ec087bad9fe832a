package io.coldtrail.query;

import io.coldtrail.columnar.RecordBatch;
import io.coldtrail.lake.BatchSource;
import io.coldtrail.lake.Partition;
import io.coldtrail.schema.LakeTable;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Predicate;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Turns a source that pushes rows into a stream that DuckDB pulls. The source runs on a thread of its own, a few batches
 * ahead; it ends when the feed is closed, however far it came.
 */
final class BatchFeed extends ArrowReader {
    /** Batches that wait: each is some megabytes at most, being one of the source's. */
    private static final int AHEAD = 3;

    private final Schema schema;
    private final BlockingQueue<Item> queue = new ArrayBlockingQueue<>(AHEAD);
    private final Thread producer;
    private volatile boolean stopped;
    private volatile boolean cancelled;
    private volatile boolean failedToLoad;
    private volatile @Nullable Throwable failure;

    /** What stands in the queue. */
    private sealed interface Item {}

    private record Rows(ArrowRecordBatch batch) implements Item {}

    private record End() implements Item {}

    private BatchFeed(
            BatchSource source,
            LakeTable table,
            Predicate<Partition> wanted,
            List<LoadColumn> columns,
            BufferAllocator allocator) {
        super(allocator);
        this.schema = ArrowTypes.schema(columns);
        ArrowCopy copy = new ArrowCopy(columns, allocator);
        this.producer = new Thread(() -> produce(source, table, wanted, copy), "evidence-" + table.folder());
        producer.setDaemon(true);
    }

    /** Begins to read. The caller closes the feed, and then the allocator. */
    static BatchFeed start(
            BatchSource source,
            LakeTable table,
            Predicate<Partition> wanted,
            List<LoadColumn> columns,
            BufferAllocator allocator) {
        BatchFeed feed = new BatchFeed(source, table, wanted, columns, allocator);
        feed.producer.start();
        return feed;
    }

    /** Why there are no more rows, if not because these were all; what the source or the copying threw. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /** Whether somebody cancelled the feed. */
    boolean isCancelled() {
        return cancelled;
    }

    /** Ends the feed from any thread, before all is read. Whoever reads it gets an error. */
    void cancel() {
        cancelled = true;
        stop();
    }

    private void stop() {
        stopped = true;
        producer.interrupt();
        // A full queue has something that wakes the reader anyway.
        @SuppressWarnings("unused")
        boolean woken = queue.offer(new End());
    }

    private void produce(BatchSource source, LakeTable table, Predicate<Partition> wanted, ArrowCopy copy) {
        try {
            source.read(table, wanted, (partition, batch, from, to) -> {
                if (from < to) {
                    hand(copy, partition, batch, from, to);
                }
            });
        } catch (RuntimeException | Error e) {
            failed(e);
        }
        try {
            if (!stopped) {
                queue.put(new End());
            }
        } catch (InterruptedException e) {
            // Only stop() interrupts, and then nobody waits for the end.
            Thread.currentThread().interrupt();
        }
    }

    /** Only the first failure says what happened; and one after the end of the feed says nothing. */
    private synchronized void failed(Throwable e) {
        if (failure == null && !stopped) {
            failure = e;
        }
    }

    private void hand(ArrowCopy copy, Partition partition, RecordBatch batch, int from, int to) {
        if (stopped) {
            throw Failures.stopped();
        }
        ArrowRecordBatch rows = copy.copy(partition, batch, from, to);
        try {
            queue.put(new Rows(rows));
        } catch (InterruptedException e) {
            rows.close();
            Thread.currentThread().interrupt();
            throw Failures.stopped();
        }
    }

    @Override
    public boolean loadNextBatch() throws IOException {
        prepareLoadNextBatch();
        Item item = next();
        if (item instanceof Rows rows) {
            try {
                loadRecordBatch(rows.batch());
                return true;
            } catch (RuntimeException | Error e) {
                failed(e);
                failedToLoad = true;
                throw e;
            }
        }
        // DuckDB may ask again from another thread, even after an error, and gets the same answer.
        @SuppressWarnings("unused")
        boolean kept = queue.offer(item);
        if (stopped || failure != null) {
            throw new IOException("the evidence was not read to its end", failure);
        }
        return false;
    }

    private Item next() throws IOException {
        if (stopped || failedToLoad) {
            return new End();
        }
        try {
            return queue.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for evidence", e);
        }
    }

    /** Nothing counts the bytes of a stream that lies in memory. */
    @Override
    public long bytesRead() {
        return 0;
    }

    @Override
    protected Schema readSchema() {
        return schema;
    }

    /** Ends the thread, and frees what nobody took. */
    @Override
    protected void closeReadSource() {
        stop();
        boolean interrupted = false;
        while (producer.isAlive()) {
            try {
                release();
                producer.join(100);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        release();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void release() {
        for (Item item = queue.poll(); item != null; item = queue.poll()) {
            if (item instanceof Rows rows) {
                rows.batch().close();
            }
        }
    }
}
