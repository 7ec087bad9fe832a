package io.coldtrail.decode.cloudtrail;

import io.coldtrail.bytes.ByteWindow;
import io.coldtrail.decode.RejectedBytes;
import io.coldtrail.json.MalformedJson;
import io.coldtrail.json.Underflow;
import java.io.IOException;

/**
 * Gets past lines that cannot be read, in a file of events one after another: what stands from the window's start up to
 * the next line that begins with a brace is rejected as one record, without the line break before that line. Other
 * beginnings, such as white space or a closing brace, belong to an indented event, and are no place to start.
 */
final class LineResync {
    private static final String REASON = "json-malformed";
    private static final byte[] LINE_BREAK = {'\n'};

    private final JsonInput input;
    private final ByteWindow window;
    private final RecordReader records;
    private final EventParser parser;

    LineResync(JsonInput input, RecordReader records, EventParser parser) {
        this.input = input;
        this.window = input.window();
        this.records = records;
        this.parser = parser;
    }

    /**
     * Rejects everything up to the next start, or to the end of the stream. Meant for a file that is known to hold one
     * event after another.
     *
     * @throws IOException where the stream is damaged; what came before it is rejected
     */
    void pass() throws IOException {
        try (RejectedBytes taker = records.rejectInPieces(REASON)) {
            boolean afterBreak = false;
            do {
                byte[] bytes = window.bytes();
                int from = window.start();
                int at = from;
                while (at < window.end()) {
                    byte next = bytes[at];
                    if (afterBreak && next == '{') {
                        window.consume(at);
                        return;
                    }
                    if (afterBreak) {
                        taker.write(LINE_BREAK, 0, LINE_BREAK.length);
                        from = at;
                    }
                    afterBreak = next == '\n';
                    at++;
                    if (afterBreak) {
                        taker.write(bytes, from, at - 1);
                        from = at;
                    }
                }
                taker.write(bytes, from, at);
                window.consume(at);
            } while (window.fill());
        }
    }

    /**
     * Rejects everything up to the next start, if there is one and the record before it fits into the window.
     *
     * @return whether there is; nothing is consumed where there is none
     */
    boolean passToStart() {
        int start = nextStart(0);
        if (start < 0) {
            return false;
        }
        reject(start);
        return true;
    }

    /**
     * Rejects everything up to the next start at which there is an event that has its lines for itself: that shows that
     * the file holds one event after another, where nothing has shown it yet. What is skipped and the event must fit
     * into the window together.
     *
     * @return whether there is such an event; nothing is consumed where there is none
     */
    boolean passToEvent() {
        int start = nextStart(0);
        while (start >= 0) {
            if (isEvent(start)) {
                reject(start);
                return true;
            }
            start = nextStart(start);
        }
        return false;
    }

    private void reject(int start) {
        int at = window.start() + start;
        records.rejectUnread(at - 1, REASON);
        window.consume(at);
    }

    /** Where, counted from the window's start, the first start after another place is; -1 where none can be seen. */
    private int nextStart(int after) {
        int at = after + 1;
        while (true) {
            byte[] bytes = window.bytes();
            int count = window.end() - window.start();
            while (at < count) {
                if (bytes[window.start() + at] == '{' && bytes[window.start() + at - 1] == '\n') {
                    return at;
                }
                at++;
            }
            if (!fill()) {
                return -1;
            }
        }
    }

    private boolean isEvent(int start) {
        while (true) {
            try {
                int from = window.start() + start;
                int after = parser.parse(window.bytes(), from, window.end());
                boolean isEvent = parser.staged() != null && hasItsLines(after);
                parser.discard();
                return isEvent;
            } catch (MalformedJson e) {
                return false;
            } catch (Underflow e) {
                if (!fill()) {
                    return false;
                }
            }
        }
    }

    /** Whether a line break or the end of the stream follows, and then nothing that goes on with an array or object. */
    private boolean hasItsLines(int after) {
        int at = after - window.start();
        boolean lineEnded = false;
        while (true) {
            while (at < window.end() - window.start()) {
                byte next = window.bytes()[window.start() + at];
                if (!JsonInput.isWhiteSpace(next)) {
                    return lineEnded && next != ',' && next != ']' && next != '}';
                }
                lineEnded |= next == '\n';
                at++;
            }
            if (!fill()) {
                return true;
            }
        }
    }

    /** Gets more bytes, unless there are none, or none that can be read, or no room for them. */
    private boolean fill() {
        try {
            return input.fillToDouble();
        } catch (IOException e) {
            // Whoever reads on from the window's start meets it again.
            return false;
        }
    }
}
