package io.coldtrail.columnar;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A file in memory, which can be made to fail from a position on. */
final class MemoryChannel implements SeekableByteChannel {
    private final byte[] content;
    private final long failsFrom;
    private int position;

    MemoryChannel(byte[] content) {
        this(content, Long.MAX_VALUE);
    }

    MemoryChannel(byte[] content, long failsFrom) {
        this.content = content;
        this.failsFrom = failsFrom;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (position >= failsFrom) {
            throw new IOException("the disk is gone");
        }
        if (position >= content.length) {
            return -1;
        }
        int count = Math.min(target.remaining(), content.length - position);
        target.put(content, position, count);
        position += count;
        return count;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = Math.toIntExact(newPosition);
        return this;
    }

    @Override
    public long size() {
        return content.length;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
