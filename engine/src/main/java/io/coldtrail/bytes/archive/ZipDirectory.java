package io.coldtrail.bytes.archive;

import io.coldtrail.bytes.DamagedBytes;
import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The directory at the end of a zip file.
 *
 * @param entries in its order, those before damage
 * @param damage what is wrong, or null
 */
record ZipDirectory(List<ZipEntry> entries, @Nullable DamagedBytes damage) {
    private static final long END = 0x06054b50L;
    private static final int END_BYTES = 22;
    private static final long END_64 = 0x06064b50L;
    private static final int END_64_BYTES = 56;
    private static final long LOCATOR_64 = 0x07064b50L;
    private static final int LOCATOR_64_BYTES = 20;
    private static final int MAX_COMMENT = 0xFFFF;
    private static final int COUNT_IN_64 = 0xFFFF;
    private static final long OFFSET_IN_64 = 0xFFFFFFFFL;

    /**
     * Where the directory is.
     *
     * @param end offset after it
     * @param count how many members it says to have, in 16 bits where {@code small}
     * @param tail offset after the end record, where the file should end
     */
    private record Place(long start, long end, long shift, long count, boolean small, long tail) {}

    /** Reads the directory. */
    static ZipDirectory read(ZipBytes zip, Limits limits) throws IOException {
        List<ZipEntry> entries = new ArrayList<>();
        try {
            Place place = place(zip);
            MemberCount count = new MemberCount(limits);
            long at = place.start();
            ZipHeaders.@Nullable Header header;
            while (at < place.end() && (header = ZipHeaders.central(zip, at, place.shift())) != null) {
                count.add(header.entry().name(), "zip-damaged");
                entries.add(header.entry());
                at = header.end();
            }
            long listed = place.small() ? entries.size() & COUNT_IN_64 : entries.size();
            if (at != place.end() || listed != place.count()) {
                throw damaged("its directory has other members than it says");
            }
            DamagedBytes damage = place.tail() == zip.size()
                    ? null
                    : new DamagedBytes("trailing-bytes", "bytes follow the end of the zip file");
            return new ZipDirectory(entries, damage);
        } catch (DamagedBytes e) {
            return new ZipDirectory(entries, e);
        }
    }

    private static Place place(ZipBytes zip) throws IOException {
        long end = end(zip);
        int count = zip.two(end + 10);
        long size = zip.four(end + 12);
        long offset = zip.four(end + 16);
        long tail = end + END_BYTES + zip.two(end + 20);
        long locator = end - LOCATOR_64_BYTES;
        boolean large = (count == COUNT_IN_64 || size == OFFSET_IN_64 || offset == OFFSET_IN_64)
                && zip.has(locator, LOCATOR_64_BYTES)
                && zip.four(locator) == LOCATOR_64;
        if (large) {
            return place64(zip, locator, tail);
        }
        if (zip.two(end + 4) != 0) {
            throw damaged("it is one of several pieces");
        }
        return place(end, size, offset, count, true, tail);
    }

    private static Place place64(ZipBytes zip, long locator, long tail) throws IOException {
        long end = zip.eight(locator + 8);
        if (!isEnd64(zip, end)) {
            // Something stands before the archive, so that its offsets are too small.
            end = locator - END_64_BYTES;
        }
        if (!isEnd64(zip, end)) {
            throw damaged("the end of its directory is damaged");
        }
        return place(end, zip.eight(end + 40), zip.eight(end + 48), zip.eight(end + 32), false, tail);
    }

    private static Place place(long end, long size, long offset, long count, boolean small, long tail)
            throws DamagedBytes {
        long start = end - size;
        if (size < 0 || start < 0 || offset < 0 || offset > start) {
            throw damaged("the end of its directory is damaged");
        }
        return new Place(start, end, start - offset, count, small, tail);
    }

    private static boolean isEnd64(ZipBytes zip, long at) throws IOException {
        return zip.has(at, END_64_BYTES) && zip.four(at) == END_64;
    }

    /** Finds the record at the end: the last one that a comment of its length fits behind. */
    private static long end(ZipBytes zip) throws IOException {
        long last = zip.size() - END_BYTES;
        long first = Math.max(0, last - MAX_COMMENT);
        if (last >= 0) {
            // Brings all of it into the buffer, which going backwards would not.
            zip.two(first);
        }
        for (long at = last; at >= first; at -= 1) {
            if (zip.four(at) == END && zip.two(at + 20) <= last - at) {
                return at;
            }
        }
        throw damaged("the directory at its end is missing");
    }

    private static DamagedBytes damaged(String what) {
        return new DamagedBytes("zip-damaged", "the zip file is damaged: " + what);
    }
}
