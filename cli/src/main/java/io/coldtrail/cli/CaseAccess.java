package io.coldtrail.cli;

import io.coldtrail.Engine;
import io.coldtrail.lake.LakeSnapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Opens cases and evidence. The one seam between the commands and what lies on disk. */
interface CaseAccess {

    /**
     * Opens a case for reading.
     *
     * @param folder absolute
     */
    OpenedCase open(Path folder);

    /**
     * Opens evidence for reading, without a case.
     *
     * @param roots folders or single files, absolute, at least one
     */
    default OpenedEvidence openEvidence(List<Path> roots) {
        return OpenedEvidence.onDisk(roots);
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

    /** The cases on disk. */
    static CaseAccess inFolder() {
        return folder -> {
            List<Path> kept = new ArrayList<>(Engine.evidenceRoots(folder));
            kept.add(folder);
            return new OpenedCase(Engine.snapshot(folder), kept);
        };
    }
}
