package io.coldtrail.casefile;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The file of a case that keeps {@link Definitions}. It is changed in one step, by one program at a time; a run that loads
 * evidence meanwhile is not disturbed.
 */
public final class DefinitionsFile {
    private static final String NAME = "definitions.json";

    /** Far more than the largest that is written: a thousand short statements, or some dozens of long ones. */
    private static final long MAX_BYTES = 64L << 20;

    /** A lock on a file holds other programs off, and not other threads of this one. */
    private static final Object WITHIN_PROGRAM = new Object();

    private final Path file;

    /** @param caseFolder absolute */
    public DefinitionsFile(Path caseFolder) {
        this.file = caseFolder.resolve(NAME);
    }

    /** What the case keeps; nothing where it has no such file. */
    public Definitions read() {
        if (!Files.exists(file)) {
            return Definitions.NONE;
        }
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new ColdtrailException(
                        ErrorCode.CASE_INVALID,
                        "the file is larger than " + MAX_BYTES + " bytes",
                        Where.file(file.toString()),
                        "Move it away; the evidence's tables need nothing of it.");
            }
            return Definitions.parse(Files.readString(file, StandardCharsets.UTF_8), file.toString());
        } catch (IOException e) {
            throw new ColdtrailException(
                    ErrorCode.CASE_INVALID,
                    "the names of the case cannot be read: " + e.getClass().getSimpleName(),
                    Where.file(file.toString()),
                    "Check that you may read the case folder and that the file is UTF-8 text.",
                    e);
        }
    }

    /**
     * Changes what the case keeps.
     *
     * @param change gets what is there now; what it throws leaves everything as it was
     * @return what is there then; empty where the case cannot be written
     */
    public Optional<Definitions> change(UnaryOperator<Definitions> change) {
        synchronized (WITHIN_PROGRAM) {
            return changeAlone(change);
        }
    }

    private Optional<Definitions> changeAlone(UnaryOperator<Definitions> change) {
        Path lockFile = file.resolveSibling("definitions.lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            Definitions changed = change.apply(read());
            if (lock.isValid()) {
                Durable.writeFile(file, changed.toJson());
            }
            return Optional.of(changed);
        } catch (AccessDeniedException | ReadOnlyFileSystemException e) {
            return Optional.empty();
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("read-only")) {
                return Optional.empty();
            }
            throw DiskProblems.writing(file, e);
        }
    }
}
