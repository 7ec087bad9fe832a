package io.coldtrail.bytes.archive;

import io.coldtrail.bytes.DamagedBytes;
import io.coldtrail.bytes.StoredFile;
import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A tar file. Members of a plain one are read where they lie. In a compressed one they can only be reached from the
 * front, so a few places that were reached are kept: whoever reads members in their order inflates the file once.
 */
final class TarArchive implements ArchiveFile {
    /** Each holds a file open and the state of a decoder. */
    private static final int MAX_IDLE_CURSORS = 4;

    private final StoredFile file;
    private final ArchiveFormat format;
    private final Limits limits;
    private final TarListing listing;

    /** Cursors that nobody reads from; the one used last stands last. */
    private final List<TarCursor> idle = new ArrayList<>();

    private boolean closed;

    private TarArchive(StoredFile file, ArchiveFormat format, Limits limits, Predicate<String> known)
            throws IOException {
        this.file = file;
        this.format = format;
        this.limits = limits;
        this.listing = TarListing.of(this, known);
    }

    static TarArchive list(StoredFile file, ArchiveFormat format, Limits limits, Predicate<String> known)
            throws IOException {
        return new TarArchive(file, format, limits, known);
    }

    StoredFile file() {
        return file;
    }

    Limits limits() {
        return limits;
    }

    @Override
    public List<Member> members() {
        return listing.members();
    }

    @Override
    public @Nullable DamagedBytes damage() {
        return listing.damage();
    }

    @Override
    public @Nullable String sha256() {
        return listing.sha256();
    }

    @Override
    public boolean sequential() {
        return format == ArchiveFormat.COMPRESSED_TAR;
    }

    /** Opens a part of the tar file. */
    InputStream open(long offset, long size) throws IOException {
        if (!sequential()) {
            return ChannelRange.stream(file, offset, size);
        }
        TarCursor cursor = take(offset);
        try {
            cursor.skipTo(offset);
        } catch (IOException e) {
            cursor.close();
            throw e;
        }
        return new TarMemberStream(this, cursor, size);
    }

    /** The idle cursor that stands closest before a place, or a new one. */
    private TarCursor take(long offset) throws IOException {
        synchronized (idle) {
            if (closed) {
                throw new ClosedChannelException();
            }
            @Nullable TarCursor closest = null;
            for (TarCursor cursor : idle) {
                boolean before = cursor.position() <= offset;
                if (before && (closest == null || cursor.position() > closest.position())) {
                    closest = cursor;
                }
            }
            if (closest != null) {
                idle.remove(closest);
                return closest;
            }
        }
        return TarCursor.open(file, limits);
    }

    /** Takes a cursor back; the one that was used the longest ago gives way. */
    void giveBack(TarCursor cursor) throws IOException {
        @Nullable TarCursor surplus = null;
        synchronized (idle) {
            if (closed) {
                surplus = cursor;
            } else {
                idle.add(cursor);
                if (idle.size() > MAX_IDLE_CURSORS) {
                    surplus = idle.remove(0);
                }
            }
        }
        if (surplus != null) {
            surplus.close();
        }
    }

    @Override
    public void close() {
        List<TarCursor> open;
        synchronized (idle) {
            closed = true;
            open = List.copyOf(idle);
            idle.clear();
        }
        open.forEach(TarCursor::discard);
    }
}
