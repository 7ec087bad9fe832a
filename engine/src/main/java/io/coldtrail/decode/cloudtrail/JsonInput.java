package io.coldtrail.decode.cloudtrail;

import io.coldtrail.bytes.ByteWindow;
import io.coldtrail.bytes.DamagedBytes;
import io.coldtrail.json.Underflow;
import java.io.IOException;
import java.util.function.IntSupplier;

/** A window over JSON text, which is read from the window's start. Not thread-safe. */
final class JsonInput {
    /** The reason of damage where the text ends before its JSON does. */
    static final String TRUNCATED = "json-truncated";

    private final ByteWindow window;

    JsonInput(ByteWindow window) {
        this.window = window;
    }

    ByteWindow window() {
        return window;
    }

    static boolean isWhiteSpace(byte value) {
        return value == ' ' || value == '\n' || value == '\r' || value == '\t';
    }

    /** Consumes white space; tells whether nothing follows it. */
    boolean atEnd() throws IOException {
        while (true) {
            byte[] bytes = window.bytes();
            int at = window.start();
            while (at < window.end() && isWhiteSpace(bytes[at])) {
                at++;
            }
            window.consume(at);
            if (at < window.end()) {
                return false;
            }
            if (!window.fill()) {
                return true;
            }
        }
    }

    /** The next byte that is no white space; it becomes the window's start. */
    byte next() throws IOException {
        if (atEnd()) {
            throw truncated();
        }
        return first();
    }

    /** The byte at the window's start. */
    byte first() {
        return window.bytes()[window.start()];
    }

    /** Consumes one byte. */
    void consume() {
        window.consume(window.start() + 1);
    }

    /** Runs a step that may need more bytes, from the window's start, until it has enough. */
    int retrying(IntSupplier step) throws IOException {
        while (true) {
            try {
                return step.getAsInt();
            } catch (Underflow e) {
                if (!fillToDouble()) {
                    throw truncated();
                }
            }
        }
    }

    /**
     * Gets at least one more byte, and goes on until there are twice as many as before: a long record is begun again a
     * few times, not once for each piece in which it comes.
     *
     * @return false at the end of the stream
     */
    boolean fillToDouble() throws IOException {
        long wanted = 2L * (window.end() - window.start());
        if (!window.fill()) {
            return false;
        }
        try {
            boolean more = true;
            while (more && window.end() - window.start() < wanted) {
                more = window.fill();
            }
        } catch (DamagedBytes | ByteWindow.RecordTooLong e) {
            // Whoever still lacks bytes then meets it again.
        }
        return true;
    }

    static DamagedBytes truncated() {
        return new DamagedBytes(TRUNCATED, "the JSON ends too early");
    }
}
