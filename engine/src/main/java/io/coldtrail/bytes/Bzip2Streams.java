package io.coldtrail.bytes;

import java.io.IOException;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jspecify.annotations.Nullable;

/** Inflates a bzip2 file of one or more streams. The place of damage is known to a block of up to 900 kB. */
final class Bzip2Streams extends Inflation {
    private static final int MAGIC_BYTES = 4;

    private @Nullable BZip2CompressorInputStream stream;
    private boolean ended;

    /** Where the block that bytes last came out of ends. */
    private long goodUntil;

    /** Met while bytes were at hand that have to be given first. */
    private @Nullable IOException pending;

    Bzip2Streams(CodedBytes in, InflationBounds bounds) {
        super(in, bounds);
    }

    /** Whether bytes begin as a stream does. */
    static boolean beginsStream(byte[] bytes, int length) {
        return length >= MAGIC_BYTES && beginsStreamAt(bytes, 0);
    }

    private static boolean beginsStreamAt(byte[] bytes, int at) {
        return bytes[at] == 'B'
                && bytes[at + 1] == 'Z'
                && bytes[at + 2] == 'h'
                && bytes[at + 3] >= '1'
                && bytes[at + 3] <= '9';
    }

    @Override
    long position() {
        return goodUntil;
    }

    @Override
    int inflate(byte[] target, int offset, int length) throws IOException {
        if (pending != null) {
            throw pending;
        }
        while (!ended) {
            if (stream == null) {
                beginStream();
                continue;
            }
            int count = read(stream, target, offset, length);
            if (count > 0) {
                return count;
            }
            stream = null;
            goodUntil = coded().position();
        }
        return -1;
    }

    /** Reads byte by byte: a whole read of the library loses what it has got before an exception. */
    private int read(BZip2CompressorInputStream in, byte[] target, int offset, int length) throws IOException {
        int count = 0;
        try {
            while (count < length) {
                int value = in.read();
                if (value < 0) {
                    return count;
                }
                target[offset + count++] = (byte) value;
                goodUntil = coded().position();
            }
        } catch (IOException | RuntimeException e) {
            IOException failure = failure(e);
            if (count == 0) {
                throw failure;
            }
            pending = failure;
        }
        return count;
    }

    private void beginStream() throws IOException {
        if (!coded().fill()) {
            ended = true;
            return;
        }
        if (!coded().ensure(MAGIC_BYTES) || !beginsStreamAt(coded().buffer(), coded().at())) {
            throw new DamagedBytes("trailing-bytes", "bytes follow the end of the bzip2 stream");
        }
        try {
            stream = new BZip2CompressorInputStream(coded());
        } catch (IOException | RuntimeException e) {
            throw failure(e);
        }
    }

    /** The library has its own words, and for hostile bytes also runtime exceptions, for damage. */
    private IOException failure(Exception e) {
        @Nullable IOException below = coded().failure();
        if (below != null) {
            return below;
        }
        return coded().ended()
                ? new DamagedBytes("bzip2-truncated", "the bzip2 stream ends too early")
                : new DamagedBytes("bzip2-damaged", "the bzip2 stream is damaged: " + e.getMessage());
    }
}
