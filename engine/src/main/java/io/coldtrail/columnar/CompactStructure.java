package io.coldtrail.columnar;

import io.coldtrail.bytes.DamagedBytes;

/**
 * Walks a structure in Thrift's compact protocol without building anything. Thrift takes memory for a list or a text by
 * the length that stands before it; after this walk every length is known to be covered by bytes that are there.
 */
final class CompactStructure {
    /** The answer where the bytes end before the structure does. */
    static final int INCOMPLETE = -1;

    private static final int MAX_DEPTH = 32;

    /** Values in one structure, whether it is a page's header or the footer. */
    private static final int MAX_VALUES = 4_000_000;

    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int BYTE = 3;
    private static final int I16 = 4;
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int DOUBLE = 7;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int SET = 10;
    private static final int MAP = 11;
    private static final int STRUCT = 12;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int values;

    private CompactStructure(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    /** Index after the structure that starts at an index, or {@link #INCOMPLETE}. */
    static int end(byte[] bytes, int start, int end) throws DamagedBytes {
        CompactStructure structure = new CompactStructure(bytes, start, end);
        return structure.skipStruct(0) ? structure.at : INCOMPLETE;
    }

    private boolean skipStruct(int depth) throws DamagedBytes {
        if (depth > MAX_DEPTH) {
            throw ParquetDamage.damaged("the metadata is nested too deeply");
        }
        while (at < end) {
            int header = bytes[at++] & 0xFF;
            if (header == 0) {
                return true;
            }
            if ((header & 0xF0) == 0 && varint() < 0) {
                return false;
            }
            int type = header & 0x0F;
            boolean inHeader = type == TRUE || type == FALSE;
            if (!inHeader && !skipValue(type, depth)) {
                return false;
            }
        }
        return false;
    }

    private boolean skipValue(int type, int depth) throws DamagedBytes {
        if (++values > MAX_VALUES) {
            throw ParquetDamage.damaged("the metadata holds more than " + MAX_VALUES + " values");
        }
        return switch (type) {
            case TRUE, FALSE, BYTE -> skipBytes(1);
            case I16, I32, I64 -> varint() >= 0;
            case DOUBLE -> skipBytes(8);
            case BINARY -> skipBinary();
            case LIST, SET -> skipList(depth);
            case MAP -> skipMap(depth);
            case STRUCT -> skipStruct(depth + 1);
            default -> throw ParquetDamage.damaged("the metadata holds a value of the unknown type " + type);
        };
    }

    private boolean skipBinary() throws DamagedBytes {
        long length = length();
        return length >= 0 && skipBytes(length);
    }

    private boolean skipList(int depth) throws DamagedBytes {
        if (at >= end) {
            return false;
        }
        int header = bytes[at++] & 0xFF;
        long size = header >> 4;
        if (size == 15) {
            size = length();
        }
        // Every element takes a byte at the least.
        if (size < 0 || size > end - at) {
            return false;
        }
        for (long i = 0; i < size; i++) {
            if (!skipValue(header & 0x0F, depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private boolean skipMap(int depth) throws DamagedBytes {
        long size = length();
        if (size == 0) {
            return true;
        }
        if (size < 0 || at >= end || size > end - at) {
            return false;
        }
        int types = bytes[at++] & 0xFF;
        for (long i = 0; i < size; i++) {
            if (!skipValue(types >> 4, depth + 1) || !skipValue(types & 0x0F, depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private boolean skipBytes(long count) {
        if (count > end - at) {
            return false;
        }
        at += (int) count;
        return true;
    }

    /** A length, or -1 where the bytes end. */
    private long length() throws DamagedBytes {
        int start = at;
        if (varint() < 0) {
            return -1;
        }
        long length = 0;
        for (int i = start; i < at; i++) {
            length |= (long) (bytes[i] & 0x7F) << (7 * (i - start));
        }
        if (length < 0 || length > Integer.MAX_VALUE) {
            throw ParquetDamage.damaged("the metadata holds the impossible length " + length);
        }
        return length;
    }

    /** Number of bytes of a number in groups of seven bits, or -1 where the bytes end. */
    private int varint() throws DamagedBytes {
        for (int i = 0; i < 10; i++) {
            if (at >= end) {
                return -1;
            }
            if (bytes[at++] >= 0) {
                return i + 1;
            }
        }
        throw ParquetDamage.damaged("the metadata holds a number that does not end");
    }
}
