package io.coldtrail.source;

import io.coldtrail.bytes.Storage;
import io.coldtrail.bytes.archive.ArchiveFile;
import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds every file below the evidence roots, whatever the file system's order. An archive counts as a folder of its
 * members. Links are not followed and devices are not opened: both are passed over with a reason. The files can be opened
 * until the walk is closed.
 */
public final class SourceWalk implements AutoCloseable {
    private final List<SourceFile> files;
    private final List<PassedOver> passedOver;
    private final List<Archive> archives;
    private final List<ArchiveFile> open;

    /**
     * Something that is not read.
     *
     * @param reason a stable word: {@code link}, {@code not-a-file}, {@code vanished}, {@code unreadable},
     *     {@code unreadable-folder}, {@code too-deep}, {@code nested-archive}, {@code archive-member-unreadable}
     * @param detail more of it for a person, or null
     */
    public record PassedOver(
            int root, String key, String reason, @Nullable String detail) {

        /** Without detail. */
        public PassedOver(int root, String key, String reason) {
            this(root, key, reason, null);
        }
    }

    /**
     * An archive whose members are among the files.
     *
     * @param file the archive itself
     * @param sha256 of the archive as stored, or null where it could not be read to its end
     * @param members how many it has, those that are passed over among them, folders not
     * @param damage what its members end at, or null
     */
    public record Archive(
            SourceFile file,
            @Nullable String sha256,
            long members,
            @Nullable Damage damage) {

        public int root() {
            return file.root();
        }

        public String key() {
            return file.key();
        }

        /** Stored bytes of the archive. */
        public long size() {
            return file.size();
        }
    }

    /**
     * What keeps an archive from being read to its end.
     *
     * @param reason a stable word, such as {@code gzip-truncated} or {@code zip-damaged}
     * @param message for a person
     */
    public record Damage(String reason, String message) {}

    private SourceWalk(Walker walker) {
        files = walker.files();
        passedOver = walker.passedOver();
        archives = walker.archives();
        open = walker.open();
    }

    /**
     * Walks the roots; each is a folder or a single file.
     *
     * @throws IOException where a root itself cannot be listed
     */
    public static SourceWalk of(Storage storage, List<Path> roots, Limits limits) throws IOException {
        Walker walker = new Walker(storage, limits);
        for (int root = 0; root < roots.size(); root++) {
            walker.root(root, roots.get(root), storage.look(roots.get(root)));
        }
        return new SourceWalk(walker);
    }

    /**
     * What can be read, in reading order: key order, files of an earlier root first; members of a compressed tar file
     * stand in the order of the tar file.
     */
    public List<SourceFile> files() {
        return files;
    }

    /** What cannot be evidence, in key order. */
    public List<PassedOver> passedOver() {
        return passedOver;
    }

    /** The archives, in key order. */
    public List<Archive> archives() {
        return archives;
    }

    /** Closes what is open of the archives; files that are being read fail. */
    @Override
    public void close() {
        open.forEach(ArchiveFile::close);
    }
}
