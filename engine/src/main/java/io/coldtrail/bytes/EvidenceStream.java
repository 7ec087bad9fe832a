package io.coldtrail.bytes;

import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The inflated bytes of one source file. The hash of the stored bytes is known before the first byte is handed out,
 * because every row carries it; the inflated bytes are hashed on the way (CloudTrail digests list that hash).
 *
 * <p>A file of up to {@link #IN_MEMORY_BYTES} is read from disk once and inflated from memory. A larger one is read
 * twice, once for its hash unless that is {@linkplain StoredFile#knownSha256() known}, and {@link #finish()} tells
 * whether it was still the same. Not thread-safe.
 */
public final class EvidenceStream extends InputStream {
    /** Delivered log files are far smaller; two threads hold two of these. */
    private static final int IN_MEMORY_BYTES = 8 << 20;

    private final String storedSha256;
    private final long storedBytes;
    private final @Nullable HashedBytes again;
    private final InflatedBytes inflated;
    private final MessageDigest inflatedDigest = Hashes.sha256();
    private long inflatedBytes;

    /** @param again the stored bytes where they are hashed while they are read, else null */
    private EvidenceStream(String storedSha256, long storedBytes, @Nullable HashedBytes again, InflatedBytes inflated) {
        this.storedSha256 = storedSha256;
        this.storedBytes = storedBytes;
        this.again = again;
        this.inflated = inflated;
    }

    /**
     * Opens a file; its content, not its name, decides whether it is inflated.
     *
     * @throws IOException where the storage fails; damaged bytes come with a read, after the good ones
     */
    public static EvidenceStream open(StoredFile file, Limits limits) throws IOException {
        StartOfFile start;
        long bytes;
        MessageDigest digest = Hashes.sha256();
        InputStream in = opened(file);
        try {
            start = StartOfFile.read(in, file.size(), IN_MEMORY_BYTES);
            @Nullable String known = file.knownSha256();
            if (!start.whole() && known != null) {
                return hashed(known, file.size(), new SequenceInputStream(start.stream(), in), limits);
            }
            start.update(digest);
            bytes = start.length() + (start.whole() ? 0 : drain(in, digest));
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
        in.close();
        String sha256 = Hashes.hex(digest);
        if (!start.whole()) {
            return hashed(sha256, bytes, opened(file), limits);
        }
        @Nullable String known = file.knownSha256();
        if (known != null && !known.equals(sha256)) {
            return hashed(known, bytes, start.stream(), limits);
        }
        return new EvidenceStream(sha256, bytes, null, new InflatedBytes(start.stream(), bytes, limits));
    }

    /** The stored bytes; a member that its archive does not give up is a file that is damaged from its start. */
    private static InputStream opened(StoredFile file) throws IOException {
        try {
            return file.open();
        } catch (DamagedBytes e) {
            return new FailingBytes(e);
        }
    }

    /** A stream over bytes that must have a hash. */
    private static EvidenceStream hashed(String sha256, long bytes, InputStream in, Limits limits) throws IOException {
        HashedBytes again = new HashedBytes(in);
        try {
            return new EvidenceStream(sha256, bytes, again, new InflatedBytes(again, bytes, limits));
        } catch (IOException | RuntimeException e) {
            again.close();
            throw e;
        }
    }

    /** Hashes the rest of a file, as far as it can be read; gives the number of its bytes. */
    private static long drain(InputStream in, MessageDigest digest) throws IOException {
        long bytes = 0;
        byte[] chunk = new byte[1 << 16];
        try {
            int read;
            while ((read = in.read(chunk)) >= 0) {
                digest.update(chunk, 0, read);
                bytes += read;
            }
        } catch (DamagedBytes e) {
            // It comes again with the read that gets there.
        }
        return bytes;
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
     * @return the damage that the bytes end at, which a decoder may have met as well; null where there is none
     * @throws DamagedBytes where the file is no longer the one whose hash was taken ({@code changed-while-read})
     * @throws IOException where the storage fails
     */
    public @Nullable DamagedBytes finish() throws IOException {
        @Nullable DamagedBytes damage = null;
        byte[] rest = new byte[1 << 16];
        try {
            int read;
            do {
                read = read(rest, 0, rest.length);
            } while (read >= 0);
        } catch (DamagedBytes e) {
            damage = e;
        }
        if (again != null && !again.drain().equals(storedSha256)) {
            throw new DamagedBytes("changed-while-read", "the file changed while it was read");
        }
        return damage;
    }

    /** Whether the file is compressed. */
    public boolean compressed() {
        return inflated.compressed();
    }

    /** Number of stored bytes that {@link #storedSha256()} is the hash of, which may be more than were there at first. */
    public long storedBytes() {
        return storedBytes;
    }

    /** SHA-256 of the stored bytes. */
    public String storedSha256() {
        return storedSha256;
    }

    /** Number of stored bytes that the inflated ones read so far were made of, and a little more. */
    public long storedBytesTaken() {
        return inflated.storedBytesTaken();
    }

    /** After damage: {@link InflatedBytes#storedDamageOffset()}; ask before closing. */
    public long storedDamageOffset() {
        return inflated.storedDamageOffset();
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
}
