package io.coldtrail.columnar.encode;

import java.util.Arrays;

/** A dictionary of numbers: open addressing. Not thread-safe. */
final class NumberDictionary implements Dictionary {
    private final NumberWidth width;
    private final Bytes content = new Bytes();
    private int size;
    private long[] numbers = new long[16];
    /** An id and 1, or 0 where a slot is free. */
    private int[] slots = new int[32];

    private int lastId;

    NumberDictionary(NumberWidth width) {
        this.width = width;
    }

    /** The id of a number, which is added where it is new, or {@link #REFUSED}. */
    int id(long number) {
        if (size > 0 && numbers[lastId] == number) {
            return lastId;
        }
        int mask = slots.length - 1;
        int slot = slot(number, mask);
        for (int probe = 0; probe < MAX_PROBES; probe++) {
            int id = slots[slot] - 1;
            if (id < 0) {
                return add(slot, number);
            }
            if (numbers[id] == number) {
                lastId = id;
                return id;
            }
            slot = (slot + 1) & mask;
        }
        return REFUSED;
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
        width.write(numbers[id], out);
    }

    @Override
    public void clear() {
        Arrays.fill(slots, 0);
        content.clear();
        size = 0;
        lastId = 0;
    }

    private int add(int slot, long number) {
        if (content.length() >= MAX_BYTES) {
            return REFUSED;
        }
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        width.write(number, content);
        numbers[size] = number;
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
            int slot = slot(numbers[id], mask);
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = id + 1;
        }
    }

    private static int slot(long number, int mask) {
        return (int) Dictionary.spread(number) & mask;
    }
}
