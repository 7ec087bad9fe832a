package io.coldtrail.cli;

import io.coldtrail.Engine;
import io.coldtrail.journal.Journal;
import io.coldtrail.lake.LakeSnapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
     * @param journal what keeps the statements that are run over it; empty to keep none
     */
    record OpenedCase(LakeSnapshot lake, List<Path> protectedFolders, Optional<OpenedJournal> journal) {
        public OpenedCase {
            protectedFolders = List.copyOf(protectedFolders);
        }

        /** A case whose statements are not kept. */
        OpenedCase(LakeSnapshot lake, List<Path> protectedFolders) {
            this(lake, protectedFolders, Optional.empty());
        }
    }

    /**
     * The journal of a case.
     *
     * @param lastRun the last run that the case's questions see; 0 for none
     */
    record OpenedJournal(Journal journal, int lastRun) {}

    /** The cases on disk. */
    static CaseAccess inFolder() {
        return folder -> {
            List<Path> kept = new ArrayList<>(Engine.evidenceRoots(folder));
            kept.add(folder);
            int lastRun = Engine.lastRun(folder);
            OpenedJournal journal = new OpenedJournal(Engine.journal(folder), lastRun);
            return new OpenedCase(Engine.snapshot(folder, lastRun), kept, Optional.of(journal));
        };
    }
}
