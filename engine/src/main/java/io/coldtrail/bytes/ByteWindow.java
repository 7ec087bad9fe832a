package io.coldtrail.bytes;

import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A sliding window over a stream, so that a record always stands in one piece: a decoder looks at the bytes from
 * {@link #start()} to {@link #end()}, asks for more with {@link #fill()} and gives back what it has used with
 * {@link #consume(int)}. It grows up to {@link Limits#maxRecordBytes()}. Not thread-safe.
 */
public final class ByteWindow {
    private static final int INITIAL_BYTES = 1 << 18;
    private static final int BYTE_ORDER_MARK_BYTES = 3;

    private final InputStream in;
    private final int limit;
    private byte[] bytes;
    private int start;
    private int end;
    private long consumed;
    private @Nullable IOException failure;

    /**
     * @param reusable an array to begin with, such as the {@link #bytes()} of a window that is no longer used; empty
     *     for a new one
     */
    public ByteWindow(InputStream in, Limits limits, byte[] reusable) {
        this.in = in;
        this.limit = limits.maxRecordBytes();
        this.bytes = reusable.length > 0 ? reusable : new byte[Math.min(INITIAL_BYTES, limit)];
    }

    /** The array behind the window; another one after {@link #fill()}. */
    public byte[] bytes() {
        return bytes;
    }

    /** Index of the first byte not yet used. */
    public int start() {
        return start;
    }

    /** Index after the last byte read so far. */
    public int end() {
        return end;
    }

    /** Offset in the inflated file of an index in {@link #bytes()}. */
    public long offset(int index) {
        return consumed + index - start;
    }

    /** Gives back the bytes before an index. */
    public void consume(int index) {
        consumed += index - start;
        start = index;
    }

    /**
     * Reads more bytes after {@link #end()}. Indexes change: what stood at {@link #start()} stands at the new start.
     *
     * @return false at the end of the stream
     * @throws RecordTooLong where the bytes from the start already fill the limit
     */
    public boolean fill() throws IOException {
        if (end == bytes.length) {
            if (start > 0) {
                System.arraycopy(bytes, start, bytes, 0, end - start);
                end -= start;
                start = 0;
            } else if (bytes.length >= limit) {
                throw new RecordTooLong("a record longer than the limit of " + limit + " bytes (maxRecordBytes)");
            } else {
                bytes = Arrays.copyOf(bytes, (int) Math.min(limit, bytes.length * 2L));
            }
        }
        int count = read();
        if (count < 0) {
            return false;
        }
        end += count;
        return true;
    }

    /** Reads until so many bytes stand in the window or the stream has ended. */
    public void fillTo(int wanted) throws IOException {
        boolean more = true;
        while (more && end - start < wanted) {
            more = fill();
        }
    }

    /** Gives back the bytes of a UTF-8 byte order mark, if the window begins with one; meant for the start of a file. */
    public void consumeByteOrderMark() throws IOException {
        fillTo(BYTE_ORDER_MARK_BYTES);
        consume(afterByteOrderMark());
    }

    /** Index after a UTF-8 byte order mark at the start of the window, or the start where there is none. */
    public int afterByteOrderMark() {
        boolean marked = end - start >= BYTE_ORDER_MARK_BYTES
                && (bytes[start] & 0xFF) == 0xEF
                && (bytes[start + 1] & 0xFF) == 0xBB
                && (bytes[start + 2] & 0xFF) == 0xBF;
        return marked ? start + BYTE_ORDER_MARK_BYTES : start;
    }

    /** Reads once; a failure is remembered, since a damaged stream may say something else when it is asked again. */
    private int read() throws IOException {
        if (failure != null) {
            throw failure;
        }
        try {
            return in.read(bytes, end, bytes.length - end);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** A record does not fit into the window. */
    public static final class RecordTooLong extends IOException {
        private static final long serialVersionUID = 1L;

        RecordTooLong(String message) {
            super(message);
        }
    }
}
