package io.coldtrail.bytes.archive;

import io.coldtrail.bytes.DamagedBytes;
import io.coldtrail.bytes.Deflated;
import io.coldtrail.bytes.Deflated64;
import io.coldtrail.bytes.FailingBytes;
import io.coldtrail.bytes.InflatedBytes;
import io.coldtrail.bytes.StoredFile;
import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * A file in a zip file.
 *
 * @param cut what it ends at, where the zip file does not have all of it; else null
 */
record ZipMember(
        StoredFile archive,
        Limits limits,
        String name,
        ZipEntry entry,
        @Nullable DamagedBytes cut) implements StoredFile {

    @Override
    public long size() {
        return Math.max(0, entry.size());
    }

    @Override
    public InputStream open() throws IOException {
        InputStream stored;
        try {
            stored = Channels.newInputStream(stored());
        } catch (DamagedBytes e) {
            return new FailingBytes(e);
        }
        try {
            return new ZipMemberStream(inflated(stored), entry, cut);
        } catch (IOException | RuntimeException e) {
            stored.close();
            throw e;
        }
    }

    @Override
    public SeekableByteChannel openChannel() throws IOException {
        boolean plain = entry.method() == ZipEntry.STORED && entry.size() == entry.storedSize() && cut == null;
        return plain ? stored() : MemoryChannel.read(this, limits);
    }

    @Override
    public @Nullable String knownSha256() {
        return null;
    }

    @Override
    public String location() {
        return archive.location() + ": " + name;
    }

    @Override
    public String toString() {
        return location();
    }

    /** This member with the size that it really has: the number of bytes that come out before the damage. */
    ZipMember measured() throws IOException {
        long size = 0;
        byte[] chunk = new byte[1 << 14];
        try (InputStream in = open()) {
            int read;
            while ((read = in.read(chunk)) >= 0) {
                size += read;
            }
        } catch (DamagedBytes e) {
            // As expected.
        }
        ZipEntry real = new ZipEntry(
                entry.name(),
                entry.method(),
                entry.flags(),
                entry.crc(),
                entry.storedSize(),
                size,
                entry.header(),
                entry.mode());
        return new ZipMember(archive, limits, name, real, cut);
    }

    private InputStream inflated(InputStream stored) throws IOException {
        return switch (entry.method()) {
            case ZipEntry.STORED -> stored;
            case ZipEntry.DEFLATED -> new Deflated(stored, entry.storedSize(), limits);
            case ZipEntry.DEFLATED_64 -> new Deflated64(stored, entry.storedSize(), limits);
            // Their streams begin with their marks.
            case ZipEntry.BZIP2, ZipEntry.ZSTD -> InflatedBytes.outermost(stored, entry.storedSize(), limits);
            default -> throw new DamagedBytes("zip-damaged", "compression " + entry.method() + " is not supported");
        };
    }

    /** The member's bytes as they lie in the zip file. */
    private SeekableByteChannel stored() throws IOException {
        SeekableByteChannel channel = archive.openChannel();
        try {
            ZipBytes zip = ZipBytes.ofOneHeader(channel);
            long data = ZipHeaders.afterLocal(zip, entry.header());
            if (!zip.has(data, entry.storedSize())) {
                throw new DamagedBytes("zip-damaged", "the member is not where the zip file's directory says");
            }
            return ChannelRange.of(channel, data, entry.storedSize());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }
}
