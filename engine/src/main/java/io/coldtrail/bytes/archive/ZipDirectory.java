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
    private record Place(long start, long end, long count, boolean small, long tail) {}

    /** Reads the directory. */
    static ZipDirectory read(ZipBytes zip, Limits limits) throws IOException {
        List<ZipEntry> entries = new ArrayList<>();
        try {
            Place place = place(zip);
            MemberCount count = new MemberCount(limits);
            long at = place.start();
            ZipHeaders.@Nullable Header header;
            while (at < place.end() && (header = ZipHeaders.central(zip, at)) != null) {
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

    /**
     * Finds the directory by the record at the end: the last one that tells of a directory which is there. Others may
     * belong to a zip file among the members.
     */
    private static Place place(ZipBytes zip) throws IOException {
        long last = zip.size() - END_BYTES;
        long first = Math.max(0, last - MAX_COMMENT);
        if (last >= 0) {
            // Brings all of it into the buffer, which going backwards would not.
            zip.two(first);
        }
        for (long at = last; at >= first; at--) {
            if (zip.four(at) == END && zip.two(at + 20) <= last - at) {
                @Nullable Place place = place(zip, at);
                if (place != null) {
                    return place;
                }
            }
        }
        throw damaged("the directory at its end is missing");
    }

    private static @Nullable Place place(ZipBytes zip, long end) throws IOException {
        int count = zip.two(end + 10);
        long size = zip.four(end + 12);
        long offset = zip.four(end + 16);
        long tail = end + END_BYTES + zip.two(end + 20);
        long locator = end - LOCATOR_64_BYTES;
        boolean large = (count == COUNT_IN_64 || size == OFFSET_IN_64 || offset == OFFSET_IN_64)
                && zip.has(locator, LOCATOR_64_BYTES)
                && zip.four(locator) == LOCATOR_64;
        if (!large) {
            return place(zip, new Place(offset, offset + size, count, true, tail), end);
        }
        long end64 = zip.eight(locator + 8);
        if (!zip.has(end64, END_64_BYTES) || zip.four(end64) != END_64) {
            return null;
        }
        long start = zip.eight(end64 + 48);
        return place(zip, new Place(start, start + zip.eight(end64 + 40), zip.eight(end64 + 32), false, tail), end64);
    }

    /** The place, if there is a directory before the record that told of it. */
    private static @Nullable Place place(ZipBytes zip, Place place, long record) throws IOException {
        boolean before = place.start() >= 0 && place.start() <= place.end() && place.end() <= record;
        if (!before) {
            return null;
        }
        // An empty archive is nothing but the record.
        boolean empty = place.end() == 0;
        return empty || (zip.has(place.start(), 4) && zip.four(place.start()) == ZipHeaders.CENTRAL) ? place : null;
    }

    private static DamagedBytes damaged(String what) {
        return new DamagedBytes("zip-damaged", "the zip file is damaged: " + what);
    }
}
