package io.coldtrail.casefile;

import io.coldtrail.bytes.Hashes;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a document of a case, which may come from anywhere: none is longer than {@link #MAX_BYTES}, and each ends
 * with one line feed, so that what is hashed is what lies there. Not thread-safe.
 */
final class CaseLines implements Closeable {
    /** Far longer than any line that is written: the longest names a file and what became of it. */
    static final int MAX_BYTES = 64 << 20;

    private final InputStream in;
    private final MessageDigest digest = Hashes.sha256();
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private int line;

    CaseLines(Path file) throws IOException {
        in = Files.newInputStream(file);
    }

    /** A line that is none of a document that this program writes; the message says why, as a clause. */
    static final class BadLine extends Exception {
        private static final long serialVersionUID = 1L;

        BadLine(String message) {
            super(message);
        }
    }

    /**
     * The next line without its end; null after the last.
     *
     * @throws BadLine where it is too long, not UTF-8, or without an end; nothing can be read after it
     */
    @Nullable
    String next() throws IOException, BadLine {
        line++;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (at < end || fill()) {
            int from = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            bytes.write(buffer, from, at - from);
            if (bytes.size() > MAX_BYTES) {
                throw new BadLine("it is longer than the limit of " + MAX_BYTES + " bytes");
            }
            if (at < end) {
                at++;
                return text(bytes.toByteArray());
            }
        }
        if (bytes.size() > 0) {
            throw new BadLine("it is cut short");
        }
        return null;
    }

    /** As {@link #next}, and the line counts for {@link #sha256}. */
    @Nullable
    String nextDigested() throws IOException, BadLine {
        String text = next();
        if (text != null) {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
        }
        return text;
    }

    /** Position of the line that was asked for last, from 1. */
    int line() {
        return line;
    }

    /** The hash of all lines that count, with their ends; ends the count. */
    String sha256() {
        return Hashes.hex(digest);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(in.read(buffer), 0);
        return end > 0;
    }

    /** Bytes that are no UTF-8 are refused, so that the text gives the same bytes again. */
    private static String text(byte[] bytes) throws BadLine {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadLine("it is not UTF-8");
        }
    }
}
