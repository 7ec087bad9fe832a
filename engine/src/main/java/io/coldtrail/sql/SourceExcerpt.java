package io.coldtrail.sql;

import io.coldtrail.problem.Where;

/**
 * The line of a text that a problem is in, and a line with a caret to print below it.
 *
 * <p>Tabs and control characters show as one blank, a long line is cut to the surroundings of the place, and the caret
 * allows for characters that terminals draw two columns wide.
 *
 * @param line the line, at most {@value #WIDTH} characters and two dots of ellipsis
 * @param caret blanks and one caret
 */
public record SourceExcerpt(String line, String caret) {
    /** Fits a terminal of 80 columns with a margin for indentation. */
    private static final int WIDTH = 72;

    private static final String ELLIPSIS = "…";

    /** The excerpt for a place in a text; both lines are empty where the place is not in the text. */
    public static SourceExcerpt of(String text, Where where) {
        String[] lines = text.split("\r\n|\r|\n", -1);
        if (where.line() < 1 || where.line() > lines.length) {
            return new SourceExcerpt("", "");
        }
        int[] characters = lines[where.line() - 1].codePoints().toArray();
        int column = Math.max(0, Math.min(where.column() - 1, characters.length));
        int from =
                characters.length <= WIDTH ? 0 : Math.max(0, Math.min(column - WIDTH / 2, characters.length - WIDTH));
        int to = Math.min(characters.length, from + WIDTH);

        StringBuilder line = new StringBuilder(from > 0 ? ELLIPSIS : "");
        StringBuilder caret = new StringBuilder(from > 0 ? " " : "");
        for (int i = from; i < to; i++) {
            int character = Character.isISOControl(characters[i]) ? ' ' : characters[i];
            line.appendCodePoint(character);
            if (i < column) {
                caret.append(" ".repeat(width(character)));
            }
        }
        line.append(to < characters.length ? ELLIPSIS : "");
        return new SourceExcerpt(line.toString(), caret.append('^').toString());
    }

    private static int width(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = isBetween(0x1100, character, 0x115F)
                || isBetween(0x2E80, character, 0xA4CF)
                || isBetween(0xAC00, character, 0xD7A3)
                || isBetween(0xF900, character, 0xFAFF)
                || isBetween(0xFE30, character, 0xFE6F)
                || isBetween(0xFF00, character, 0xFF60)
                || isBetween(0x1F300, character, 0x1FAFF)
                || isBetween(0x20000, character, 0x3FFFD);
        return wide ? 2 : 1;
    }

    private static boolean isBetween(int first, int character, int last) {
        return character >= first && character <= last;
    }
}
