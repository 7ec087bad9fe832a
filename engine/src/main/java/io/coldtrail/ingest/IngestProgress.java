package io.coldtrail.ingest;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** How far an ingest has come; written by its threads, read by whoever shows it. Thread-safe. */
public final class IngestProgress {
    private final AtomicLong filesTotal = new AtomicLong();
    private final AtomicLong bytesTotal = new AtomicLong();
    private final LongAdder filesDone = new LongAdder();
    private final LongAdder bytesDone = new LongAdder();
    private final LongAdder records = new LongAdder();
    private final LongAdder rejects = new LongAdder();

    /** Tells how much there is to do. */
    public void total(long files, long bytes) {
        filesTotal.set(files);
        bytesTotal.set(bytes);
    }

    /** Tells that there is more to do than was told. */
    public void more(long files, long bytes) {
        filesTotal.addAndGet(files);
        bytesTotal.addAndGet(bytes);
    }

    /** Tells of what has been done within a file that is not at its end. */
    public void advance(long bytes, long recordsLoaded, long recordsRejected) {
        bytesDone.add(bytes);
        records.add(recordsLoaded);
        rejects.add(recordsRejected);
    }

    /** Tells that a file has been dealt with, and of what {@link #advance} has not told yet. */
    public void fileDone(long bytes, long recordsLoaded, long recordsRejected) {
        advance(bytes, recordsLoaded, recordsRejected);
        filesDone.increment();
    }

    public long filesTotal() {
        return filesTotal.get();
    }

    /** Stored bytes of all files to read; 0 until the evidence has been walked. */
    public long bytesTotal() {
        return bytesTotal.get();
    }

    public long filesDone() {
        return filesDone.sum();
    }

    public long bytesDone() {
        return bytesDone.sum();
    }

    public long records() {
        return records.sum();
    }

    public long rejects() {
        return rejects.sum();
    }
}
