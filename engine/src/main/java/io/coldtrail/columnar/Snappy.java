package io.coldtrail.columnar;

import io.coldtrail.bytes.DamagedBytes;

/**
 * Decompresses a raw Snappy block. The format is a length, then literals and copies of what came out before. This is here
 * because the usual libraries are native code or write to memory unchecked, which is no way to read hostile bytes.
 */
final class Snappy {
    /** Three bytes give 64 at the most. */
    static final int MAX_RATIO = 22;

    private final byte[] source;
    private final int end;
    private int at;

    private Snappy(byte[] source, int start, int end) {
        this.source = source;
        this.at = start;
        this.end = end;
    }

    /** Decompresses a slice, which must come to as many bytes as are expected. */
    static byte[] decompress(byte[] source, int start, int end, int expected) throws DamagedBytes {
        return new Snappy(source, start, end).decompress(expected);
    }

    private byte[] decompress(int expected) throws DamagedBytes {
        if (length() != expected) {
            throw damaged();
        }
        byte[] target = new byte[expected];
        int to = 0;
        while (at < end) {
            int tag = unsignedByte();
            if ((tag & 3) == 0) {
                int length = literalLength(tag >> 2);
                if (length > end - at || length > expected - to) {
                    throw damaged();
                }
                System.arraycopy(source, at, target, to, length);
                at += length;
                to += length;
            } else {
                to = copy(tag, target, to);
            }
        }
        if (to != expected) {
            throw damaged();
        }
        return target;
    }

    private int copy(int tag, byte[] target, int to) throws DamagedBytes {
        int length = (tag >> 2) + 1;
        long offset;
        if ((tag & 3) == 1) {
            length = ((tag >> 2) & 7) + 4;
            offset = ((tag & 0xE0L) << 3) | unsignedByte();
        } else {
            offset = littleEndian((tag & 3) == 2 ? 2 : 4);
        }
        if (offset == 0 || offset > to || length > target.length - to) {
            throw damaged();
        }
        int from = to - (int) offset;
        for (int i = 0; i < length; i++) {
            // A copy may overlap itself: what it has written is what it reads next.
            target[to + i] = target[from + i];
        }
        return to + length;
    }

    private int literalLength(int code) throws DamagedBytes {
        long length = code < 60 ? code + 1 : littleEndian(code - 59) + 1;
        if (length > end - at) {
            throw damaged();
        }
        return (int) length;
    }

    private long length() throws DamagedBytes {
        long length = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int next = unsignedByte();
            length |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return length;
            }
        }
        throw damaged();
    }

    private long littleEndian(int count) throws DamagedBytes {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value |= (long) unsignedByte() << (8 * i);
        }
        return value;
    }

    private int unsignedByte() throws DamagedBytes {
        if (at >= end) {
            throw damaged();
        }
        return source[at++] & 0xFF;
    }

    private static DamagedBytes damaged() {
        return ParquetDamage.damaged("a page's Snappy block is damaged");
    }
}
