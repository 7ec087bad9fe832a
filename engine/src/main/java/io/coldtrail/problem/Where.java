package io.coldtrail.problem;

import org.jspecify.annotations.Nullable;

/**
 * The place of a problem in the evidence or in a text.
 *
 * @param file path or object key as the user knows it, or null where there is none
 * @param record position of the record in the file from 0, or -1 where unknown
 * @param offset byte offset in the inflated file from 0, or -1 where unknown
 * @param line line in a text from 1, or -1 where the place is not in a text
 * @param column column in that line from 1, in characters, or -1
 */
public record Where(@Nullable String file, long record, long offset, int line, int column) {

    /** A file as a whole. */
    public static Where file(String file) {
        return new Where(file, -1, -1, -1, -1);
    }

    /** A byte of the inflated file, and the record it belongs to ({@code -1} where unknown). */
    public static Where offset(@Nullable String file, long record, long offset) {
        return new Where(file, record, offset, -1, -1);
    }

    /** A place in a text such as a query, {@code file} being null for text that was typed in. */
    public static Where text(@Nullable String file, int line, int column) {
        return new Where(file, -1, -1, line, column);
    }

    /** The place in words, such as {@code a/b.json.gz, record 12, byte 3456}; empty where nothing is known. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        append(text, "", file);
        append(text, "record ", record < 0 ? null : Long.toString(record));
        append(text, "byte ", offset < 0 ? null : Long.toString(offset));
        append(text, "line ", line < 0 ? null : Integer.toString(line));
        append(text, "column ", column < 0 ? null : Integer.toString(column));
        return text.toString();
    }

    private static void append(StringBuilder text, String label, @Nullable String value) {
        if (value == null) {
            return;
        }
        if (text.length() > 0) {
            text.append(", ");
        }
        text.append(label).append(value);
    }
}
