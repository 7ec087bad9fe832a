package io.coldtrail.bytes.archive;

import io.coldtrail.bytes.DamagedBytes;
import io.coldtrail.bytes.Deflated;
import io.coldtrail.bytes.StoredFile;
import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The members of a zip file whose directory is lost, by the headers before them.
 *
 * @param entries in the order of the file
 * @param cut whether the file ends within the last of them, whose stored size then is what there is of it
 */
record ZipScan(List<ZipEntry> entries, boolean cut) {
    private static final long FOLLOWING = 0x08074b50L;

    /** Goes from member to member, as far as each tells where the next one is. */
    static ZipScan read(StoredFile file, ZipBytes zip, Limits limits) throws IOException {
        List<ZipEntry> entries = new ArrayList<>();
        MemberCount count = new MemberCount(limits);
        long at = 0;
        if (zip.has(0, 4) && zip.four(0) == FOLLOWING) {
            // The mark of an archive that was once cut into pieces.
            at = 4;
        }
        try {
            ZipHeaders.@Nullable Header header;
            while ((header = ZipHeaders.local(zip, at)) != null) {
                ZipEntry entry = header.entry();
                count.add(entry.name(), "zip-damaged");
                boolean unknown = entry.sizesFollow() && entry.storedSize() == 0;
                if (unknown) {
                    @Nullable ZipEntry measured = measured(file, zip, header, limits);
                    if (measured == null) {
                        return new ZipScan(entries, false);
                    }
                    entry = measured;
                }
                if (!zip.has(header.end(), entry.storedSize())) {
                    entries.add(resized(entry, zip.size() - header.end(), entry.crc(), entry.size()));
                    return new ZipScan(entries, true);
                }
                entries.add(entry);
                at = header.end() + entry.storedSize() + (entry.sizesFollow() ? following(zip, header, entry) : 0);
            }
        } catch (DamagedBytes e) {
            // The directory's damage is reported; here the members before this place count.
        }
        return new ZipScan(entries, false);
    }

    /** The entry of a member whose sizes stand after it: inflating tells them. Null where that cannot be. */
    private static @Nullable ZipEntry measured(StoredFile file, ZipBytes zip, ZipHeaders.Header header, Limits limits)
            throws IOException {
        ZipEntry entry = header.entry();
        if (entry.method() != ZipEntry.DEFLATED || entry.encrypted()) {
            return null;
        }
        long rest = zip.size() - header.end();
        byte[] chunk = new byte[1 << 14];
        long size = 0;
        try (Deflated deflated = new Deflated(ChannelRange.stream(file, header.end(), rest), rest, limits)) {
            try {
                int read;
                while ((read = deflated.read(chunk, 0, chunk.length)) >= 0) {
                    size += read;
                }
            } catch (DamagedBytes e) {
                // More than the rest of the file is needed, or it is no deflate stream: the last member either way.
                return resized(entry, rest + 1, 0, size);
            }
            ZipEntry measured = resized(entry, deflated.position(), 0, size);
            long after = header.end() + measured.storedSize();
            int mark = marked(zip, after) ? 4 : 0;
            return zip.has(after + mark, 4)
                    ? resized(entry, measured.storedSize(), zip.four(after + mark), size)
                    : resized(entry, rest + 1, 0, size);
        }
    }

    /** Length of the record after a member: with or without mark, with sizes of four or eight bytes. */
    private static long following(ZipBytes zip, ZipHeaders.Header header, ZipEntry entry) throws IOException {
        long at = header.end() + entry.storedSize();
        int mark = marked(zip, at) ? 4 : 0;
        for (int sizes = 4; sizes <= 8; sizes += 4) {
            long next = at + mark + 4 + 2L * sizes;
            if (zip.has(next, 4) && (zip.four(next) == ZipHeaders.LOCAL || zip.four(next) == ZipHeaders.CENTRAL)) {
                return next - at;
            }
        }
        return mark + 4L + 2 * 4;
    }

    private static boolean marked(ZipBytes zip, long at) throws IOException {
        return zip.has(at, 4) && zip.four(at) == FOLLOWING;
    }

    private static ZipEntry resized(ZipEntry entry, long storedSize, long crc, long size) {
        return new ZipEntry(
                entry.name(), entry.method(), entry.flags(), crc, storedSize, size, entry.header(), entry.mode());
    }
}
