package io.coldtrail.sql;

import io.trino.grammar.sql.SqlBaseParser.UnicodeStringLiteralContext;

/** Texts with escapes: {@code U&'caf\00E9'}, {@code U&'\+01F600'}, {@code U&'caf!00E9' UESCAPE '!'}. */
final class UnicodeText {
    private UnicodeText() {}

    static String of(UnicodeStringLiteralContext node) {
        String quoted = node.UNICODE_STRING().getText();
        String text =
                quoted.substring(quoted.indexOf('\'') + 1, quoted.length() - 1).replace("''", "'");
        char escape = escape(node);
        StringBuilder result = new StringBuilder();
        int next = 0;
        while (next < text.length()) {
            char character = text.charAt(next++);
            if (character != escape) {
                result.append(character);
            } else if (next < text.length() && text.charAt(next) == escape) {
                result.append(escape);
                next++;
            } else {
                boolean isLong = next < text.length() && text.charAt(next) == '+';
                int start = isLong ? next + 1 : next;
                next = start + (isLong ? 6 : 4);
                result.appendCodePoint(codePoint(node, text, start, next));
            }
        }
        return result.toString();
    }

    private static char escape(UnicodeStringLiteralContext node) {
        if (node.UESCAPE() == null) {
            return '\\';
        }
        String quoted = node.STRING().getText();
        String escape = quoted.substring(1, quoted.length() - 1).replace("''", "'");
        if (escape.length() != 1 || escape.matches("[0-9a-fA-F+'\"\\s]")) {
            throw SqlProblems.type(node, "'" + escape + "' cannot be an escape", "Give one character, such as '!'.");
        }
        return escape.charAt(0);
    }

    private static int codePoint(UnicodeStringLiteralContext node, String text, int start, int end) {
        String digits = end <= text.length() ? text.substring(start, end) : "";
        int codePoint = digits.matches("[0-9a-fA-F]+") ? Integer.parseInt(digits, 16) : -1;
        boolean surrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        if (!Character.isValidCodePoint(codePoint) || surrogate) {
            throw SqlProblems.type(
                    node,
                    "an escape without its character",
                    "Escapes are \\0041 with four digits, or \\+01F600 with six.");
        }
        return codePoint;
    }
}
