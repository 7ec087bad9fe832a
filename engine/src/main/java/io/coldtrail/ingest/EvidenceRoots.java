package io.coldtrail.ingest;

import io.coldtrail.bytes.Storage;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Limits;
import io.coldtrail.problem.Where;
import io.coldtrail.source.SourceWalk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
    static EvidenceRoots check(List<Path> evidence, Path caseFolder) {
        EvidenceRoots roots = check(evidence);
        Path realCase = realPathOfNew(caseFolder);
        for (Path root : roots.paths()) {
            if (root.startsWith(realCase) || realCase.startsWith(root)) {
                throw new ColdtrailException(
                        ErrorCode.EVIDENCE_OVERLAPS_CASE,
                        "the evidence and the case lie in each other: evidence " + root + ", case " + realCase,
                        null,
                        "Choose a case folder outside the evidence with --case.");
            }
        }
        return roots;
    }

    /** Checks that each root exists, and that none lies in another. */
    static EvidenceRoots check(List<Path> evidence) {
        List<Path> paths = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Path given : evidence) {
            Path root = realPath(given);
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

    /** Finds the files below the roots; the caller closes what it gets. */
    SourceWalk walk(Storage storage, Limits limits) {
        try {
            return SourceWalk.of(storage, paths, limits);
        } catch (NoSuchFileException e) {
            throw missing(Path.of(String.valueOf(e.getFile())), e);
        } catch (IOException e) {
            throw new ColdtrailException(
                    ErrorCode.EVIDENCE_UNREADABLE,
                    "the evidence cannot be read: " + e.getClass().getSimpleName() + ": " + e.getMessage(),
                    Where.file(String.join(", ", names)),
                    "Check that you may read the folder.",
                    e);
        }
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
