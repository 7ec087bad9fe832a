package io.coldtrail.bytes;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * One layer of compression, taken off. It is strict about the end of the stream and stays within bounds: what is missing,
 * wrong or too much is {@link DamagedBytes}. Bytes that came out before the damage are handed over first; the exception
 * comes with the next read, and with every read after it. Failures of the stream below pass as they are. Not
 * thread-safe.
 */
abstract class Inflation extends InputStream {
    private final CodedBytes in;
    private final InflationBounds bounds;
    private long inflated;
    private @Nullable IOException failure;

    Inflation(CodedBytes in, InflationBounds bounds) {
        this.in = in;
        this.bounds = bounds;
    }

    /** As {@link InputStream#read(byte[], int, int)}, with at least one byte asked for. */
    abstract int inflate(byte[] target, int offset, int length) throws IOException;

    /**
     * Offset in the compressed bytes that everything handed out was made of. After damage: where it lies, as exactly as
     * the format lets it be told; never behind it.
     */
    abstract long position();

    /** As {@link #position()}, in the bytes below all layers; for a layer upon another it lies somewhat before. */
    final long storedPosition() {
        return in.isStored() ? position() : in.positionBelow();
    }

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public final int read(byte[] target, int offset, int length) throws IOException {
        if (failure != null) {
            throw failure;
        }
        if (length == 0) {
            return 0;
        }
        try {
            bounds.check(inflated);
            int count = inflate(target, offset, length);
            inflated += Math.max(0, count);
            return count;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** What has gone wrong in this layer or below it. */
    @Nullable
    IOException failure() {
        return failure;
    }

    /** The compressed bytes. */
    final CodedBytes coded() {
        return in;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
