package io.coldtrail.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates a gzip file (RFC 1952) of one or more members, and is strict about its end: a missing trailer, a checksum or
 * length that does not fit, and bytes after the last member are all {@link DamagedBytes}. {@code GZIPInputStream} takes
 * no notice of the last of these, and evidence with something appended is not what AWS wrote.
 *
 * <p>Bytes that came out before the damage are handed over first; the exception comes with the next read.
 */
final class GzipMembers extends InputStream {
    private static final int FLAG_CRC = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] input = new byte[1 << 16];
    private int inputAt;
    private int inputEnd;
    private boolean inMember;
    private boolean ended;

    GzipMembers(InputStream in) {
        this.in = in;
    }

    /** Whether a file begins as gzip does. */
    static boolean matches(byte[] head, int length) {
        return length >= 2 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (!ended) {
            if (!inMember) {
                beginMember();
                continue;
            }
            try {
                int count = inflater.inflate(target, offset, length);
                if (count > 0) {
                    crc.update(target, offset, count);
                    return count;
                }
            } catch (DataFormatException e) {
                throw new DamagedBytes("gzip-damaged", "the deflate stream is damaged: " + e.getMessage());
            }
            if (inflater.finished()) {
                endMember();
            } else if (inflater.needsDictionary()) {
                throw new DamagedBytes("gzip-damaged", "the deflate stream asks for a dictionary");
            } else {
                feed();
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }

    private void feed() throws IOException {
        if (!fill()) {
            throw truncated();
        }
        inflater.setInput(input, inputAt, inputEnd - inputAt);
        inputAt = inputEnd;
    }

    private void beginMember() throws IOException {
        int first = unsignedByte();
        int second = unsignedByte();
        if (first != 0x1F || second != 0x8B) {
            throw new DamagedBytes("trailing-bytes", "bytes follow the end of the gzip stream");
        }
        int method = unsignedByte();
        int flags = unsignedByte();
        if (method != 8 || (flags & 0xE0) != 0) {
            throw new DamagedBytes("gzip-damaged", "the gzip header is damaged");
        }
        skip(6);
        if ((flags & FLAG_EXTRA) != 0) {
            skip(unsignedByte() | (unsignedByte() << 8));
        }
        if ((flags & FLAG_NAME) != 0) {
            skipText();
        }
        if ((flags & FLAG_COMMENT) != 0) {
            skipText();
        }
        if ((flags & FLAG_CRC) != 0) {
            skip(2);
        }
        inflater.reset();
        crc.reset();
        inflater.setInput(input, inputAt, inputEnd - inputAt);
        inputAt = inputEnd;
        inMember = true;
    }

    private void endMember() throws IOException {
        inputAt = inputEnd - inflater.getRemaining();
        long storedCrc = unsignedInt();
        long storedLength = unsignedInt();
        if (storedCrc != crc.getValue()) {
            throw new DamagedBytes("gzip-checksum", "the checksum of the gzip stream does not fit its content");
        }
        if (storedLength != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
            throw new DamagedBytes("gzip-checksum", "the length in the gzip trailer does not fit its content");
        }
        inMember = false;
        ended = inputAt >= inputEnd && !fill();
    }

    private long unsignedInt() throws IOException {
        return unsignedByte() | (unsignedByte() << 8) | (unsignedByte() << 16) | ((long) unsignedByte() << 24);
    }

    private int unsignedByte() throws IOException {
        if (inputAt >= inputEnd && !fill()) {
            throw truncated();
        }
        return input[inputAt++] & 0xFF;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            unsignedByte();
        }
    }

    private void skipText() throws IOException {
        int next;
        do {
            next = unsignedByte();
        } while (next != 0);
    }

    private boolean fill() throws IOException {
        inputAt = 0;
        inputEnd = Math.max(0, in.read(input, 0, input.length));
        return inputEnd > 0;
    }

    private static DamagedBytes truncated() {
        return new DamagedBytes("gzip-truncated", "the gzip stream ends too early");
    }
}
