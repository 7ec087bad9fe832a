package io.coldtrail.json;

import io.coldtrail.problem.Limits;

/**
 * Walks JSON in a byte array, one token at a time, without making objects. It checks the grammar of RFC 8259 strictly
 * but for the bytes inside strings, whose UTF-8 is checked by {@link Utf8} when they are copied.
 *
 * <p>Log records are kept as they were written: a caller can take a value as a slice of the source, or copy it with the
 * white space between tokens removed, which a tree-building parser could not give back. Where the array ends inside a
 * value, {@link Underflow} is thrown, and the caller may come again with more bytes. Not thread-safe.
 */
public final class JsonCursor {
    private final int maxDepth;
    private byte[] bytes = new byte[0];
    private int position;
    private int end;

    private int stringStart;
    private int stringEnd;
    private boolean stringEscaped;

    public JsonCursor(Limits limits) {
        this.maxDepth = limits.maxDepth();
    }

    /** Starts at {@code start}; bytes from {@code end} on do not exist yet. */
    public void reset(byte[] source, int start, int limit) {
        bytes = source;
        position = start;
        end = limit;
    }

    /** Index of the next byte. */
    public int position() {
        return position;
    }

    /** The first byte of the next token, which is not consumed. */
    public byte peek() {
        while (true) {
            if (position >= end) {
                throw Underflow.INSTANCE;
            }
            byte next = bytes[position];
            if (next > ' ' || (next != ' ' && next != '\n' && next != '\r' && next != '\t')) {
                return next;
            }
            position++;
        }
    }

    /** Consumes one structural byte. */
    public void expect(char wanted) {
        byte found = peek();
        if (found != wanted) {
            throw malformed("expected '" + wanted + "'");
        }
        position++;
    }

    /** Consumes the byte if it is next. */
    public boolean consumeIf(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        position++;
        return true;
    }

    /**
     * After a member or an element: consumes a comma and tells that another follows, or consumes {@code close}.
     *
     * @param close {@code '}'} or {@code ']'}
     */
    public boolean another(char close) {
        byte next = peek();
        if (next == ',') {
            position++;
            return true;
        }
        if (next == close) {
            position++;
            return false;
        }
        throw malformed("expected ',' or '" + close + "'");
    }

    /** Consumes a string; {@link #stringStart()} and its kin then tell where it stands. */
    public void string() {
        if (peek() != '"') {
            throw malformed("expected a string");
        }
        byte[] source = bytes;
        int limit = end;
        int at = position + 1;
        stringStart = at;
        stringEscaped = false;
        while (true) {
            if (at >= limit) {
                throw Underflow.INSTANCE;
            }
            byte next = source[at];
            if (next == '"') {
                break;
            }
            if (next == '\\') {
                stringEscaped = true;
                at = escape(at);
            } else if (next >= 0 && next < ' ') {
                position = at;
                throw malformed("a control character in a string");
            } else {
                at++;
            }
        }
        stringEnd = at;
        position = at + 1;
    }

    /** Index of the first byte between the quotes of the last string. */
    public int stringStart() {
        return stringStart;
    }

    /** Index after the last byte between the quotes of the last string. */
    public int stringEnd() {
        return stringEnd;
    }

    /** Whether the last string holds a backslash, so that its bytes are not yet its text. */
    public boolean stringEscaped() {
        return stringEscaped;
    }

    /**
     * Consumes one value of any kind, checking it.
     *
     * @throws TooDeep where it nests deeper than {@link Limits#maxDepth()}, which bounds the stack as well
     */
    public void skipValue() {
        skipValue(0);
    }

    private void skipValue(int depth) {
        switch (peek()) {
            case '{' -> {
                checkDepth(depth);
                skipObject(depth);
            }
            case '[' -> {
                checkDepth(depth);
                skipArray(depth);
            }
            case '"' -> string();
            default -> scalar();
        }
    }

    /** Refuses one more object or array inside {@code depth} others where that is too many. */
    private void checkDepth(int depth) {
        if (depth >= maxDepth) {
            throw new TooDeep("nesting deeper than the limit of " + maxDepth + " (maxDepth)", position);
        }
    }

    private void skipObject(int depth) {
        position++;
        if (consumeIf('}')) {
            return;
        }
        do {
            string();
            expect(':');
            skipValue(depth + 1);
        } while (another('}'));
    }

    private void skipArray(int depth) {
        position++;
        if (consumeIf(']')) {
            return;
        }
        do {
            skipValue(depth + 1);
        } while (another(']'));
    }

    /** Consumes a number, {@code true}, {@code false} or {@code null}. */
    public void scalar() {
        switch (peek()) {
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        }
    }

    private void word(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (position + i >= end) {
                throw Underflow.INSTANCE;
            }
            if (bytes[position + i] != word.charAt(i)) {
                throw malformed("expected " + word);
            }
        }
        position += word.length();
    }

    private void number() {
        int at = position;
        if (at < end && bytes[at] == '-') {
            at++;
        }
        int digits = at;
        at = digits(at);
        if (at == digits || (bytes[digits] == '0' && at > digits + 1)) {
            throw malformed("expected a value");
        }
        if (bytes[at] == '.') {
            int fraction = at + 1;
            at = digits(fraction);
            if (at == fraction) {
                throw malformed("a number without digits after its point");
            }
        }
        if (bytes[at] == 'e' || bytes[at] == 'E') {
            at++;
            if (at >= end) {
                throw Underflow.INSTANCE;
            }
            if (bytes[at] == '+' || bytes[at] == '-') {
                at++;
            }
            int exponent = at;
            at = digits(exponent);
            if (at == exponent) {
                throw malformed("a number without an exponent");
            }
        }
        position = at;
    }

    /** The index after a run of digits. A number ends only when another byte is seen, so the array's end underflows. */
    private int digits(int from) {
        int at = from;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        if (at >= end) {
            throw Underflow.INSTANCE;
        }
        return at;
    }

    private int escape(int backslash) {
        if (backslash + 1 >= end) {
            throw Underflow.INSTANCE;
        }
        switch (bytes[backslash + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
                return backslash + 2;
            }
            case 'u' -> {
                for (int i = 2; i < 6; i++) {
                    if (backslash + i >= end) {
                        throw Underflow.INSTANCE;
                    }
                    if (Character.digit(bytes[backslash + i], 16) < 0) {
                        position = backslash;
                        throw malformed("\\u without four hexadecimal digits");
                    }
                }
                return backslash + 6;
            }
            default -> {
                position = backslash;
                throw malformed("an unknown escape");
            }
        }
    }

    private MalformedJson malformed(String message) {
        return new MalformedJson(message, position);
    }
}
