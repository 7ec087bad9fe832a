package io.coldtrail.decode.cloudtrail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Finds a field by the bytes of its name, whatever their case, without making a string. */
final class FieldTable {
    private final byte[][] names;
    private final int[] slots;
    private final int mask;

    /** @param names lower case, ASCII; a field's number is its position */
    FieldTable(List<String> names) {
        this.names = names.stream()
                .map(name -> name.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
        int size = Integer.highestOneBit(Math.max(names.size(), 1) * 4);
        mask = size - 1;
        slots = new int[size];
        Arrays.fill(slots, -1);
        for (int i = 0; i < this.names.length; i++) {
            int slot = hash(this.names[i], 0, this.names[i].length);
            while (slots[slot] >= 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = i;
        }
    }

    /** The field's number, or -1. */
    int find(byte[] bytes, int start, int end) {
        int slot = hash(bytes, start, end);
        while (slots[slot] >= 0) {
            if (equal(names[slots[slot]], bytes, start, end)) {
                return slots[slot];
            }
            slot = (slot + 1) & mask;
        }
        return -1;
    }

    private int hash(byte[] bytes, int start, int end) {
        int hash = end - start;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + lower(bytes[i]);
        }
        return (hash ^ (hash >>> 15)) & mask;
    }

    private static boolean equal(byte[] name, byte[] bytes, int start, int end) {
        if (name.length != end - start) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (name[i] != lower(bytes[start + i])) {
                return false;
            }
        }
        return true;
    }

    private static byte lower(byte value) {
        return value >= 'A' && value <= 'Z' ? (byte) (value + 32) : value;
    }
}
