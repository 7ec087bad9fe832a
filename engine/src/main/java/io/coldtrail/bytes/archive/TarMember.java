package io.coldtrail.bytes.archive;

import io.coldtrail.bytes.DamagedBytes;
import io.coldtrail.bytes.FailingBytes;
import io.coldtrail.bytes.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A file in a tar file.
 *
 * @param offset of its bytes in the tar file without compression
 * @param size how many of its bytes there are
 * @param sha256 of these bytes, or null where the storage failed over them
 * @param cut what they end at, where the tar file does not have all of them; else null
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares these; text would take up three times the memory
record TarMember(
        TarArchive archive,
        String name,
        long offset,
        long size,
        byte @Nullable [] sha256,
        @Nullable DamagedBytes cut) implements StoredFile {

    @Override
    public InputStream open() throws IOException {
        InputStream bytes = archive.open(offset, size);
        return cut == null ? bytes : new SequenceInputStream(bytes, new FailingBytes(cut));
    }

    @Override
    public SeekableByteChannel openChannel() throws IOException {
        if (archive.sequential()) {
            return MemoryChannel.read(this, archive.limits());
        }
        if (cut != null) {
            throw cut;
        }
        return ChannelRange.open(archive.file(), offset, size);
    }

    @Override
    public @Nullable String knownSha256() {
        return sha256 == null ? null : HexFormat.of().formatHex(sha256);
    }

    @Override
    public String location() {
        return archive.file().location() + ": " + name;
    }

    @Override
    public String toString() {
        return location();
    }
}
