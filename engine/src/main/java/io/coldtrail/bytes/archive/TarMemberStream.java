package io.coldtrail.bytes.archive;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The bytes of a member of a compressed tar file. Gives its cursor back when it is closed. Not thread-safe. */
final class TarMemberStream extends InputStream {
    private final TarArchive archive;
    private @Nullable TarCursor cursor;
    private long left;
    private boolean failed;

    TarMemberStream(TarArchive archive, TarCursor cursor, long size) {
        this.archive = archive;
        this.cursor = cursor;
        this.left = size;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (cursor == null) {
            throw new IOException("the member has been closed");
        }
        if (length == 0) {
            return 0;
        }
        if (left == 0) {
            return -1;
        }
        failed = true;
        int count = cursor.read(target, offset, (int) Math.min(left, length));
        failed = false;
        left -= count;
        return count;
    }

    @Override
    public void close() throws IOException {
        if (cursor == null) {
            return;
        }
        TarCursor used = cursor;
        cursor = null;
        if (failed) {
            used.close();
        } else {
            archive.giveBack(used);
        }
    }
}
