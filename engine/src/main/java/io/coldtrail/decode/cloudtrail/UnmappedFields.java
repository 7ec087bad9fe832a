package io.coldtrail.decode.cloudtrail;

import io.coldtrail.json.ByteSink;

/**
 * Gathers what no column holds into one JSON object that mirrors the event: a field stands there under its own name,
 * inside the objects it stood in; elements of an array are told by their index as a key.
 */
final class UnmappedFields {
    private static final int MAX_LEVELS = 8;

    private final ByteSink text = new ByteSink();
    private final byte[][] names = new byte[MAX_LEVELS][];
    private final int[] nameStarts = new int[MAX_LEVELS];
    private final int[] nameEnds = new int[MAX_LEVELS];
    private int level;
    private int written;
    private boolean afterMember;

    void clear() {
        text.clear();
        level = 0;
        written = 0;
        afterMember = false;
    }

    boolean isEmpty() {
        return text.length() == 0;
    }

    /** Goes into the object of a name. The name's bytes, JSON without quotes, must stay as they are until {@link #leave}. */
    void enter(byte[] name, int start, int end) {
        names[level] = name;
        nameStarts[level] = start;
        nameEnds[level] = end;
        level++;
    }

    /** Goes into the element of an array. */
    void enterElement(int index) {
        byte[] name = new byte[12];
        int at = name.length;
        int rest = index;
        do {
            name[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        enter(name, at, name.length);
    }

    void leave() {
        level--;
        if (written > level) {
            text.write('}');
            written = level;
            afterMember = true;
        }
    }

    /** Adds a member: its name, JSON without quotes, and its value as it stands in the source. */
    void add(byte[] name, int nameStart, int nameEnd, byte[] source, int valueStart, int valueEnd) {
        openLevels();
        member(name, nameStart, nameEnd);
        text.writeCompact(source, valueStart, valueEnd);
        afterMember = true;
    }

    /** Ends the object. */
    ByteSink finish() {
        text.write('}');
        return text;
    }

    private void openLevels() {
        if (text.length() == 0) {
            text.write('{');
            afterMember = false;
        }
        while (written < level) {
            member(names[written], nameStarts[written], nameEnds[written]);
            text.write('{');
            written++;
            afterMember = false;
        }
    }

    private void member(byte[] name, int start, int end) {
        if (afterMember) {
            text.write(',');
        }
        text.write('"');
        text.write(name, start, end);
        text.write('"');
        text.write(':');
    }
}
