package io.coldtrail.cli;

import io.coldtrail.Engine;
import io.coldtrail.casefile.SourceEntry;
import io.coldtrail.ingest.EvidenceScan;
import io.coldtrail.lake.BatchSource;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * Evidence as questions see it, without a case. Whoever opens it closes it.
 *
 * @param incomplete the files read so far that could not be read whole
 * @param whenClosed lets the files go
 * @param protectedFolders folders below which no output may be written, absolute
 */
record OpenedEvidence(
        BatchSource rows, Supplier<List<SourceEntry>> incomplete, Runnable whenClosed, List<Path> protectedFolders)
        implements AutoCloseable {
    OpenedEvidence {
        protectedFolders = List.copyOf(protectedFolders);
    }

    /** The evidence on disk. */
    static OpenedEvidence onDisk(List<Path> roots) {
        EvidenceScan scan = Engine.scan(roots);
        return new OpenedEvidence(scan, scan::incomplete, scan::close, scan.roots());
    }

    @Override
    public void close() {
        whenClosed.run();
    }
}
