package io.coldtrail.bytes;

import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
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

    /** Whether there is more compression than is undone. */
    private boolean unread;

    /**
     * Looks at the first bytes.
     *
     * @param in the stored bytes; closed with this stream
     * @param storedBytes how many there are, which bounds how much may come out of them
     * @throws IOException where the first bytes cannot be read; damage comes with the first read
     */
    public InflatedBytes(InputStream in, long storedBytes, Limits limits) throws IOException {
        this(in, new InflationBounds(storedBytes, limits), MAX_LAYERS, new FailingBytes(tooDeep()));
    }

    /** As the constructor, but what comes out of the outermost compression is left as it is. */
    public static InflatedBytes outermost(InputStream in, long storedBytes, Limits limits) throws IOException {
        return new InflatedBytes(in, new InflationBounds(storedBytes, limits), 1, InputStream.nullInputStream());
    }

    /** @param beyond what is read in front of bytes that are compressed more often than is undone */
    private InflatedBytes(InputStream in, InflationBounds bounds, int maxLayers, InputStream beyond)
            throws IOException {
        stored = new StoredBytes(in);
        try {
            inflated = inflated(bounds, maxLayers, beyond);
        } catch (IOException e) {
            for (Inflation layer : layers) {
                layer.close();
            }
            throw e;
        }
    }

    private InputStream inflated(InflationBounds bounds, int maxLayers, InputStream beyond) throws IOException {
        InputStream content = stored;
        @Nullable Inflation below = null;
        while (true) {
            PeekedBytes start = new PeekedBytes(content, Compression.MAGIC_BYTES);
            @Nullable Compression compression = compression(start);
            if (compression == null) {
                return start;
            }
            if (layers.size() == maxLayers) {
                unread = true;
                return new SequenceInputStream(beyond, start);
            }
            below = compression.inflate(new CodedBytes(start, below), bounds);
            layers.add(below);
            content = below;
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

    private static DamagedBytes tooDeep() {
        return new DamagedBytes(
                "compressed-too-often", "compressed more than the " + MAX_LAYERS + " times that are undone");
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
        if (unread) {
            return 0;
        }
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
}
