package io.coldtrail.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Evidence on the local file system. Thread-safe. */
public final class LocalStorage implements Storage {

    @Override
    public Entry look(Path path) throws IOException {
        return entry(path, Files.readAttributes(path, BasicFileAttributes.class));
    }

    @Override
    public List<Entry> list(Path folder) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            for (Path path : paths) {
                entries.add(
                        entry(path, Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)));
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return entries;
    }

    @Override
    public InputStream open(Path file) throws IOException {
        return Files.newInputStream(file, StandardOpenOption.READ);
    }

    private static Entry entry(Path path, BasicFileAttributes attributes) {
        Kind kind = attributes.isSymbolicLink()
                ? Kind.LINK
                : attributes.isDirectory() ? Kind.FOLDER : attributes.isRegularFile() ? Kind.FILE : Kind.OTHER;
        return new Entry(path, kind, kind == Kind.FILE ? attributes.size() : 0);
    }
}
