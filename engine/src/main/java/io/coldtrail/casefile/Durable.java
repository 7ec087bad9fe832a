package io.coldtrail.casefile;

import io.coldtrail.bytes.DiskFile;
import io.coldtrail.bytes.Hashes;
import io.coldtrail.bytes.LocalStorage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Changes to the file system that survive a crash: written, forced to the disk, then made visible by one rename. */
public final class Durable {
    private Durable() {}

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** Writes a file in one step: whoever looks sees the old content or the new one. */
    public static void writeFile(Path file, Content content) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            content.write(out);
            out.flush();
            channel.force(true);
        }
        move(temporary, file);
        forceFolder(parent(file));
    }

    /** As {@link #writeFile(Path, Content)}, for text as UTF-8. */
    public static void writeFile(Path file, String content) throws IOException {
        writeFile(file, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
    }

    /** SHA-256 of a file of the case. */
    public static String sha256(Path file) throws IOException {
        return Hashes.ofFile(new DiskFile(new LocalStorage(), file, Files.size(file)));
    }

    /** Renames within one file system. */
    public static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Makes renames in a folder durable, where the platform can. */
    public static void forceFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (AccessDeniedException e) {
            // Windows does not open folders; its renames are journalled.
            if (!System.getProperty("os.name", "").startsWith("Windows")) {
                throw e;
            }
        }
    }

    /** Deletes a tree, if it is there; links in it are removed, not followed. */
    public static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> paths = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(root)) {
            walk.forEach(paths::add);
        }
        Collections.reverse(paths);
        for (Path path : paths) {
            Files.delete(path);
        }
    }

    /** The folder that holds a file. */
    public static Path parent(Path file) {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("no parent: " + file);
        }
        return parent;
    }
}
