package io.coldtrail.journal;

import io.coldtrail.bytes.Hashes;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** The lines of a journal as bytes, since their hashes are of bytes. */
final class JournalLines {
    /** Far longer than any line that is written; a longer one is damage. */
    static final int MAX_BYTES = 16 << 20;

    private final InputStream in;
    private long torn;

    /** @param in is read to its end, and stays the caller's to close */
    JournalLines(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /**
     * A line without its end.
     *
     * @param text what it holds; empty where it is longer than {@link #MAX_BYTES}
     */
    record Line(String text, String sha256) {}

    /** The next line that has an end; empty after the last. */
    Optional<Line> next() throws IOException {
        MessageDigest digest = Hashes.sha256();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long length = 0;
        int next = in.read();
        while (next >= 0 && next != '\n') {
            digest.update((byte) next);
            if (length++ < MAX_BYTES) {
                bytes.write(next);
            }
            next = in.read();
        }
        if (next < 0) {
            torn = length;
            return Optional.empty();
        }
        String text = length > MAX_BYTES ? "" : bytes.toString(StandardCharsets.UTF_8);
        return Optional.of(new Line(text, Hashes.hex(digest)));
    }

    /** After the last line: how many bytes follow that are no whole line. */
    long torn() {
        return torn;
    }

    static String sha256(byte[] bytes) {
        MessageDigest digest = Hashes.sha256();
        digest.update(bytes);
        return Hashes.hex(digest);
    }

    /**
     * What stands at the end of a journal.
     *
     * @param last the last line that has an end, where there is one that is no longer than {@link #MAX_BYTES}
     * @param lines whether there is any line
     * @param end where the last line ends, its line end included
     */
    record Tail(Optional<Line> last, boolean lines, long end) {}

    /** Finds the last line without reading those before it. */
    static Tail tail(FileChannel channel) throws IOException {
        long size = channel.size();
        long end = lineEndBefore(channel, size, size) + 1;
        if (end == 0) {
            return new Tail(Optional.empty(), false, 0);
        }
        long start = lineEndBefore(channel, end - 1, MAX_BYTES + 1L) + 1;
        if (end - 1 - start > MAX_BYTES) {
            return new Tail(Optional.empty(), true, end);
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) (end - 1 - start));
        fill(channel, bytes, start);
        String text = new String(bytes.array(), StandardCharsets.UTF_8);
        return new Tail(Optional.of(new Line(text, sha256(bytes.array()))), true, end);
    }

    /**
     * Position of the last line end before another position, or -1.
     *
     * @param within how many bytes to look back; where there is none so near, some position before is given
     */
    private static long lineEndBefore(FileChannel channel, long position, long within) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(1 << 16);
        long at = position;
        while (at > 0 && position - at <= within) {
            int length = (int) Math.min(chunk.capacity(), at);
            chunk.clear().limit(length);
            fill(channel, chunk, at - length);
            for (int i = length - 1; i >= 0; i--) {
                if (chunk.get(i) == '\n') {
                    return at - length + i;
                }
            }
            at -= length;
        }
        return at - 1;
    }

    private static void fill(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            int read = channel.read(bytes, at);
            if (read < 0) {
                throw new IOException("the journal became shorter while it was read");
            }
            at += read;
        }
    }
}
