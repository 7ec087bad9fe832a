package io.coldtrail.source;

import io.coldtrail.bytes.DiskFile;
import io.coldtrail.bytes.Storage;
import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds every file below the evidence roots, whatever the file system's order. An archive counts as a folder of its
 * members. Links are not followed and devices are not opened: both are passed over with a reason. The files can be opened
 * until the walk is closed.
 */
public final class SourceWalk implements AutoCloseable {
    /** Deeper than any S3 prefix; a bound on hostile trees. */
    private static final int MAX_DEPTH = 128;

    private final List<SourceFile> files;
    private final List<PassedOver> passedOver;
    private final List<Archive> archives;

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
     * @param size stored bytes of the archive
     * @param sha256 of the archive as stored, or null where it could not be read to its end
     * @param members how many it has, those that are passed over among them, folders not
     * @param damage what its members end at, or null
     */
    public record Archive(
            int root,
            String key,
            long size,
            @Nullable String sha256,
            long members,
            @Nullable Damage damage) {}

    /**
     * What keeps an archive from being read to its end.
     *
     * @param reason a stable word, such as {@code gzip-truncated} or {@code zip-damaged}
     * @param message for a person
     */
    public record Damage(String reason, String message) {}

    private SourceWalk(List<SourceFile> files, List<PassedOver> passedOver, List<Archive> archives) {
        this.files = List.copyOf(files);
        this.passedOver = List.copyOf(passedOver);
        this.archives = List.copyOf(archives);
    }

    /**
     * Walks the roots; each is a folder or a single file.
     *
     * @throws IOException where a root itself cannot be listed
     */
    public static SourceWalk of(Storage storage, List<Path> roots, Limits limits) throws IOException {
        List<SourceFile> files = new ArrayList<>();
        List<PassedOver> passedOver = new ArrayList<>();
        for (int root = 0; root < roots.size(); root++) {
            Storage.Entry entry = storage.look(roots.get(root));
            if (entry.kind() == Storage.Kind.FOLDER) {
                new Walker(storage, root, files, passedOver).walk(entry.path(), "", 0);
            } else if (entry.kind() == Storage.Kind.FILE) {
                files.add(new SourceFile(root, name(entry.path()), new DiskFile(storage, entry.path(), entry.size())));
            } else {
                passedOver.add(new PassedOver(root, name(entry.path()), "not-a-file"));
            }
        }
        files.sort(Comparator.comparingInt(SourceFile::root).thenComparing(SourceFile::key, KeyOrder.UTF_8));
        passedOver.sort(Comparator.comparingInt(PassedOver::root).thenComparing(PassedOver::key, KeyOrder.UTF_8));
        return new SourceWalk(files, passedOver, List.of());
    }

    /** What can be read, in reading order: key order, files of an earlier root first; members of a compressed tar file
     * stand in the order of the tar file. */
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
    public void close() {}

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    /** The walk below one root. */
    private record Walker(Storage storage, int root, List<SourceFile> files, List<PassedOver> passedOver) {

        void walk(Path folder, String prefix, int depth) throws IOException {
            for (Storage.Entry entry : storage.list(folder)) {
                String key = prefix + name(entry.path());
                switch (entry.kind()) {
                    case FILE ->
                        files.add(new SourceFile(root, key, new DiskFile(storage, entry.path(), entry.size())));
                    case FOLDER -> descend(entry.path(), key, depth + 1);
                    case LINK -> passedOver.add(new PassedOver(root, key, "link"));
                    case OTHER -> passedOver.add(new PassedOver(root, key, "not-a-file"));
                    case VANISHED -> passedOver.add(new PassedOver(root, key, "vanished"));
                    case UNREADABLE -> passedOver.add(new PassedOver(root, key, "unreadable"));
                }
            }
        }

        private void descend(Path folder, String key, int depth) {
            if (depth > MAX_DEPTH) {
                passedOver.add(new PassedOver(root, key, "too-deep"));
                return;
            }
            try {
                walk(folder, key + "/", depth);
            } catch (IOException e) {
                // The ledger tells it; the rest of the evidence still loads.
                passedOver.add(new PassedOver(root, key, "unreadable-folder"));
            }
        }
    }
}
