package io.coldtrail.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file on its own.
 *
 * @param size in bytes when it was found
 */
public record DiskFile(Storage storage, Path path, long size) implements StoredFile {

    @Override
    public InputStream open() throws IOException {
        return storage.open(path);
    }

    @Override
    public SeekableByteChannel openChannel() throws IOException {
        return storage.openChannel(path);
    }

    @Override
    public @Nullable String knownSha256() {
        return null;
    }

    @Override
    public String location() {
        return path.toString();
    }

    @Override
    public String toString() {
        return location();
    }
}
