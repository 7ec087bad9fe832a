package io.coldtrail.columnar.encode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A growing run of bytes, numbers in Parquet's order: lowest byte first. Not thread-safe. */
final class Bytes {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] array = new byte[64];
    private int length;

    int length() {
        return length;
    }

    /** The backing array; valid up to {@link #length()} and until the next write. */
    byte[] array() {
        return array;
    }

    void clear() {
        length = 0;
    }

    void put(int value) {
        reserve(1);
        array[length++] = (byte) value;
    }

    void putInt(int value) {
        reserve(Integer.BYTES);
        INTS.set(array, length, value);
        length += Integer.BYTES;
    }

    void putLong(long value) {
        reserve(Long.BYTES);
        LONGS.set(array, length, value);
        length += Long.BYTES;
    }

    void put(byte[] source, int start, int count) {
        reserve(count);
        System.arraycopy(source, start, array, length, count);
        length += count;
    }

    void put(Bytes source) {
        put(source.array, 0, source.length);
    }

    /** Writes a text as PLAIN does: its length, then its bytes. */
    void putText(byte[] source, int start, int count) {
        reserve(Integer.BYTES + count);
        INTS.set(array, length, count);
        System.arraycopy(source, start, array, length + Integer.BYTES, count);
        length += Integer.BYTES + count;
    }

    /** Writes an unsigned number in groups of seven bits, the lowest first. */
    void putVarint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            put((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        put((int) rest);
    }

    /** Overwrites a byte. */
    void set(int index, int value) {
        array[index] = (byte) value;
    }

    byte[] copy() {
        return Arrays.copyOf(array, length);
    }

    private void reserve(int count) {
        if (count > array.length - length) {
            array = Arrays.copyOf(array, Math.max(Math.addExact(length, count), array.length + (array.length >> 1)));
        }
    }
}
