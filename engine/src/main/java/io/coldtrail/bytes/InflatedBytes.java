package io.coldtrail.bytes;

import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stored bytes without their compression, which content decides on: gzip, zstd or bzip2, or one in another, up to
 * {@link #MAX_LAYERS}. Bytes that are not compressed come out as they are. Damage of the compression and what exceeds a
 * limit are {@link DamagedBytes}, after the good bytes; an exception of the stored bytes comes out as it is. Either comes
 * with every further read. Not thread-safe.
 */
public final class InflatedBytes extends InputStream {
    private static final int MAX_LAYERS = 3;

    private final StoredBytes stored;
    private final List<Inflation> layers = new ArrayList<>();
    private final InputStream inflated;

    /**
     * Looks at the first bytes.
     *
     * @param in the stored bytes; closed with this stream
     * @param storedBytes how many there are, which bounds how much may come out of them
     * @throws IOException where the first bytes cannot be read; damage comes with the first read
     */
    public InflatedBytes(InputStream in, long storedBytes, Limits limits) throws IOException {
        stored = new StoredBytes(in);
        InflationBounds bounds = new InflationBounds(storedBytes, limits);
        InputStream content = stored;
        for (int depth = 0; ; depth++) {
            PeekedBytes start = new PeekedBytes(content, Compression.MAGIC_BYTES);
            @Nullable Compression compression = compression(start);
            if (compression == null) {
                inflated = start;
                return;
            }
            if (depth == MAX_LAYERS) {
                inflated = new TooDeep(start);
                return;
            }
            @Nullable Inflation below = layers.isEmpty() ? null : layers.get(layers.size() - 1);
            Inflation layer = compression.inflate(new CodedBytes(start, below), bounds);
            layers.add(layer);
            content = layer;
        }
    }

    private static @Nullable Compression compression(PeekedBytes start) {
        for (Compression compression : Compression.values()) {
            if (compression.matches(start.head(), start.length())) {
                return compression;
            }
        }
        return null;
    }

    @Override
    public int read() throws IOException {
        return inflated.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return inflated.read(target, offset, length);
    }

    /** Whether there is any compression. */
    public boolean compressed() {
        return !layers.isEmpty();
    }

    /** Number of stored bytes that the inflated ones read so far were made of, and a little more. */
    public long storedBytesTaken() {
        return stored.count;
    }

    /**
     * Offset in the stored bytes from which on nothing could be inflated, after damage; else the stored bytes inflated so
     * far. Never behind the damage. Gzip: where the inflater stands, the start of a trailer that does not fit, or the
     * start of trailing bytes. Zstd and bzip2: the start of the block. Damage in an inner layer: a place of the outer
     * layer before it.
     */
    public long storedDamageOffset() {
        for (Inflation layer : layers) {
            if (layer.failure() != null) {
                return layer.storedPosition();
            }
        }
        return layers.isEmpty() ? stored.count : layers.get(layers.size() - 1).storedPosition();
    }

    @Override
    public void close() throws IOException {
        inflated.close();
    }

    /** Counts what passes, and fails again once it has failed. */
    private static final class StoredBytes extends InputStream {
        private final InputStream in;
        private long count;
        private @Nullable IOException failure;

        StoredBytes(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (failure != null) {
                throw failure;
            }
            try {
                int read = in.read(target, offset, length);
                count += Math.max(0, read);
                return read;
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /** Stands where one more layer of compression would. */
    private static final class TooDeep extends InputStream {
        private final InputStream in;

        TooDeep(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws DamagedBytes {
            throw damage();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws DamagedBytes {
            throw damage();
        }

        private static DamagedBytes damage() {
            return new DamagedBytes(
                    "compressed-too-often", "compressed more than the " + MAX_LAYERS + " times that are undone");
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
