package io.coldtrail.columnar.encode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A dictionary of texts: open addressing, and all bytes in one run. Not thread-safe. */
final class TextDictionary implements Dictionary {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final Bytes content = new Bytes();
    private int size;
    /** End of each text in the content; its bytes begin after the end before and a length. */
    private int[] ends = new int[16];

    private int[] hashes = new int[16];
    /** Number of the last page that has the text. */
    private int[] pages = new int[16];
    /** An id and 1, or 0 where a slot is free. */
    private int[] slots = new int[32];

    private int lastId;

    /** The id of a text, which is added where it is new, or {@link #REFUSED}. */
    int id(byte[] bytes, int start, int length) {
        if (size > 0 && isText(lastId, bytes, start, length)) {
            return lastId;
        }
        int hash = hash(bytes, start, length);
        int mask = slots.length - 1;
        int slot = hash & mask;
        for (int probe = 0; probe < MAX_PROBES; probe++) {
            int id = slots[slot] - 1;
            if (id < 0) {
                return add(slot, hash, bytes, start, length);
            }
            if (hashes[id] == hash && isText(id, bytes, start, length)) {
                lastId = id;
                return id;
            }
            slot = (slot + 1) & mask;
        }
        return REFUSED;
    }

    /** Notes that a page has a text; whether that is new. */
    boolean isNewIn(int page, int id) {
        if (pages[id] == page) {
            return false;
        }
        pages[id] = page;
        return true;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Bytes content() {
        return content;
    }

    @Override
    public void writePlain(int id, Bytes out) {
        int start = start(id);
        out.putText(content.array(), start, ends[id] - start);
    }

    @Override
    public void clear() {
        Arrays.fill(slots, 0);
        content.clear();
        size = 0;
        lastId = 0;
    }

    private int add(int slot, int hash, byte[] bytes, int start, int length) {
        if (length > MAX_BYTES - content.length() - Integer.BYTES) {
            return REFUSED;
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
            hashes = Arrays.copyOf(hashes, size * 2);
            pages = Arrays.copyOf(pages, size * 2);
        }
        content.putText(bytes, start, length);
        ends[size] = content.length();
        hashes[size] = hash;
        pages[size] = -1;
        lastId = size++;
        slots[slot] = size;
        if (size * 2 > slots.length) {
            rehash();
        }
        return lastId;
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        int mask = slots.length - 1;
        for (int id = 0; id < size; id++) {
            int slot = hashes[id] & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = id + 1;
        }
    }

    private int start(int id) {
        return Integer.BYTES + (id == 0 ? 0 : ends[id - 1]);
    }

    private boolean isText(int id, byte[] bytes, int start, int length) {
        int from = start(id);
        return ends[id] - from == length
                && Arrays.equals(content.array(), from, from + length, bytes, start, start + length);
    }

    /** Eight bytes at a time; the last eight may overlap those before. */
    private static int hash(byte[] bytes, int start, int length) {
        long hash = length;
        if (length >= Long.BYTES) {
            int last = start + length - Long.BYTES;
            for (int at = start; at < last; at += Long.BYTES) {
                hash = Dictionary.spread(hash ^ (long) LONGS.get(bytes, at));
            }
            hash = Dictionary.spread(hash ^ (long) LONGS.get(bytes, last));
        } else if (length >= Integer.BYTES) {
            long low = (int) INTS.get(bytes, start) & 0xFFFFFFFFL;
            long high = (int) INTS.get(bytes, start + length - Integer.BYTES);
            hash = Dictionary.spread(hash ^ low ^ high << 32);
        } else {
            for (int at = start; at < start + length; at++) {
                hash = hash << Byte.SIZE ^ bytes[at];
            }
            hash = Dictionary.spread(hash);
        }
        return (int) hash;
    }
}
