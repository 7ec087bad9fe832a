package io.coldtrail.bytes;

import java.io.IOException;
import java.io.InputStream;

/**
 * A stream whose first bytes have been looked at. Unlike a {@link java.io.PushbackInputStream} it gives them on their own,
 * so that they are not lost where what follows them fails. Not thread-safe.
 */
final class PeekedBytes extends InputStream {
    private final InputStream in;
    private final byte[] head;
    private int at;
    private int length;

    /**
     * Looks at the first bytes.
     *
     * @param most how many at most
     * @throws IOException where they cannot be read; damage comes again with the read that gets there
     */
    PeekedBytes(InputStream in, int most) throws IOException {
        this.in = in;
        this.head = new byte[most];
        try {
            int read;
            while (length < most && (read = in.read(head, length, most - length)) > 0) {
                length += read;
            }
        } catch (DamagedBytes e) {
            // The stream stays damaged.
        }
    }

    /** The first bytes, as many of them as {@link #length()} says. */
    byte[] head() {
        return head;
    }

    int length() {
        return length;
    }

    @Override
    public int read() throws IOException {
        return at < length ? head[at++] & 0xFF : in.read();
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        if (at >= length) {
            return in.read(target, offset, count);
        }
        int given = Math.min(count, length - at);
        System.arraycopy(head, at, target, offset, given);
        at += given;
        return given;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
