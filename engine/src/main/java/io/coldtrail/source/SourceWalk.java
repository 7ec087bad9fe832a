package io.coldtrail.source;

import io.coldtrail.bytes.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds every file below the evidence roots, in key order whatever the file system's order. Links are not followed and
 * devices are not opened: both are passed over with a reason.
 *
 * @param files what can be read, in key order; files of an earlier root first
 * @param passedOver what cannot be evidence, in key order
 */
public record SourceWalk(List<SourceFile> files, List<PassedOver> passedOver) {
    /** Deeper than any S3 prefix; a bound on hostile trees. */
    private static final int MAX_DEPTH = 128;

    /**
     * Something that is not read.
     *
     * @param reason a stable word: {@code link}, {@code not-a-file}, {@code unreadable-folder}, {@code too-deep}
     */
    public record PassedOver(int root, String key, String reason) {}

    public SourceWalk {
        files = List.copyOf(files);
        passedOver = List.copyOf(passedOver);
    }

    /**
     * Walks the roots; each is a folder or a single file.
     *
     * @throws IOException where a root itself cannot be listed
     */
    public static SourceWalk of(Storage storage, List<Path> roots) throws IOException {
        List<SourceFile> files = new ArrayList<>();
        List<PassedOver> passedOver = new ArrayList<>();
        for (int root = 0; root < roots.size(); root++) {
            Storage.Entry entry = storage.look(roots.get(root));
            if (entry.kind() == Storage.Kind.FOLDER) {
                new Walker(storage, root, files, passedOver).walk(entry.path(), "", 0);
            } else if (entry.kind() == Storage.Kind.FILE) {
                files.add(new SourceFile(root, entry.path(), name(entry.path()), entry.size()));
            } else {
                passedOver.add(new PassedOver(root, name(entry.path()), "not-a-file"));
            }
        }
        files.sort(Comparator.comparingInt(SourceFile::root).thenComparing(SourceFile::key));
        passedOver.sort(Comparator.comparingInt(PassedOver::root).thenComparing(PassedOver::key));
        return new SourceWalk(files, passedOver);
    }

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
                    case FILE -> files.add(new SourceFile(root, entry.path(), key, entry.size()));
                    case FOLDER -> descend(entry.path(), key, depth + 1);
                    case LINK -> passedOver.add(new PassedOver(root, key, "link"));
                    case OTHER -> passedOver.add(new PassedOver(root, key, "not-a-file"));
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
