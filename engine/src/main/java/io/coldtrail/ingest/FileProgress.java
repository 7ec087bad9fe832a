package io.coldtrail.ingest;

import io.coldtrail.bytes.EvidenceStream;
import io.coldtrail.casefile.Tally;

/** How far one file has come, told while it is read: one large file may take as long as a thousand small ones. */
final class FileProgress {
    private final IngestProgress progress;
    private final long size;
    private long bytesTold;
    private long loadedTold;
    private long rejectedTold;

    /** @param size stored bytes of the file */
    FileProgress(IngestProgress progress, long size) {
        this.progress = progress;
        this.size = size;
    }

    /** Tells of the records so far. */
    void advance(EvidenceStream stream, long loaded, long rejected) {
        long bytes = Math.min(stream.storedBytesTaken(), size);
        progress.advance(bytes - bytesTold, loaded - loadedTold, rejected - rejectedTold);
        bytesTold = bytes;
        loadedTold = loaded;
        rejectedTold = rejected;
    }

    /** Tells of the rest. */
    void done(Tally records) {
        progress.fileDone(size - bytesTold, records.loaded() - loadedTold, records.quarantined() - rejectedTold);
    }
}
