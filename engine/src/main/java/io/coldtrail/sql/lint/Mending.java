package io.coldtrail.sql.lint;

/** A text to put in the place of a stretch of another. */
record Mending(int start, int end, String text) {
    static Mending insert(int at, String text) {
        return new Mending(at, at, text);
    }

    static Mending remove(int start, int end) {
        return new Mending(start, end, "");
    }

    String in(String source) {
        return source.substring(0, start) + text + source.substring(end);
    }
}
