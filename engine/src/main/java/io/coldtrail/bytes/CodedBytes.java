package io.coldtrail.bytes;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The compressed side of one layer of compression: buffered, and it knows where it stands. Not thread-safe. */
final class CodedBytes extends InputStream {
    private final InputStream in;
    private final @Nullable Inflation below;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;

    /** Offset of the buffer's first byte. */
    private long base;

    /** Where in the stored bytes the lowest layer stood before it gave what is in the buffer. */
    private long positionBelow;

    private boolean ended;
    private @Nullable IOException failure;

    /** @param below the layer that the bytes come out of, or null where they are the stored ones */
    CodedBytes(InputStream in, @Nullable Inflation below) {
        this.in = in;
        this.below = below;
    }

    /** Whether these are the stored bytes, and no layer is below. */
    boolean isStored() {
        return below == null;
    }

    byte[] buffer() {
        return buffer;
    }

    /** Index of the next byte in the buffer. */
    int at() {
        return at;
    }

    /** How many bytes stand in the buffer. */
    @Override
    public int available() {
        return end - at;
    }

    /** Takes bytes that stand in the buffer. */
    void take(int count) {
        at += count;
    }

    /** Gives back the last of the bytes taken, all of which still stand in the buffer. */
    void giveBack(int count) {
        at -= count;
    }

    /** Offset of the next byte. */
    long position() {
        return base + at;
    }

    /** Where in the stored bytes the lowest layer stood before it gave what is in the buffer. */
    long positionBelow() {
        return positionBelow;
    }

    /** Whether the end has been asked for more. */
    boolean ended() {
        return ended;
    }

    /** What went wrong with reading, as opposed to decoding. */
    @Nullable
    IOException failure() {
        return failure;
    }

    /** Reads more where the buffer is used up; false at the end. */
    boolean fill() throws IOException {
        return ensure(1);
    }

    /** Reads until so many bytes stand in the buffer; false where the stream ends before. */
    boolean ensure(int count) throws IOException {
        while (end - at < count) {
            if (at > 0) {
                System.arraycopy(buffer, at, buffer, 0, end - at);
                base += at;
                end -= at;
                at = 0;
            }
            long position = below == null ? base + end : below.storedPosition();
            int read = read(end);
            if (read < 0) {
                ended = true;
                return false;
            }
            if (end == 0) {
                positionBelow = position;
            }
            end += read;
        }
        return true;
    }

    private int read(int target) throws IOException {
        try {
            return in.read(buffer, target, buffer.length - target);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public int read() throws IOException {
        return at < end || fill() ? buffer[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at >= end && !fill()) {
            return -1;
        }
        int count = Math.min(length, end - at);
        System.arraycopy(buffer, at, target, offset, count);
        at += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
