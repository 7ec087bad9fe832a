package io.coldtrail.ingest;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The evidence roots of a run, checked.
 *
 * @param paths real paths, without links
 * @param names the same as text, as the ledger keeps them
 */
record EvidenceRoots(List<Path> paths, List<String> names) {

    /**
     * Checks that each root exists and that evidence and case do not lie in each other, links resolved: a case inside
     * the evidence would change it, and evidence inside the case could be taken for part of it.
     */
    static EvidenceRoots check(IngestRequest request) {
        List<Path> paths = new ArrayList<>();
        List<String> names = new ArrayList<>();
        Path caseFolder = realPathOfNew(request.caseFolder());
        for (Path given : request.evidence()) {
            Path root = realPath(given);
            if (root.startsWith(caseFolder) || caseFolder.startsWith(root)) {
                throw new ColdtrailException(
                        ErrorCode.EVIDENCE_OVERLAPS_CASE,
                        "the evidence and the case lie in each other: evidence " + root + ", case " + caseFolder,
                        null,
                        "Choose a case folder outside the evidence with --case.");
            }
            for (Path other : paths) {
                if (root.startsWith(other) || other.startsWith(root)) {
                    throw new ColdtrailException(
                            ErrorCode.USAGE,
                            "two evidence folders lie in each other: " + other + " and " + root,
                            null,
                            "Name each folder once.");
                }
            }
            paths.add(root);
            names.add(root.toString());
        }
        return new EvidenceRoots(List.copyOf(paths), List.copyOf(names));
    }

    static ColdtrailException missing(Path path, @Nullable Throwable cause) {
        return new ColdtrailException(
                ErrorCode.EVIDENCE_MISSING,
                "there is no such evidence",
                Where.file(path.toString()),
                "Check the path: it names a folder or a file of downloaded logs.",
                cause);
    }

    private static Path realPath(Path given) {
        try {
            return given.toRealPath();
        } catch (IOException e) {
            if (Files.notExists(given)) {
                throw missing(given.toAbsolutePath(), e);
            }
            throw new ColdtrailException(
                    ErrorCode.EVIDENCE_UNREADABLE,
                    "the evidence cannot be read: " + e.getMessage(),
                    Where.file(given.toString()),
                    "Check that you may read the folder.",
                    e);
        }
    }

    /** The real path of something that need not exist yet: its nearest existing ancestor resolved. */
    private static Path realPathOfNew(Path given) {
        Path absolute = given.toAbsolutePath().normalize();
        @Nullable Path existing = absolute;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null) {
            return absolute;
        }
        try {
            return existing.toRealPath().resolve(existing.relativize(absolute)).normalize();
        } catch (IOException e) {
            // Creating or opening the case meets the same trouble and says what it is.
            return absolute;
        }
    }
}
