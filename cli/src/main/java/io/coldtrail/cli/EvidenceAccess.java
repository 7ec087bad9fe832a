package io.coldtrail.cli;

import io.coldtrail.lake.BatchSource;
import java.nio.file.Path;
import java.util.List;

/** Opens evidence for questions without a case. The one seam between the commands and evidence that is not ingested. */
@FunctionalInterface
interface EvidenceAccess {

    /**
     * Opens evidence for reading.
     *
     * @param roots folders or single files, absolute, at least one
     */
    OpenedEvidence open(List<Path> roots);

    /**
     * Evidence as questions see it.
     *
     * @param protectedFolders folders below which no output may be written, absolute
     */
    record OpenedEvidence(BatchSource rows, List<Path> protectedFolders) {
        public OpenedEvidence {
            protectedFolders = List.copyOf(protectedFolders);
        }
    }
}
