package io.coldtrail.bytes.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/** Reads the numbers of a zip file at any position, through a buffer. Not thread-safe. */
final class ZipBytes {
    /** More than the longest comment at the end of a zip file, and than any field. */
    private static final int BUFFER_BYTES = 1 << 17;

    private final SeekableByteChannel file;
    private final long size;
    private final ByteBuffer buffer;

    /** Offset of the buffer's first byte in the file. */
    private long base;

    /** Reads all of a file's headers. */
    ZipBytes(SeekableByteChannel file) throws IOException {
        this(file, BUFFER_BYTES);
    }

    private ZipBytes(SeekableByteChannel file, int bufferBytes) throws IOException {
        this.file = file;
        this.size = file.size();
        this.buffer = ByteBuffer.allocate(bufferBytes).order(ByteOrder.LITTLE_ENDIAN);
        buffer.limit(0);
    }

    /** Reads the numbers of one header. */
    static ZipBytes ofOneHeader(SeekableByteChannel file) throws IOException {
        return new ZipBytes(file, ZipHeaders.LOCAL_BYTES);
    }

    long size() {
        return size;
    }

    /** Whether so many bytes lie in the file at an offset. */
    boolean has(long offset, long count) {
        return offset >= 0 && count >= 0 && offset <= size - count;
    }

    /** Two bytes, unsigned; the file {@linkplain #has has} them. */
    int two(long offset) throws IOException {
        return buffer.getShort(index(offset, 2)) & 0xFFFF;
    }

    /** Four bytes, unsigned. */
    long four(long offset) throws IOException {
        return buffer.getInt(index(offset, 4)) & 0xFFFFFFFFL;
    }

    /** Eight bytes; negative where they are too large to be an offset. */
    long eight(long offset) throws IOException {
        return buffer.getLong(index(offset, 8));
    }

    /** Bytes, no more than a field of a zip file can have. */
    byte[] bytes(long offset, int count) throws IOException {
        byte[] bytes = new byte[count];
        buffer.get(index(offset, count), bytes);
        return bytes;
    }

    /** Index in the buffer of bytes that are read into it where they are not there. */
    private int index(long offset, int count) throws IOException {
        if (offset < base || offset + count > base + buffer.limit()) {
            buffer.clear();
            base = offset;
            file.position(offset);
            boolean more = true;
            while (more && buffer.hasRemaining()) {
                more = file.read(buffer) > 0;
            }
            buffer.flip();
            if (buffer.limit() < count) {
                throw new IOException("the file has become shorter while it was read");
            }
        }
        return (int) (offset - base);
    }
}
