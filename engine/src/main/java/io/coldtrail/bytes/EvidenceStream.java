package io.coldtrail.bytes;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The inflated bytes of one source file. The hash of the stored bytes is known before the first byte is handed out,
 * because every row carries it; the inflated bytes are hashed on the way (CloudTrail digests list that hash).
 *
 * <p>A file of up to {@link #IN_MEMORY_BYTES} is read from disk once and inflated from memory. A larger one is read
 * twice, once for its hash, and {@link #finish()} tells whether it was still the same. Not thread-safe.
 */
public final class EvidenceStream extends InputStream {
    /** Delivered log files are far smaller; two threads hold two of these. */
    private static final int IN_MEMORY_BYTES = 8 << 20;

    private final String storedSha256;
    private final Taken taken;
    private final @Nullable Rehashed rehashed;
    private final InputStream inflated;
    private final MessageDigest inflatedDigest = Hashes.sha256();
    private final boolean compressed;
    private long inflatedBytes;

    /** @param in the stored bytes; a {@link Rehashed} where they are read for the second time */
    private EvidenceStream(String storedSha256, InputStream in) throws IOException {
        this.storedSha256 = storedSha256;
        this.taken = new Taken(in);
        this.rehashed = in instanceof Rehashed again ? again : null;
        PushbackInputStream start = new PushbackInputStream(taken, 2);
        byte[] head = new byte[2];
        int length = start.readNBytes(head, 0, 2);
        start.unread(head, 0, length);
        compressed = GzipMembers.matches(head, length);
        inflated = compressed ? new GzipMembers(start) : start;
    }

    /** Opens a file; its content, not its name, decides whether it is inflated. */
    public static EvidenceStream open(Storage storage, Path file) throws IOException {
        MessageDigest digest = Hashes.sha256();
        try (InputStream in = storage.open(file)) {
            byte[] content = in.readNBytes(IN_MEMORY_BYTES);
            digest.update(content);
            if (content.length < IN_MEMORY_BYTES) {
                return new EvidenceStream(Hashes.hex(digest), new ByteArrayInputStream(content));
            }
            byte[] chunk = new byte[1 << 16];
            int read;
            while ((read = in.read(chunk)) >= 0) {
                digest.update(chunk, 0, read);
            }
        }
        InputStream again = storage.open(file);
        try {
            return new EvidenceStream(Hashes.hex(digest), new Rehashed(again));
        } catch (IOException | RuntimeException e) {
            again.close();
            throw e;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = inflated.read(target, offset, length);
        if (count > 0) {
            inflatedDigest.update(target, offset, count);
            inflatedBytes += count;
        }
        return count;
    }

    /**
     * Reads on to the end of the file, so that the inflated hash covers all of it also where decoding stopped early.
     *
     * @throws DamagedBytes where the file is no longer the one whose hash was taken
     */
    public void finish() throws IOException {
        byte[] rest = new byte[1 << 16];
        boolean more = true;
        while (more) {
            try {
                more = read(rest, 0, rest.length) >= 0;
            } catch (DamagedBytes e) {
                // Who decodes meets this damage by itself; who does not has already turned the file away.
                more = false;
            }
        }
        if (rehashed != null && !rehashed.drain().equals(storedSha256)) {
            throw new DamagedBytes("changed-while-read", "the file changed while it was read");
        }
    }

    /** Whether the file is compressed. */
    public boolean compressed() {
        return compressed;
    }

    /** SHA-256 of the stored bytes. */
    public String storedSha256() {
        return storedSha256;
    }

    /** Number of stored bytes that the inflated ones read so far were made of, and a little more. */
    public long storedBytesTaken() {
        return taken.count;
    }

    /** Number of inflated bytes read so far. */
    public long inflatedBytes() {
        return inflatedBytes;
    }

    /** SHA-256 of the inflated bytes that could be read; call once, after {@link #finish()}. */
    public String inflatedSha256() {
        return Hashes.hex(inflatedDigest);
    }

    @Override
    public void close() throws IOException {
        inflated.close();
    }

    /** Counts what passes. */
    private static final class Taken extends FilterInputStream {
        private long count;

        Taken(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = in.read(target, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }

    /** Hashes what passes. */
    private static final class Rehashed extends InputStream {
        private final InputStream in;
        private final MessageDigest digest = Hashes.sha256();

        Rehashed(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = in.read(target, offset, length);
            if (read > 0) {
                digest.update(target, offset, read);
            }
            return read;
        }

        /** Reads on to the end and gives the hash of everything. */
        String drain() throws IOException {
            byte[] rest = new byte[1 << 16];
            int read;
            do {
                read = read(rest, 0, rest.length);
            } while (read >= 0);
            return Hashes.hex(digest);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
