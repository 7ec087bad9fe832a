package io.coldtrail.bytes.archive;

import io.coldtrail.bytes.DamagedBytes;
import java.util.Arrays;

/**
 * One header block of a tar file (POSIX ustar, and what GNU made of it).
 *
 * @param name of the member, in bytes; a header before this one may give a longer one
 * @param type the letter that tells what the member is
 * @param size in bytes of what follows, without padding
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares these
record TarHeader(byte[] name, char type, long size) {
    /** Everything in a tar file comes in blocks of so many bytes. */
    static final int BLOCK = 512;

    private static final int NAME_BYTES = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE_BYTES = 12;
    private static final int CHECKSUM_AT = 148;
    private static final int CHECKSUM_BYTES = 8;
    private static final int TYPE_AT = 156;
    private static final int MAGIC_AT = 257;
    private static final int PREFIX_AT = 345;
    private static final int PREFIX_BYTES = 155;

    /** So that offsets after it can be counted. */
    private static final long LARGEST = Long.MAX_VALUE >> 2;

    /** Whether a block is a header: it says {@code ustar} where it must, and its checksum fits. */
    static boolean isHeader(byte[] block) {
        return block[MAGIC_AT] == 'u'
                && block[MAGIC_AT + 1] == 's'
                && block[MAGIC_AT + 2] == 't'
                && block[MAGIC_AT + 3] == 'a'
                && block[MAGIC_AT + 4] == 'r'
                && checksumFits(block);
    }

    /** Whether a block is empty, as those at the end are. */
    static boolean isEmpty(byte[] block) {
        for (byte value : block) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    /** Reads a block. */
    static TarHeader parse(byte[] block) throws DamagedBytes {
        if (!checksumFits(block)) {
            throw new DamagedBytes("tar-damaged", "a header of the tar file is damaged");
        }
        byte[] name = text(block, 0, NAME_BYTES);
        boolean posix = isHeader(block) && block[MAGIC_AT + 5] == 0;
        if (posix && block[PREFIX_AT] != 0) {
            name = joined(text(block, PREFIX_AT, PREFIX_BYTES), name);
        }
        return new TarHeader(name, (char) (block[TYPE_AT] & 0xFF), number(block, SIZE_AT, SIZE_BYTES));
    }

    private static boolean checksumFits(byte[] block) {
        int unsigned = 0;
        int signed = 0;
        for (int i = 0; i < BLOCK; i++) {
            boolean inChecksum = i >= CHECKSUM_AT && i < CHECKSUM_AT + CHECKSUM_BYTES;
            unsigned += inChecksum ? ' ' : block[i] & 0xFF;
            signed += inChecksum ? ' ' : block[i];
        }
        try {
            long stored = number(block, CHECKSUM_AT, CHECKSUM_BYTES);
            // Old programs summed signed bytes.
            return stored == unsigned || stored == signed;
        } catch (DamagedBytes e) {
            return false;
        }
    }

    /** Octal digits, or binary where the first bit is set. */
    private static long number(byte[] block, int at, int length) throws DamagedBytes {
        long value = 0;
        if ((block[at] & 0x80) != 0) {
            if ((block[at] & 0x7F) != 0) {
                throw damagedNumber();
            }
            for (int i = 1; i < length; i++) {
                if (value > LARGEST >> 8) {
                    throw damagedNumber();
                }
                value = (value << 8) | (block[at + i] & 0xFF);
            }
            return value;
        }
        int i = at;
        while (i < at + length && block[i] == ' ') {
            i++;
        }
        while (i < at + length && block[i] != ' ' && block[i] != 0) {
            if (block[i] < '0' || block[i] > '7') {
                throw damagedNumber();
            }
            value = value * 8 + block[i++] - '0';
        }
        return value;
    }

    private static DamagedBytes damagedNumber() {
        return new DamagedBytes("tar-damaged", "a number in a header of the tar file is damaged");
    }

    private static byte[] text(byte[] block, int at, int length) {
        int end = at;
        while (end < at + length && block[end] != 0) {
            end++;
        }
        return Arrays.copyOfRange(block, at, end);
    }

    private static byte[] joined(byte[] prefix, byte[] name) {
        byte[] joined = Arrays.copyOf(prefix, prefix.length + 1 + name.length);
        joined[prefix.length] = '/';
        System.arraycopy(name, 0, joined, prefix.length + 1, name.length);
        return joined;
    }
}
