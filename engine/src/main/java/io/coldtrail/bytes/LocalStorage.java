package io.coldtrail.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Evidence on the local file system. Thread-safe. */
public final class LocalStorage implements Storage {

    @Override
    public Entry look(Path path) throws IOException {
        Path target = Files.isSymbolicLink(path) ? path.toRealPath() : path;
        return entry(target, Files.readAttributes(target, BasicFileAttributes.class));
    }

    @Override
    public List<Entry> list(Path folder) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            for (Path path : paths) {
                entries.add(listed(path));
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return entries;
    }

    @Override
    public InputStream open(Path file) throws IOException {
        requireFile(file);
        return Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public SeekableByteChannel openChannel(Path file) throws IOException {
        requireFile(file);
        return Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    /** An entry that a folder has named; the folder may have changed since. */
    static Entry listed(Path path) {
        try {
            return entry(path, Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return new Entry(path, Kind.VANISHED, 0);
        } catch (IOException e) {
            // The walk reports it; the other entries of the folder still count.
            return new Entry(path, Kind.UNREADABLE, 0);
        }
    }

    /** Opening a pipe that has taken the place of a file would wait for a writer. */
    private static void requireFile(Path file) throws IOException {
        if (!Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isRegularFile()) {
            throw new FileSystemException(file.toString(), null, "no longer a file");
        }
    }

    private static Entry entry(Path path, BasicFileAttributes attributes) {
        Kind kind = attributes.isSymbolicLink()
                ? Kind.LINK
                : attributes.isDirectory() ? Kind.FOLDER : attributes.isRegularFile() ? Kind.FILE : Kind.OTHER;
        return new Entry(path, kind, kind == Kind.FILE ? attributes.size() : 0);
    }
}
