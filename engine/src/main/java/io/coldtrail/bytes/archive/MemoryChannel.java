package io.coldtrail.bytes.archive;

import io.coldtrail.bytes.DamagedBytes;
import io.coldtrail.bytes.StoredFile;
import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** Bytes in memory as a file to be read. Not thread-safe. */
final class MemoryChannel implements SeekableByteChannel {
    private final byte[] content;
    private long position;
    private boolean open = true;

    private MemoryChannel(byte[] content) {
        this.content = content;
    }

    /**
     * Reads a file whole.
     *
     * @throws DamagedBytes where the file is, or is too large for that
     */
    static MemoryChannel read(StoredFile file, Limits limits) throws IOException {
        int most = limits.maxMemberBytesInMemory();
        if (file.size() > most) {
            throw tooLarge(most);
        }
        try (InputStream in = file.open()) {
            byte[] content = in.readNBytes(most);
            if (content.length == most && in.read() >= 0) {
                throw tooLarge(most);
            }
            return new MemoryChannel(content);
        }
    }

    private static DamagedBytes tooLarge(int most) {
        return new DamagedBytes(
                "member-too-large",
                "the member must be held in memory to be read, and has more than the limit of " + most
                        + " bytes (maxMemberBytesInMemory)");
    }

    @Override
    public int read(ByteBuffer target) throws ClosedChannelException {
        requireOpen();
        if (position >= content.length) {
            return -1;
        }
        int count = Math.min(target.remaining(), content.length - (int) position);
        target.put(content, (int) position, count);
        position += count;
        return count;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public long position() throws ClosedChannelException {
        requireOpen();
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) throws ClosedChannelException {
        requireOpen();
        if (newPosition < 0) {
            throw new IllegalArgumentException("a position before the start");
        }
        position = newPosition;
        return this;
    }

    @Override
    public long size() throws ClosedChannelException {
        requireOpen();
        return content.length;
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }

    private void requireOpen() throws ClosedChannelException {
        if (!open) {
            throw new ClosedChannelException();
        }
    }
}
