package io.coldtrail.ingest;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The real disk, as a process sees it that dies at a given step. A step is whatever changes the disk: making a folder or a
 * file, writing, truncating, renaming, deleting, forcing. The step of death writes half of what it should or does nothing,
 * and so do all steps after it, so that no cleaning up takes place. It keeps watch over the order of things, too: what is
 * renamed must have been forced, and all that a ledger's file names must be durable before that file is.
 *
 * <p>Safe for one process that writes on several threads.
 */
final class MortalDisk extends FileSystemProvider {
    private final MortalFileSystem fileSystem = new MortalFileSystem(this);
    private final long death;
    private final Set<Path> unforcedFiles = new HashSet<>();
    private final Set<Path> unforcedFolders = new HashSet<>();
    private final List<String> violations = new ArrayList<>();
    private final List<FileChannel> open = new ArrayList<>();
    private long steps;

    /** What ends the process. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** @param death the number of the step that is not done any more, from 0; beyond the last one nothing happens */
    MortalDisk(long death) {
        this.death = death;
    }

    /** A path on this disk. */
    Path path(Path real) {
        return new MortalPath(fileSystem, real);
    }

    synchronized long steps() {
        return steps;
    }

    synchronized long stepsAtDeath() {
        return death + 1;
    }

    synchronized boolean dead() {
        return steps > death;
    }

    /** Where something was made visible before it was durable. */
    synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    /** Closes all files, and with them gives up the locks, as happens to those of a process that is gone. */
    synchronized void bury() throws IOException {
        for (FileChannel channel : open) {
            channel.close();
        }
    }

    /** Counts a step, and dies with it when it is the one. */
    synchronized void step() {
        if (!survives()) {
            throw new Death();
        }
    }

    /** Counts a step; whether it is still done. */
    synchronized boolean survives() {
        return steps++ < death;
    }

    synchronized void written(Path file) {
        unforcedFiles.add(file);
    }

    synchronized void forced(Path path) {
        unforcedFiles.remove(path);
        unforcedFolders.remove(path);
    }

    private synchronized void renamed(Path from, Path to) {
        if (unforcedFiles.remove(from)) {
            violations.add(from + " was renamed before it was forced");
        }
        if (to.toString().endsWith(".jsonl") && to.getParent().endsWith("ledger")) {
            unforcedFolders.stream()
                    .filter(folder -> !folder.toString().contains("staging") && !folder.endsWith("ledger"))
                    .forEach(folder -> violations.add(folder + " was not forced before the ledger"));
        }
        unforcedFolders.add(to.getParent());
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        Path real = real(path);
        boolean writes = options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND);
        if (writes && (!Files.exists(real) || options.contains(StandardOpenOption.TRUNCATE_EXISTING))) {
            step();
        }
        MortalChannel channel = new MortalChannel(this, real, FileChannel.open(real, options, attributes));
        synchronized (this) {
            open.add(channel);
        }
        return channel;
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        DirectoryStream<Path> entries = Files.newDirectoryStream(real(folder));
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                List<Path> paths = new ArrayList<>();
                entries.forEach(entry -> paths.add(path(entry)));
                return paths.iterator();
            }

            @Override
            public void close() throws IOException {
                entries.close();
            }
        };
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        if (Files.exists(real(folder))) {
            // Says so in its own way, and changes nothing.
            Files.createDirectory(real(folder), attributes);
        }
        step();
        Files.createDirectory(real(folder), attributes);
        synchronized (this) {
            unforcedFolders.add(real(folder).getParent());
        }
    }

    @Override
    public void delete(Path path) throws IOException {
        step();
        Files.delete(real(path));
        forced(real(path));
    }

    @Override
    public void move(Path from, Path to, CopyOption... options) throws IOException {
        step();
        renamed(real(from), real(to));
        Files.move(real(from), real(to), options);
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        real(path).getFileSystem().provider().checkAccess(real(path), modes);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        return Files.readAttributes(real(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return Files.readAttributes(real(path), attributes, options);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        return Files.getFileAttributeView(real(path), type, options);
    }

    @Override
    public boolean isSameFile(Path left, Path right) throws IOException {
        return Files.isSameFile(real(left), real(right));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return Files.isHidden(real(path));
    }

    @Override
    public String getScheme() {
        return "mortal";
    }

    @Override
    public void copy(Path from, Path to, CopyOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileStore getFileStore(Path path) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Path getPath(URI uri) {
        throw new UnsupportedOperationException();
    }

    private static Path real(Path path) {
        return ((MortalPath) path).real();
    }
}
