package io.coldtrail.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Hashes what passes. Not thread-safe. */
public final class HashedBytes extends InputStream {
    private final InputStream in;
    private final MessageDigest digest = Hashes.sha256();

    public HashedBytes(InputStream in) {
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

    /** Reads on to the end, or to damage, and gives the hash of everything; call once. */
    public String drain() throws IOException {
        byte[] rest = new byte[1 << 16];
        try {
            int read;
            do {
                read = read(rest, 0, rest.length);
            } while (read >= 0);
        } catch (DamagedBytes e) {
            // Who reads the bytes has met it; what comes before it is what the hash is of.
        }
        return Hashes.hex(digest);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
