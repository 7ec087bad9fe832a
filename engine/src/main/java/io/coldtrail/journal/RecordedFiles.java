package io.coldtrail.journal;

import io.coldtrail.bytes.NameBytes;
import io.coldtrail.bytes.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Evidence as an earlier run found it: files that came later do not show. */
final class RecordedFiles implements Storage {
    private final Storage storage;
    private final Map<Path, Set<String>> keys;

    /** @param keys what the run found, by evidence root, as real paths */
    RecordedFiles(Storage storage, Map<Path, Set<String>> keys) {
        this.storage = storage;
        this.keys = keys;
    }

    @Override
    public Entry look(Path path) throws IOException {
        return storage.look(path);
    }

    @Override
    public List<Entry> list(Path folder) throws IOException {
        return storage.list(folder).stream()
                .filter(entry -> entry.kind() == Kind.FOLDER || isRecorded(entry.path()))
                .toList();
    }

    @Override
    public InputStream open(Path file) throws IOException {
        return storage.open(file);
    }

    @Override
    public SeekableByteChannel openChannel(Path file) throws IOException {
        return storage.openChannel(file);
    }

    private boolean isRecorded(Path path) {
        return keys.entrySet().stream()
                .anyMatch(root -> path.startsWith(root.getKey())
                        && root.getValue().contains(key(root.getKey().relativize(path))));
    }

    private static String key(Path relative) {
        StringBuilder key = new StringBuilder();
        for (Path name : relative) {
            key.append(key.length() == 0 ? "" : "/").append(NameBytes.text(name));
        }
        return key.toString();
    }
}
