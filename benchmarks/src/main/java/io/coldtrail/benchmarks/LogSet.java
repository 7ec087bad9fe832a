package io.coldtrail.benchmarks;

import io.coldtrail.bytes.DiskFile;
import io.coldtrail.bytes.Storage;
import io.coldtrail.bytes.StoredFile;
import io.coldtrail.fixtures.Answers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Stored log files held in memory, so that no disk is timed. Paths are object keys. */
final class LogSet implements Storage {
    private final Map<Path, byte[]> contents = new LinkedHashMap<>();

    /** A set of no logs. */
    LogSet() {}

    /**
     * Reads the files of one kind.
     *
     * @param folder what the evidence was generated into
     * @param kind {@code cloudtrail} or {@code vpcflow}
     */
    static LogSet load(Path folder, Answers answers, String kind) throws IOException {
        LogSet set = new LogSet();
        for (Answers.EvidenceFileInfo file : answers.files()) {
            if (file.kind().equals(kind)) {
                set.contents.put(Path.of(file.key()), Files.readAllBytes(folder.resolve(file.key())));
            }
        }
        return set;
    }

    /** The set of one log of this one. */
    LogSet only(Path key) throws IOException {
        LogSet set = new LogSet();
        set.contents.put(key, content(key));
        return set;
    }

    /** The object keys, in the order of the evidence. */
    List<Path> keys() {
        return List.copyOf(contents.keySet());
    }

    @Override
    public Entry look(Path path) throws IOException {
        return new Entry(path, Kind.FILE, content(path).length);
    }

    /** No benchmark walks folders. */
    @Override
    public List<Entry> list(Path folder) {
        throw new UnsupportedOperationException("a set of logs has no folders");
    }

    @Override
    public InputStream open(Path file) throws IOException {
        return new ByteArrayInputStream(content(file));
    }

    @Override
    public SeekableByteChannel openChannel(Path file) {
        throw new UnsupportedOperationException("logs are read from front to back");
    }

    /** A log of the set. */
    StoredFile file(Path key) throws IOException {
        return new DiskFile(this, key, content(key).length);
    }

    private byte[] content(Path path) throws IOException {
        byte[] content = contents.get(path);
        if (content == null) {
            throw new NoSuchFileException(path.toString());
        }
        return content;
    }
}
