package io.coldtrail.bytes.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** The headers of a zip file: that before each member, and that in the directory. */
final class ZipHeaders {
    static final long LOCAL = 0x04034b50L;
    static final long CENTRAL = 0x02014b50L;
    static final int LOCAL_BYTES = 30;
    static final int CENTRAL_BYTES = 46;

    private static final int EXTRA_ZIP64 = 0x0001;
    private static final int EXTRA_UNICODE_PATH = 0x7075;
    private static final long IN_EXTRA = 0xFFFFFFFFL;
    private static final int UNIX = 3;
    private static final int MAC = 19;

    private ZipHeaders() {}

    /** A header, and where the next thing after it begins. */
    record Header(ZipEntry entry, long end) {}

    /** Reads a header of the directory; null where there is none. */
    static @Nullable Header central(ZipBytes zip, long at) throws IOException {
        if (!zip.has(at, CENTRAL_BYTES) || zip.four(at) != CENTRAL) {
            return null;
        }
        int nameLength = zip.two(at + 28);
        int extraLength = zip.two(at + 30);
        long end = at + CENTRAL_BYTES + nameLength + extraLength + zip.two(at + 32);
        if (!zip.has(at, end - at)) {
            return null;
        }
        int system = zip.two(at + 4) >> 8;
        int mode = system == UNIX || system == MAC ? (int) (zip.four(at + 38) >> 16) : 0;
        byte[] name = zip.bytes(at + CENTRAL_BYTES, nameLength);
        ByteBuffer extra = littleEndian(zip.bytes(at + CENTRAL_BYTES + nameLength, extraLength));
        long[] sizes = {zip.four(at + 24), zip.four(at + 20), zip.four(at + 42)};
        large(extra, sizes);
        return new Header(
                new ZipEntry(
                        name(name, extra),
                        zip.two(at + 10),
                        zip.two(at + 8),
                        zip.four(at + 16),
                        sizes[1],
                        sizes[0],
                        sizes[2],
                        mode),
                end);
    }

    /** Reads the header before a member; null where there is none. */
    static @Nullable Header local(ZipBytes zip, long at) throws IOException {
        if (!zip.has(at, LOCAL_BYTES) || zip.four(at) != LOCAL) {
            return null;
        }
        int nameLength = zip.two(at + 26);
        int extraLength = zip.two(at + 28);
        long end = at + LOCAL_BYTES + nameLength + extraLength;
        if (!zip.has(at, end - at)) {
            return null;
        }
        byte[] name = zip.bytes(at + LOCAL_BYTES, nameLength);
        ByteBuffer extra = littleEndian(zip.bytes(at + LOCAL_BYTES + nameLength, extraLength));
        long[] sizes = {zip.four(at + 22), zip.four(at + 18)};
        large(extra, sizes);
        ZipEntry entry = new ZipEntry(
                name(name, extra), zip.two(at + 8), zip.two(at + 6), zip.four(at + 14), sizes[1], sizes[0], at, 0);
        return new Header(entry, end);
    }

    /** Offset of a member's bytes behind the header before it; -1 where there is no header. */
    static long afterLocal(ZipBytes zip, long at) throws IOException {
        return zip.has(at, LOCAL_BYTES) && zip.four(at) == LOCAL
                ? at + LOCAL_BYTES + zip.two(at + 26) + zip.two(at + 28)
                : -1;
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Replaces numbers that do not fit into four bytes by those of the extra field, which come in the same order. */
    private static void large(ByteBuffer extra, long[] numbers) {
        @Nullable ByteBuffer field = field(extra, EXTRA_ZIP64);
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] == IN_EXTRA && field != null && field.remaining() >= Long.BYTES) {
                numbers[i] = field.getLong();
            }
        }
    }

    /** The name in UTF-8 where the extra field has it for this very name. */
    private static byte[] name(byte[] name, ByteBuffer extra) {
        @Nullable ByteBuffer field = field(extra, EXTRA_UNICODE_PATH);
        if (field == null || field.remaining() < 5 || field.get() != 1) {
            return name;
        }
        CRC32 crc = new CRC32();
        crc.update(name);
        if ((field.getInt() & 0xFFFFFFFFL) != crc.getValue()) {
            return name;
        }
        int at = field.arrayOffset() + field.position();
        return Arrays.copyOfRange(field.array(), at, at + field.remaining());
    }

    private static @Nullable ByteBuffer field(ByteBuffer extra, int wanted) {
        int at = 0;
        while (at + 4 <= extra.limit()) {
            int length = extra.getShort(at + 2) & 0xFFFF;
            if (at + 4 + length > extra.limit()) {
                return null;
            }
            if ((extra.getShort(at) & 0xFFFF) == wanted) {
                return extra.slice(at + 4, length).order(ByteOrder.LITTLE_ENDIAN);
            }
            at += 4 + length;
        }
        return null;
    }
}
