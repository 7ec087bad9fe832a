package io.coldtrail.sql.runtime;

import java.util.BitSet;

/**
 * Walks a JSON text token by token, without building anything. As Athena's does, it looks no further than it is asked:
 * what stands after the last token that was wanted may be anything. Not safe for use by many threads.
 */
final class JsonScanner {
    /** Deeper than any log nests; what reads values by recursion counts on it. */
    static final int MAX_DEPTH = 1000;

    private final String text;
    private int next;
    /** Where the current token begins and ends; for names and texts without the quotes. */
    private int start;

    private int end;
    private boolean escaped;
    private int depth;
    /** For each open level, whether it is an object. */
    private final BitSet objects = new BitSet();

    private State state = State.VALUE;
    private Token current = Token.NONE;

    /** What a text is made of. */
    enum Token {
        OBJECT,
        OBJECT_END,
        ARRAY,
        ARRAY_END,
        NAME,
        TEXT,
        /** A number without fraction and exponent. */
        WHOLE,
        FRACTION,
        TRUE,
        FALSE,
        NULL,
        /** The end of the text. */
        NONE;

        boolean opens() {
            return this == OBJECT || this == ARRAY;
        }
    }

    /** What may stand next. */
    private enum State {
        VALUE,
        VALUE_OR_END,
        NAME_OR_END,
        NAME,
        AFTER_VALUE
    }

    JsonScanner(String text) {
        this.text = text;
    }

    Token current() {
        return current;
    }

    /**
     * Goes on to the next token.
     *
     * @throws NotJson where there is none
     */
    Token next() {
        skipBlanks();
        current = next == text.length() ? atEnd() : read();
        return current;
    }

    /** Goes past the value that begins with the current token. */
    void skip() {
        if (current.opens()) {
            int outside = depth - 1;
            while (depth > outside) {
                next();
            }
        }
    }

    /** The current name, text or number; texts without their escapes. */
    String value() {
        return escaped ? unescaped() : text.substring(start, end);
    }

    /** Whether the current name is this one. */
    boolean isNamed(String name) {
        if (escaped) {
            return unescaped().equals(name);
        }
        return end - start == name.length() && text.startsWith(name, start);
    }

    private Token atEnd() {
        if (depth > 0) {
            throw new NotJson();
        }
        return Token.NONE;
    }

    private Token read() {
        char character = text.charAt(next);
        if (depth > 0 && state == State.AFTER_VALUE) {
            if (character == ',') {
                next++;
                skipBlanks();
                state = objects.get(depth) ? State.NAME : State.VALUE;
            } else {
                return closed(character);
            }
        } else if (character == '}' || character == ']') {
            return closed(character);
        }
        if (next == text.length()) {
            throw new NotJson();
        }
        return state == State.NAME || state == State.NAME_OR_END ? name() : begun(text.charAt(next));
    }

    private Token closed(char character) {
        boolean allowed = state == State.AFTER_VALUE || state == State.VALUE_OR_END || state == State.NAME_OR_END;
        if (!allowed || depth == 0 || character != (objects.get(depth) ? '}' : ']')) {
            throw new NotJson();
        }
        next++;
        depth--;
        state = State.AFTER_VALUE;
        return character == '}' ? Token.OBJECT_END : Token.ARRAY_END;
    }

    private Token name() {
        if (text.charAt(next) != '"') {
            throw new NotJson();
        }
        string();
        int nameStart = start;
        int nameEnd = end;
        skipBlanks();
        if (next == text.length() || text.charAt(next) != ':') {
            throw new NotJson();
        }
        next++;
        start = nameStart;
        end = nameEnd;
        state = State.VALUE;
        return Token.NAME;
    }

    private Token begun(char character) {
        state = State.AFTER_VALUE;
        escaped = false;
        switch (character) {
            case '{', '[' -> {
                next++;
                depth++;
                if (depth > MAX_DEPTH) {
                    throw new AthenaFailure("JSON may be nested " + MAX_DEPTH + " levels deep");
                }
                objects.set(depth, character == '{');
                state = character == '{' ? State.NAME_OR_END : State.VALUE_OR_END;
                return character == '{' ? Token.OBJECT : Token.ARRAY;
            }
            case '"' -> {
                string();
                return Token.TEXT;
            }
            case 't' -> {
                return word("true", Token.TRUE);
            }
            case 'f' -> {
                return word("false", Token.FALSE);
            }
            case 'n' -> {
                return word("null", Token.NULL);
            }
            default -> {
                return number();
            }
        }
    }

    private Token word(String word, Token token) {
        int after = next + word.length();
        if (!text.startsWith(word, next)
                || (after < text.length() && Character.isJavaIdentifierPart(text.charAt(after)))) {
            throw new NotJson();
        }
        next = after;
        return token;
    }

    private Token number() {
        start = next;
        if (text.charAt(next) == '-') {
            next++;
        }
        int digits = next;
        digits();
        if (text.charAt(digits) == '0' && next > digits + 1) {
            throw new NotJson();
        }
        Token token = Token.WHOLE;
        if (next < text.length() && text.charAt(next) == '.') {
            next++;
            digits();
            token = Token.FRACTION;
        }
        if (next < text.length() && (text.charAt(next) == 'e' || text.charAt(next) == 'E')) {
            next++;
            if (next < text.length() && (text.charAt(next) == '+' || text.charAt(next) == '-')) {
                next++;
            }
            digits();
            token = Token.FRACTION;
        }
        end = next;
        // A number on its own ends with a blank or with the text.
        if (depth == 0 && next < text.length() && text.charAt(next) > ' ') {
            throw new NotJson();
        }
        return token;
    }

    /** At least one digit. */
    private void digits() {
        int first = next;
        while (next < text.length() && text.charAt(next) >= '0' && text.charAt(next) <= '9') {
            next++;
        }
        if (next == first) {
            throw new NotJson();
        }
    }

    private void string() {
        next++;
        start = next;
        escaped = false;
        while (next < text.length()) {
            char character = text.charAt(next);
            if (character == '"') {
                end = next++;
                return;
            }
            if (character < ' ') {
                throw new NotJson();
            }
            if (character == '\\') {
                escaped = true;
                checkEscape();
            }
            next++;
        }
        throw new NotJson();
    }

    /** From the backslash to the escape's last character. */
    private void checkEscape() {
        next++;
        if (next == text.length() || "\"\\/bfnrtu".indexOf(text.charAt(next)) < 0) {
            throw new NotJson();
        }
        if (text.charAt(next) == 'u') {
            for (int i = 0; i < 4; i++) {
                next++;
                if (next == text.length() || text.charAt(next) > 'f' || Character.digit(text.charAt(next), 16) < 0) {
                    throw new NotJson();
                }
            }
        }
    }

    private String unescaped() {
        StringBuilder plain = new StringBuilder(end - start);
        int at = start;
        while (at < end) {
            char character = text.charAt(at++);
            if (character != '\\') {
                plain.append(character);
                continue;
            }
            char escape = text.charAt(at++);
            switch (escape) {
                case 'b' -> plain.append('\b');
                case 'f' -> plain.append('\f');
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                case 't' -> plain.append('\t');
                case 'u' -> {
                    plain.append((char) Integer.parseInt(text, at, at + 4, 16));
                    at += 4;
                }
                default -> plain.append(escape);
            }
        }
        return plain.toString();
    }

    private void skipBlanks() {
        while (next < text.length()) {
            char character = text.charAt(next);
            if (character != ' ' && character != '\n' && character != '\t' && character != '\r') {
                return;
            }
            next++;
        }
    }
}
