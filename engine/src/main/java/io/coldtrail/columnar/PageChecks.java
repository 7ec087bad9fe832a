package io.coldtrail.columnar;

import io.coldtrail.bytes.DamagedBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesReader;

/**
 * Looks through the content of a page before parquet-java does, which takes memory for runs and blocks by the lengths that
 * stand before them. What is wrong without costing memory is left for it to find.
 */
final class PageChecks {
    /** Writers pad their last run; none by more than this. */
    private static final int PADDING = 512;

    private static final int MAX_DELTA_BLOCK = 1 << 20;
    private static final int MAX_MINI_BLOCK = 1 << 16;

    private final byte[] bytes;
    private final int values;
    private final ParquetBounds bounds;

    /**
     * @param bytes a decompressed part of a page
     * @param values number of values in the page, nulls among them
     */
    PageChecks(byte[] bytes, int values, ParquetBounds bounds) {
        this.bytes = bytes;
        this.values = values;
        this.bounds = bounds;
    }

    /** Checks levels that begin with their own length, and tells the index after them. */
    @SuppressWarnings("deprecation") // old writers pack levels without runs
    int checkLevels(int start, Encoding encoding, int maxLevel) throws DamagedBytes {
        if (maxLevel == 0) {
            return start;
        }
        int bitWidth = BytesUtils.getWidthFromMaxInt(maxLevel);
        if (encoding == Encoding.BIT_PACKED) {
            return toIndex(start + ((long) values * bitWidth + 7) / 8);
        }
        if (encoding != Encoding.RLE) {
            throw ParquetDamage.damaged("levels have the encoding " + encoding);
        }
        int end = lengthPrefixed(start);
        checkRuns(start + 4, end, bitWidth);
        return end;
    }

    /** Checks levels that fill the bytes. */
    void checkLevels(int maxLevel) throws DamagedBytes {
        if (maxLevel > 0) {
            checkRuns(0, bytes.length, BytesUtils.getWidthFromMaxInt(maxLevel));
        }
    }

    /** Checks the values, from an index to the end. */
    void checkValues(int start, Encoding encoding) throws DamagedBytes {
        if (start == bytes.length) {
            return;
        }
        switch (encoding) {
            case PLAIN, BYTE_STREAM_SPLIT -> {}
            case PLAIN_DICTIONARY, RLE_DICTIONARY -> {
                int bitWidth = bytes[start];
                if (bitWidth < 0 || bitWidth > 32) {
                    throw ParquetDamage.damaged("dictionary indexes have " + bitWidth + " bits");
                }
                checkRuns(start + 1, bytes.length, bitWidth);
            }
            case RLE -> checkRuns(start + 4, lengthPrefixed(start), 1);
            case DELTA_BINARY_PACKED, DELTA_LENGTH_BYTE_ARRAY -> checkDeltas(start);
            case DELTA_BYTE_ARRAY -> checkPrefixes(start);
            case BIT_PACKED -> throw ParquetDamage.damaged("values have the encoding of levels");
        }
    }

    /** Checks that a dictionary can hold as many values as it says. */
    static void checkDictionary(byte[] bytes, int size, ColumnDescriptor column) throws DamagedBytes {
        int least = switch (column.getPrimitiveType().getPrimitiveTypeName()) {
            case INT32, FLOAT, BINARY -> 4;
            case INT64, DOUBLE -> 8;
            case INT96 -> 12;
            case FIXED_LEN_BYTE_ARRAY -> Math.max(1, column.getPrimitiveType().getTypeLength());
            case BOOLEAN -> 1;
        };
        if (size < 0 || size > bytes.length / least) {
            throw ParquetDamage.damaged("a dictionary of " + bytes.length + " bytes cannot hold " + size + " values");
        }
    }

    private void checkRuns(int start, int end, int bitWidth) throws DamagedBytes {
        int at = start;
        long left = values;
        while (left > 0 && at < end) {
            long header = varint(at, end);
            at += varintLength(at, end);
            long count = header >>> 1;
            if ((header & 1) == 1) {
                count *= 8;
                if (count > (long) values + PADDING) {
                    throw ParquetDamage.damaged("a run of " + count + " is in a page of " + values + " values");
                }
                // The last run may be cut short where only padding is missing.
                at = (int) Math.min(end, at + count / 8 * bitWidth);
            } else {
                at = Math.min(end, at + (bitWidth + 7) / 8);
            }
            if (count == 0) {
                return;
            }
            left -= count;
        }
    }

    /** Checks a stream of deltas, and tells the index after it. */
    private int checkDeltas(int start) throws DamagedBytes {
        int at = start;
        long block = varint(at, bytes.length);
        at += varintLength(at, bytes.length);
        long miniBlocks = varint(at, bytes.length);
        at += varintLength(at, bytes.length);
        long total = varint(at, bytes.length);
        at += varintLength(at, bytes.length);
        at += varintLength(at, bytes.length);
        if (block <= 0
                || block > MAX_DELTA_BLOCK
                || miniBlocks <= 0
                || block % (8 * miniBlocks) != 0
                || block / miniBlocks > MAX_MINI_BLOCK) {
            throw ParquetDamage.damaged("deltas come in blocks of " + block + " with " + miniBlocks + " parts");
        }
        if (total > values) {
            throw ParquetDamage.damaged(total + " deltas are in a page of " + values + " values");
        }
        bounds.takeMemory(8 * (total + MAX_MINI_BLOCK));
        int miniBlock = (int) (block / miniBlocks);
        long left = total - 1;
        while (left > 0) {
            at += varintLength(at, bytes.length);
            int widths = at;
            at = toIndex(at + miniBlocks);
            for (int i = 0; i < miniBlocks && left > 0; i++) {
                at = toIndex(at + (long) miniBlock * (bytes[widths + i] & 0xFF) / 8);
                left -= miniBlock;
            }
        }
        return at;
    }

    /** Each value is so many bytes of the value before it, and some of its own. */
    private void checkPrefixes(int start) throws DamagedBytes {
        int suffixes = checkDeltas(start);
        int text = checkDeltas(suffixes);
        int count = (int) Math.min(deltaCount(start), deltaCount(suffixes));
        try {
            DeltaBinaryPackingValuesReader prefix = deltas(start);
            DeltaBinaryPackingValuesReader suffix = deltas(suffixes);
            long previous = 0;
            long textLeft = (long) bytes.length - text;
            for (int i = 0; i < count; i++) {
                long shared = prefix.readInteger();
                long own = suffix.readInteger();
                textLeft -= own;
                if (shared < 0 || shared > previous || own < 0 || textLeft < 0) {
                    throw ParquetDamage.damaged("a value shares bytes that the value before it does not have");
                }
                previous = shared + own;
                if (previous > bounds.maxValueBytes()) {
                    throw bounds.tooLargeRow();
                }
            }
        } catch (DamagedBytes e) {
            throw e;
        } catch (IOException e) {
            throw ParquetDamage.damaged("deltas are damaged: " + e.getMessage());
        }
    }

    private long deltaCount(int start) throws DamagedBytes {
        int at = start + varintLength(start, bytes.length);
        return varint(at + varintLength(at, bytes.length), bytes.length);
    }

    private DeltaBinaryPackingValuesReader deltas(int start) throws IOException {
        DeltaBinaryPackingValuesReader reader = new DeltaBinaryPackingValuesReader();
        reader.initFromPage(values, ByteBufferInputStream.wrap(ByteBuffer.wrap(bytes, start, bytes.length - start)));
        return reader;
    }

    /** The end of content that begins with its length in four bytes. */
    private int lengthPrefixed(int start) throws DamagedBytes {
        int after = toIndex(start + 4L);
        int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(start);
        if (length < 0) {
            throw ParquetDamage.damaged("levels have the length " + length);
        }
        return toIndex((long) after + length);
    }

    private int toIndex(long index) throws DamagedBytes {
        if (index > bytes.length) {
            throw ParquetDamage.damaged("a page ends too early");
        }
        return (int) index;
    }

    /** An unsigned number in groups of seven bits. */
    private long varint(int start, int end) throws DamagedBytes {
        int length = varintLength(start, end);
        long value = 0;
        for (int i = 0; i < length; i++) {
            value |= (long) (bytes[start + i] & 0x7F) << (7 * i);
        }
        if (length > 5 || value > 0xFFFFFFFFL) {
            throw ParquetDamage.damaged("a page holds an impossible length");
        }
        return value;
    }

    private int varintLength(int start, int end) throws DamagedBytes {
        for (int i = start; i < end && i < start + 10; i++) {
            if (bytes[i] >= 0) {
                return i + 1 - start;
            }
        }
        throw ParquetDamage.damaged("a page ends within a number");
    }
}
