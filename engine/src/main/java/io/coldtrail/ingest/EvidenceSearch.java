package io.coldtrail.ingest;

import io.coldtrail.bytes.DiskFile;
import io.coldtrail.bytes.EvidenceStream;
import io.coldtrail.bytes.Storage;
import io.coldtrail.bytes.StoredFile;
import io.coldtrail.problem.Limits;
import io.coldtrail.source.SourceFile;
import io.coldtrail.source.SourceWalk;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds a file of the evidence again: where it lay when it was loaded, else under its key below other folders, else by
 * its hash. A key leads to a file below its root only, whatever it says, and no link is followed.
 */
final class EvidenceSearch implements AutoCloseable {
    private final Storage storage;
    private final Limits limits;
    private final List<Path> folders;
    private final List<SourceWalk> walks = new ArrayList<>();
    private @Nullable SourceWalk wholeFolders;

    /** @param folders where to look beside the roots of the ledger; they exist */
    EvidenceSearch(Storage storage, Limits limits, List<Path> folders) {
        this.storage = storage;
        this.limits = limits;
        this.folders = List.copyOf(folders);
    }

    /** How a search ended; the caller closes the stream. */
    sealed interface Outcome {
        /** The file, open, with the hash that was wanted. */
        record Found(String file, EvidenceStream stream) implements Outcome {}

        /** Only files with other bytes; this is the first of them. */
        record Changed(String file, String sha256) implements Outcome {}

        /** Nothing at these places. */
        record Missing(List<String> lookedAt) implements Outcome {}
    }

    /**
     * Looks for stored bytes.
     *
     * @param sources what the ledger says of files that had these bytes, at least one
     */
    Outcome find(String sha256, List<LoadedSource> sources) {
        Attempt attempt = new Attempt(sha256);
        for (LoadedSource source : sources) {
            if (source.root() != null) {
                attempt.open(Path.of(source.root()), source.entry().key());
            }
        }
        for (Path folder : folders) {
            for (String key : keys(sources)) {
                attempt.open(folder, key);
            }
        }
        if (attempt.found == null && !folders.isEmpty()) {
            attempt.openAny(sources.get(0).entry().size());
        }
        return attempt.outcome();
    }

    @Override
    public void close() {
        walks.forEach(SourceWalk::close);
    }

    private static Set<String> keys(List<LoadedSource> sources) {
        Set<String> keys = new LinkedHashSet<>();
        sources.forEach(source -> keys.add(source.entry().key()));
        return keys;
    }

    /** The file under a key, or null. */
    private @Nullable StoredFile at(Path root, String key) {
        try {
            Storage.Entry entry = storage.look(root);
            String[] names = key.split("/", -1);
            int depth = 0;
            // A root that is a file gives its own name to the key.
            if (entry.kind() == Storage.Kind.FILE && names[0].equals(name(root))) {
                depth = 1;
            }
            while (entry.kind() == Storage.Kind.FOLDER && depth < names.length) {
                if (names[depth].isEmpty() || names[depth].equals(".") || names[depth].equals("..")) {
                    return null;
                }
                Path next = entry.path().resolve(names[depth]);
                entry = storage.look(next);
                if (!entry.path().equals(next)) {
                    return null;
                }
                depth++;
            }
            if (entry.kind() != Storage.Kind.FILE || depth == 0) {
                return null;
            }
            return depth == names.length
                    ? new DiskFile(storage, entry.path(), entry.size())
                    : member(entry.path(), String.join("/", List.of(names).subList(depth, names.length)));
        } catch (IOException | InvalidPathException e) {
            // It does not lie there, or this system cannot have such a name.
            return null;
        }
    }

    /** A file in an archive. */
    private @Nullable StoredFile member(Path archive, String memberKey) throws IOException {
        String key = name(archive) + "/" + memberKey;
        SourceWalk walk = SourceWalk.of(storage, List.of(archive), limits);
        walks.add(walk);
        return walk.files().stream()
                .filter(file -> file.key().equals(key))
                .findFirst()
                .map(SourceFile::stored)
                .orElse(null);
    }

    private SourceWalk wholeFolders() throws IOException {
        SourceWalk walk = wholeFolders;
        if (walk == null) {
            walk = SourceWalk.of(storage, folders, limits);
            walks.add(walk);
            wholeFolders = walk;
        }
        return walk;
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    /** One search. */
    private final class Attempt {
        private final String sha256;
        private final Set<String> lookedAt = new LinkedHashSet<>();
        private Outcome.@Nullable Found found;
        private Outcome.@Nullable Changed changed;

        Attempt(String sha256) {
            this.sha256 = sha256;
        }

        void open(Path root, String key) {
            if (found != null || !lookedAt.add(root + "/" + key)) {
                return;
            }
            StoredFile file = at(root, key);
            if (file != null) {
                open(file);
            }
        }

        /** Looks at every file that has as many bytes. */
        void openAny(long size) {
            try {
                for (SourceFile file : wholeFolders().files()) {
                    if (found == null && file.size() == size) {
                        Outcome.@Nullable Changed before = changed;
                        open(file.stored());
                        // Another file of the same size is no changed one.
                        changed = before;
                    }
                }
            } catch (IOException e) {
                lookedAt.add("files of the same size, which cannot be listed: " + e.getMessage());
            }
        }

        private void open(StoredFile file) {
            try {
                EvidenceStream stream = EvidenceStream.open(file, limits);
                if (stream.storedSha256().equals(sha256)) {
                    found = new Outcome.Found(file.location(), stream);
                    return;
                }
                stream.close();
                if (changed == null) {
                    changed = new Outcome.Changed(file.location(), stream.storedSha256());
                }
            } catch (IOException e) {
                lookedAt.add(file.location() + ", which cannot be read: " + e.getMessage());
            }
        }

        Outcome outcome() {
            if (found != null) {
                return found;
            }
            return Objects.requireNonNullElseGet(changed, () -> new Outcome.Missing(List.copyOf(lookedAt)));
        }
    }
}
