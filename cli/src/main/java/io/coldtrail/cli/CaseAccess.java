package io.coldtrail.cli;

import io.coldtrail.Engine;
import io.coldtrail.ingest.EvidenceScan;
import io.coldtrail.lake.LakeSnapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Opens cases. The one seam between the commands and the case folder. */
interface CaseAccess {

    /**
     * Opens a case for reading.
     *
     * @param folder absolute
     */
    OpenedCase open(Path folder);

    /** Opens evidence without a case; empty where the program cannot, which then does not offer it. */
    default Optional<EvidenceAccess> evidence() {
        return Optional.empty();
    }

    /**
     * A case as questions see it.
     *
     * @param lake what is live
     * @param protectedFolders folders below which no output may be written: the case and its evidence, absolute
     */
    record OpenedCase(LakeSnapshot lake, List<Path> protectedFolders) {
        public OpenedCase {
            protectedFolders = List.copyOf(protectedFolders);
        }
    }

    /** The cases and the evidence on disk. */
    static CaseAccess inFolder() {
        return new CaseAccess() {
            @Override
            public OpenedCase open(Path folder) {
                List<Path> kept = new ArrayList<>(Engine.evidenceRoots(folder));
                kept.add(folder);
                return new OpenedCase(Engine.snapshot(folder), kept);
            }

            @Override
            public Optional<EvidenceAccess> evidence() {
                return Optional.of(roots -> {
                    EvidenceScan scan = Engine.scan(roots);
                    return new EvidenceAccess.OpenedEvidence(scan, scan.roots());
                });
            }
        };
    }
}
