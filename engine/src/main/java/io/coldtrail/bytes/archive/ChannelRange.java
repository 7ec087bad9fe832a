package io.coldtrail.bytes.archive;

import io.coldtrail.bytes.DamagedBytes;
import io.coldtrail.bytes.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A part of a file as a file of its own, to be read. Not thread-safe. */
final class ChannelRange implements SeekableByteChannel {
    private final SeekableByteChannel file;
    private final long offset;
    private final long size;
    private long position;

    private ChannelRange(SeekableByteChannel file, long offset, long size) {
        this.file = file;
        this.offset = offset;
        this.size = size;
    }

    /** Opens a part of a file. */
    static ChannelRange open(StoredFile file, long offset, long size) throws IOException {
        return new ChannelRange(file.openChannel(), offset, size);
    }

    /** A part of a file that is open; closed with it. */
    static ChannelRange of(SeekableByteChannel file, long offset, long size) {
        return new ChannelRange(file, offset, size);
    }

    /** A stream over a part of a file. */
    static InputStream stream(StoredFile file, long offset, long size) throws IOException {
        return Channels.newInputStream(open(file, offset, size));
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (position >= size) {
            return -1;
        }
        int limit = target.limit();
        target.limit((int) Math.min(limit, target.position() + Math.min(size - position, Integer.MAX_VALUE >> 1)));
        try {
            file.position(offset + position);
            int count = file.read(target);
            if (count < 0) {
                throw new DamagedBytes("changed-while-read", "the archive has become shorter while it was read");
            }
            position += count;
            return count;
        } finally {
            target.limit(limit);
        }
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        if (newPosition < 0) {
            throw new IllegalArgumentException("a position before the start");
        }
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
