package io.coldtrail.bytes.archive;

import io.coldtrail.bytes.DamagedBytes;
import io.coldtrail.bytes.InflatedBytes;
import io.coldtrail.bytes.StoredFile;
import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.io.InputStream;

/** A place in a compressed tar file. Not thread-safe. */
final class TarCursor {
    private final InflatedBytes in;
    private long position;

    private TarCursor(InflatedBytes in) {
        this.in = in;
    }

    /** A cursor at the start. */
    static TarCursor open(StoredFile file, Limits limits) throws IOException {
        InputStream stored = file.open();
        try {
            return new TarCursor(new InflatedBytes(stored, file.size(), limits));
        } catch (IOException | RuntimeException e) {
            stored.close();
            throw e;
        }
    }

    /** Offset in the inflated file. */
    long position() {
        return position;
    }

    void skipTo(long offset) throws IOException {
        byte[] chunk = new byte[1 << 14];
        while (position < offset) {
            read(chunk, 0, (int) Math.min(chunk.length, offset - position));
        }
    }

    /** Reads bytes that the listing has seen, at least one. */
    int read(byte[] target, int offset, int length) throws IOException {
        int count = in.read(target, offset, length);
        if (count < 0) {
            throw new DamagedBytes("changed-while-read", "the archive has become shorter while it was read");
        }
        position += count;
        return count;
    }

    void close() throws IOException {
        in.close();
    }

    /** Closes where nobody can be told of a failure; nothing was written, so nothing is lost. */
    void discard() {
        try {
            in.close();
        } catch (IOException e) {
            // The file was open for reading only.
        }
    }
}
