package io.coldtrail.cli;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Output that is written whole or not at all. */
final class Written {
    private Written() {}

    /** Something that writes rows and says how many. */
    @FunctionalInterface
    interface Rows {
        long write(Writer out) throws IOException;
    }

    /** Something that writes rows as bytes and says how many. */
    @FunctionalInterface
    interface Bytes {
        long write(OutputStream out) throws IOException;
    }

    static long to(OutputStream out, Bytes rows) {
        try {
            return rows.write(out);
        } catch (IOException e) {
            throw failed("standard output", e);
        }
    }

    static long to(Writer out, Rows rows) {
        try {
            return rows.write(out);
        } catch (IOException e) {
            throw failed("standard output", e);
        }
    }

    static void text(Writer out, String text) {
        to(out, writer -> {
            writer.write(text);
            return 0;
        });
        flush(out);
    }

    static void flush(Writer out) {
        try {
            out.flush();
        } catch (IOException e) {
            throw failed("standard output", e);
        }
    }

    /** Writes a file of text beside its place and moves it there when it is complete. */
    static long toFile(Path file, List<Path> protectedFolders, Rows rows) {
        return bytesToFile(file, protectedFolders, out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            long count = rows.write(writer);
            writer.flush();
            return count;
        });
    }

    /** As {@link #toFile}, for bytes. */
    static long bytesToFile(Path file, List<Path> protectedFolders, Bytes rows) {
        check(file, protectedFolders);
        Path unfinished = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            return OnInterrupt.during(() -> moved(unfinished, file, rows), () -> remove(unfinished));
        } catch (IOException e) {
            throw failed(file.toString(), e);
        } finally {
            remove(unfinished);
        }
    }

    private static long moved(Path unfinished, Path file, Bytes rows) throws IOException {
        long count;
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(unfinished, StandardOpenOption.CREATE_NEW))) {
            count = rows.write(out);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return count;
    }

    /** Refuses folders, and files below a folder that must stay as it is, links followed. */
    static void check(Path file, List<Path> protectedFolders) {
        Path folder = file.getParent();
        if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder)) {
            throw new ColdtrailException(
                    ErrorCode.USAGE,
                    "the output cannot be written there",
                    Where.file(file.toString()),
                    "Name a file in a folder that exists.");
        }
        Path real = realPath(folder);
        for (Path kept : protectedFolders) {
            if (real.startsWith(realPath(kept))) {
                throw new ColdtrailException(
                        ErrorCode.USAGE,
                        "the output would lie inside the case or its evidence, which stay as they are",
                        Where.file(file.toString()),
                        "Name a file elsewhere.");
            }
        }
    }

    private static Path realPath(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw failed(file.toString(), e);
        }
    }

    private static ColdtrailException failed(String where, IOException e) {
        String message = String.valueOf(e.getMessage());
        boolean full = message.toLowerCase(Locale.ROOT).contains("no space left");
        return new ColdtrailException(
                full ? ErrorCode.DISK_FULL : ErrorCode.IO_FAILED,
                full
                        ? "the disk is full"
                        : "the output cannot be written: " + e.getClass().getSimpleName(),
                Where.file(where),
                full ? "Free some space and run it again." : "Check that you may write there.",
                e);
    }
}
