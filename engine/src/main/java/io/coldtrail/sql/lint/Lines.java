package io.coldtrail.sql.lint;

import java.util.Arrays;

/** Turns offsets in a text to lines and columns, and the parser's counts of characters to Java's. */
final class Lines {
    private final String text;
    /** The offset at which each line begins. */
    private final int[] starts;
    /** The offset of each character; null where all characters are one {@code char} long. */
    private final int[] offsets;

    Lines(String text) {
        this.text = text;
        int[] found = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
            if (ends) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, 2 * count);
                }
                found[count++] = i + 1;
            }
        }
        starts = Arrays.copyOf(found, count);
        int characters = text.codePointCount(0, text.length());
        offsets = new int[characters == text.length() ? 0 : characters + 1];
        for (int i = 1; i < offsets.length; i++) {
            offsets[i] = offsets[i - 1] + Character.charCount(text.codePointAt(offsets[i - 1]));
        }
    }

    /** The offset of a character that the parser counted. */
    int offset(int character) {
        return offsets.length == 0
                ? Math.min(character, text.length())
                : offsets[Math.min(character, offsets.length - 1)];
    }

    /** The offset of a line and a column, both from 1, counted as the parser does: only {@code \n} ends a line. */
    static int offset(String text, int line, int column) {
        int from = 0;
        for (int i = 1; i < line; i++) {
            int end = text.indexOf('\n', from);
            if (end < 0) {
                return text.length();
            }
            from = end + 1;
        }
        int left = Math.min(column - 1, text.codePointCount(from, text.length()));
        return text.offsetByCodePoints(from, left);
    }

    Place place(int start, int end) {
        int line = line(start);
        int endLine = line(end);
        return new Place(line, column(line, start), endLine, column(endLine, end));
    }

    /** The line of an offset, from 1. */
    int line(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private int column(int line, int offset) {
        return text.codePointCount(starts[line - 1], offset) + 1;
    }
}
