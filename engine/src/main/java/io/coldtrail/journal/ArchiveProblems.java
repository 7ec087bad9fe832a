package io.coldtrail.journal;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import java.io.IOException;
import java.nio.file.Path;

/** What can be wrong with an archive of a case. */
final class ArchiveProblems {
    private ArchiveProblems() {}

    /** The archive is none, or one that nobody should unpack. */
    static ColdtrailException refused(Path archive, String reason) {
        return new ColdtrailException(
                ErrorCode.ARCHIVE_INVALID,
                "the archive is refused: " + reason,
                Where.file(archive.toString()),
                "Get it again from where it came from. Nothing of it was kept.");
    }

    static ColdtrailException unreadable(Path archive, IOException cause) {
        return new ColdtrailException(
                ErrorCode.ARCHIVE_INVALID,
                "the archive cannot be read: " + cause.getMessage(),
                Where.file(archive.toString()),
                "Check that it is an archive of `coldtrail case export` and that you may read it.",
                cause);
    }

    /** The case does not hold what its ledger says. */
    static ColdtrailException caseDamaged(Path caseFolder, String reason) {
        return new ColdtrailException(
                ErrorCode.LEDGER_DAMAGED,
                "the case is not exported: " + reason,
                Where.file(caseFolder.toString()),
                "Restore the case from a copy, or ingest the evidence into a new case.");
    }
}
