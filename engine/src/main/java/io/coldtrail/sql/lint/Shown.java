package io.coldtrail.sql.lint;

/** Pieces of statements in messages. */
final class Shown {
    /** Longer pieces are cut: a finding is one line. */
    private static final int MOST = 60;

    private Shown() {}

    static String cut(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= MOST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MOST)) + "…";
    }

    /** A text as a literal. */
    static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
