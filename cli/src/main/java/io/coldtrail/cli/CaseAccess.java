package io.coldtrail.cli;

import io.coldtrail.lake.LakeSnapshot;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import java.nio.file.Path;
import java.util.List;

/** Opens cases. The one seam between the commands and the case folder. */
interface CaseAccess {

    /**
     * Opens a case for reading.
     *
     * @param folder absolute
     */
    OpenedCase open(Path folder);

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
            throw new ColdtrailException(
                    ErrorCode.CASE_MISSING,
                    "there is no case",
                    Where.file(folder.toString()),
                    "Make one with `coldtrail ingest EVIDENCE --case " + folder + "`.");
        };
    }
}
