package io.coldtrail.bytes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The first bytes of a file, in memory.
 *
 * @param whole whether they are all that can be read
 * @param damage what they end at, or null
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares these
record StartOfFile(
        byte[] bytes, int length, boolean whole, @Nullable DamagedBytes damage) {

    /**
     * Reads the start of a file.
     *
     * @param expected how many bytes the file seems to have
     * @param most how many to read; a file of fewer is read whole
     */
    static StartOfFile read(InputStream in, long expected, int most) throws IOException {
        // One more shows that the file has grown no longer.
        byte[] bytes = new byte[(int) Math.max(1, Math.min(most, expected + 1))];
        int length = 0;
        try {
            while (length < most) {
                if (length == bytes.length) {
                    bytes = Arrays.copyOf(bytes, (int) Math.min(most, bytes.length * 2L + 4096));
                }
                int read = in.read(bytes, length, bytes.length - length);
                if (read < 0) {
                    return new StartOfFile(bytes, length, true, null);
                }
                length += read;
            }
        } catch (DamagedBytes e) {
            return new StartOfFile(bytes, length, true, e);
        }
        return new StartOfFile(bytes, length, false, null);
    }

    void update(MessageDigest digest) {
        digest.update(bytes, 0, length);
    }

    /** The bytes, and after them the damage. */
    InputStream stream() {
        InputStream good = new ByteArrayInputStream(bytes, 0, length);
        return damage == null ? good : new SequenceInputStream(good, new FailingBytes(damage));
    }
}
