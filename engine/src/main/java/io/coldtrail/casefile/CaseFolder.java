package io.coldtrail.casefile;

import io.coldtrail.lake.LakeSnapshot;
import io.coldtrail.lake.Part;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A case: a folder that can be copied, moved or put on read-only media and still opens. All paths in it are relative.
 *
 * <pre>
 * case.json      {@link CaseIdentity}
 * lake/          Parquet parts in Hive partitions
 * ledger/        {@link Ledger}
 * evidence/      {@link HashList}s
 * integrity/     {@link Verdicts}
 * journal/       what was asked of the case
 * quarantine/    {@link Quarantine}
 * staging/       parts of a run that is not committed; only while it runs
 * lock           held while a run changes the case
 * </pre>
 */
public final class CaseFolder {
    private static final String IDENTITY_FILE = "case.json";

    private final Path folder;
    private final CaseIdentity identity;

    private CaseFolder(Path folder, CaseIdentity identity) {
        this.folder = folder;
        this.identity = identity;
    }

    /** Whether a folder holds a case, of whatever version. */
    public static boolean isCase(Path folder) {
        return Files.isRegularFile(folder.resolve(IDENTITY_FILE));
    }

    /**
     * Opens a case for reading.
     *
     * @throws ColdtrailException where there is no case, or one that a newer version made
     */
    public static CaseFolder open(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        if (!isCase(absolute)) {
            throw new ColdtrailException(
                    ErrorCode.CASE_MISSING,
                    "there is no case here",
                    Where.file(absolute.toString()),
                    "Name the folder of a case with --case, or make one with `coldtrail ingest EVIDENCE`.");
        }
        Path file = absolute.resolve(IDENTITY_FILE);
        CaseIdentity identity;
        try {
            identity = CaseIdentity.parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new ColdtrailException(
                    ErrorCode.CASE_INVALID,
                    "the case cannot be read: " + e.getMessage(),
                    Where.file(file.toString()),
                    "Check that you may read the case folder.",
                    e);
        }
        if (identity.formatVersion() > CaseIdentity.CURRENT_FORMAT) {
            throw new ColdtrailException(
                    ErrorCode.CASE_TOO_NEW,
                    "the case has format version " + identity.formatVersion() + ", made by Coldtrail "
                            + identity.toolVersion() + "; this version reads format versions up to "
                            + CaseIdentity.CURRENT_FORMAT,
                    Where.file(file.toString()),
                    "Use a newer version of Coldtrail. The case was not changed.");
        }
        return new CaseFolder(absolute, identity);
    }

    /**
     * Makes a case in a folder that does not exist or is empty. The folder is private to its owner.
     *
     * @param toolVersion the version to write into the case
     */
    public static CaseFolder create(Path folder, String toolVersion, Clock clock) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            if (Files.exists(absolute) && !isEmptyFolder(absolute)) {
                throw new ColdtrailException(
                        ErrorCode.CASE_INVALID,
                        "the folder is not a case and not empty",
                        Where.file(absolute.toString()),
                        "Name an empty or new folder with --case.");
            }
            createPrivate(absolute);
            CaseIdentity identity = new CaseIdentity(
                    String.valueOf(absolute.getFileName()),
                    clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                    toolVersion,
                    CaseIdentity.CURRENT_FORMAT);
            // First of all, so that a folder is never half a case: what is missing beside it is made on demand.
            Durable.writeFile(absolute.resolve(IDENTITY_FILE), identity.toJson());
            Files.createDirectories(absolute.resolve("ledger"));
            Files.createDirectories(absolute.resolve("lake"));
            return new CaseFolder(absolute, identity);
        } catch (IOException e) {
            throw DiskProblems.writing(absolute, e);
        }
    }

    /** The absolute path of the case. */
    public Path folder() {
        return folder;
    }

    public CaseIdentity identity() {
        return identity;
    }

    public Ledger ledger() {
        return new Ledger(folder.resolve("ledger"));
    }

    /** The rejected bytes that the case keeps. */
    public Quarantine quarantine() {
        return new Quarantine(folder);
    }

    /** What the last verification found. */
    public Verdicts verdicts() {
        return new Verdicts(folder);
    }

    /** The parts that are live now. */
    public LakeSnapshot snapshot() {
        return snapshot(Integer.MAX_VALUE);
    }

    /**
     * The parts that were live after a run.
     *
     * @param lastRun its number; where there are fewer runs, all of them count
     */
    public LakeSnapshot snapshot(int lastRun) {
        Ledger ledger = ledger();
        List<Part> parts = new ArrayList<>();
        for (int run : ledger.runs()) {
            if (run <= lastRun) {
                parts.addAll(ledger.parts(run));
            }
        }
        return new LakeSnapshot(folder, parts, verdicts().part());
    }

    /** Removes a case that was just made and has no run; a case with runs is left alone. */
    public void discard() {
        if (!ledger().runs().isEmpty()) {
            return;
        }
        try {
            Durable.deleteTree(folder);
        } catch (IOException e) {
            throw DiskProblems.writing(folder, e);
        }
    }

    private static boolean isEmptyFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            // A kill while the case was made leaves at most this.
            return entries.allMatch(entry -> entry.endsWith(IDENTITY_FILE + ".tmp"));
        }
    }

    private static void createPrivate(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
