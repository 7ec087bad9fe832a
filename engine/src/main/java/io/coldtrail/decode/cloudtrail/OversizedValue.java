package io.coldtrail.decode.cloudtrail;

import io.coldtrail.bytes.ByteWindow;
import io.coldtrail.decode.RejectedBytes;
import java.io.IOException;

/**
 * Passes on one JSON value of any length and depth without reading it: it follows strings, escapes and how many
 * brackets are open, and needs no memory beyond the window. A value whose brackets do not balance lasts to the end of
 * the stream.
 */
final class OversizedValue {
    private long depth;
    private boolean inString;
    private boolean escaped;

    /** What kind of value began, and whether its end has been seen. */
    private enum State {
        BEGINNING,
        CONTAINER_OR_STRING,
        SCALAR,
        ENDED
    }

    private State state = State.BEGINNING;

    /**
     * Hands on and consumes the value at the window's start, which is no white space.
     *
     * @throws IOException where the stream ends or is damaged within the value; every byte before that has been handed
     *     on, and the window is empty
     */
    void pass(ByteWindow window, RejectedBytes taker) throws IOException {
        while (true) {
            int after = scan(window.bytes(), window.start(), window.end());
            taker.write(window.bytes(), window.start(), after);
            window.consume(after);
            if (state == State.ENDED) {
                return;
            }
            if (!window.fill()) {
                throw JsonInput.truncated();
            }
        }
    }

    /** The index after the value, or the end of the bytes. */
    private int scan(byte[] bytes, int start, int end) {
        int at = start;
        if (state == State.BEGINNING && at < end) {
            byte first = bytes[at];
            state = first == '{' || first == '[' || first == '"' ? State.CONTAINER_OR_STRING : State.SCALAR;
        }
        if (state == State.SCALAR) {
            while (at < end && !endsScalar(bytes[at])) {
                at++;
            }
            state = at < end ? State.ENDED : State.SCALAR;
            return at;
        }
        while (at < end) {
            step(bytes[at++]);
            if (depth <= 0 && !inString) {
                state = State.ENDED;
                return at;
            }
        }
        return at;
    }

    private void step(byte next) {
        if (escaped) {
            escaped = false;
        } else if (inString) {
            escaped = next == '\\';
            inString = next != '"';
        } else {
            switch (next) {
                case '"' -> inString = true;
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {
                    // Nothing else opens or closes.
                }
            }
        }
    }

    private static boolean endsScalar(byte next) {
        return next == ',' || next == ']' || next == '}' || JsonInput.isWhiteSpace(next);
    }
}
