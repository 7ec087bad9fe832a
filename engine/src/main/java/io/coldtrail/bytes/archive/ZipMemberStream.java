package io.coldtrail.bytes.archive;

import io.coldtrail.bytes.DamagedBytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** The bytes of a member of a zip file, checked at their end. Not thread-safe. */
final class ZipMemberStream extends InputStream {
    private final InputStream in;
    private final ZipEntry entry;
    private final @Nullable DamagedBytes cut;
    private final CRC32 crc = new CRC32();
    private long count;

    /** @param cut what the bytes end at, or null where all of them are there */
    ZipMemberStream(InputStream in, ZipEntry entry, @Nullable DamagedBytes cut) {
        this.in = in;
        this.entry = entry;
        this.cut = cut;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (count > entry.size() && cut == null) {
            throw wrongLength();
        }
        int read = in.read(target, offset, length);
        if (read < 0) {
            check();
            return -1;
        }
        crc.update(target, offset, read);
        count += read;
        return read;
    }

    private void check() throws DamagedBytes {
        if (cut != null) {
            throw cut;
        }
        if (count != entry.size()) {
            throw wrongLength();
        }
        if (crc.getValue() != entry.crc()) {
            throw new DamagedBytes("zip-damaged", "the checksum of the member does not fit its content");
        }
    }

    private static DamagedBytes wrongLength() {
        return new DamagedBytes("zip-damaged", "the member has another length than its zip file says");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
