package io.coldtrail.decode.cloudtrail;

import io.coldtrail.bytes.ByteWindow;
import io.coldtrail.bytes.DamagedBytes;
import io.coldtrail.columnar.RecordBatch;
import io.coldtrail.decode.DecodeOutcome;
import io.coldtrail.decode.LogDecoder;
import io.coldtrail.decode.RowSink;
import io.coldtrail.decode.SourceRecord;
import io.coldtrail.decode.TableBatch;
import io.coldtrail.json.JsonCursor;
import io.coldtrail.json.MalformedJson;
import io.coldtrail.json.Underflow;
import io.coldtrail.problem.Limits;
import io.coldtrail.schema.LakeTable;
import java.io.IOException;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decodes CloudTrail log files: {@code {"Records":[event, …]}}, a bare array of events, or events one after another.
 *
 * <p>One event at a time stands whole in the window and is parsed straight into the batch; where the window ends inside
 * it, the event is staged again after more bytes have come. A window holds hundreds of events, so that is rare.
 */
public final class CloudTrailDecoder implements LogDecoder {
    private static final FieldTable WRAPPER = new FieldTable(List.of("records", "digeststarttime"));
    private static final int RECORDS = 0;
    private static final int DIGEST = 1;

    private final TableBatch events = new TableBatch(LakeTable.CLOUDTRAIL, List.of());
    private final RecordBatch batch = events.rows();
    private final SourceRecord current = new SourceRecord();
    private final EventParser parser;
    private final JsonCursor cursor;

    public CloudTrailDecoder(Limits limits) {
        parser = new EventParser(batch, limits);
        cursor = new JsonCursor(limits);
    }

    @Override
    public DecodeOutcome decode(ByteWindow window, RowSink sink) throws IOException {
        Run run = new Run(window, sink);
        try {
            return run.document();
        } catch (DamagedBytes e) {
            return run.damaged(e.reason(), e.getMessage());
        } catch (ByteWindow.RecordTooLong e) {
            return run.damaged("record-too-long", e.getMessage());
        } catch (MalformedJson e) {
            batch.discardRow();
            return DecodeOutcome.damaged(
                    "json-malformed",
                    String.valueOf(e.getMessage()),
                    run.record,
                    window.offset(Math.max(e.position(), window.start())));
        }
    }

    @Override
    public void reset() {
        batch.discardRow();
        batch.clear();
    }

    /** The reading of one file. */
    private final class Run {
        private final ByteWindow window;
        private final RowSink sink;
        private long record;
        private boolean singleEvents;

        Run(ByteWindow window, RowSink sink) {
            this.window = window;
            this.sink = sink;
        }

        DecodeOutcome damaged(String reason, @Nullable String message) {
            batch.discardRow();
            return DecodeOutcome.damaged(
                    reason, message == null ? reason : message, record, window.offset(window.start()));
        }

        DecodeOutcome document() throws IOException {
            window.consumeByteOrderMark();
            boolean found = false;
            while (!atEnd()) {
                byte first = window.bytes()[window.start()];
                if (first == '[') {
                    consume();
                    elements();
                    found = true;
                } else if (first == '{') {
                    int member = firstMember();
                    if (member == DIGEST) {
                        return DecodeOutcome.ignored("digest");
                    }
                    if (member == RECORDS) {
                        wrapper();
                        found = true;
                    } else if (event()) {
                        singleEvents = true;
                        found = true;
                    }
                } else if (found) {
                    return damaged("trailing-bytes", "bytes follow the end of the JSON document");
                } else {
                    return DecodeOutcome.ignored("no-cloudtrail-events");
                }
            }
            return found ? DecodeOutcome.complete() : DecodeOutcome.ignored("no-cloudtrail-events");
        }

        /** What the first member of the object at hand says it is: {@link #RECORDS}, {@link #DIGEST} or -1. */
        private int firstMember() throws IOException {
            return retrying(() -> {
                cursor.reset(window.bytes(), window.start(), window.end());
                cursor.expect('{');
                do {
                    if (cursor.peek() == '}') {
                        return -1;
                    }
                    cursor.string();
                    int member = WRAPPER.find(window.bytes(), cursor.stringStart(), cursor.stringEnd());
                    if (member == DIGEST) {
                        return DIGEST;
                    }
                    cursor.expect(':');
                    if (member == RECORDS) {
                        return cursor.peek() == '[' ? RECORDS : -1;
                    }
                    if (singleEvents && (cursor.peek() == '{' || cursor.peek() == '[')) {
                        // Where events stand by themselves, none of them need be read twice to its end.
                        return -1;
                    }
                    cursor.skipValue();
                } while (cursor.another('}'));
                return -1;
            });
        }

        private void wrapper() throws IOException {
            int member = retrying(() -> {
                cursor.reset(window.bytes(), window.start(), window.end());
                cursor.expect('{');
                return recordsMember();
            });
            while (member == RECORDS) {
                elements();
                member = retrying(() -> {
                    cursor.reset(window.bytes(), window.start(), window.end());
                    if (cursor.another('}')) {
                        return recordsMember();
                    }
                    window.consume(cursor.position());
                    return -1;
                });
            }
        }

        /** Passes members up to and with the bracket of a {@link #RECORDS} array, or, giving -1, the end of the object. */
        private int recordsMember() {
            do {
                cursor.string();
                int member = WRAPPER.find(window.bytes(), cursor.stringStart(), cursor.stringEnd());
                cursor.expect(':');
                if (member == RECORDS && cursor.consumeIf('[')) {
                    window.consume(cursor.position());
                    return RECORDS;
                }
                cursor.skipValue();
            } while (cursor.another('}'));
            window.consume(cursor.position());
            return -1;
        }

        /** The elements of an array whose bracket has been consumed, and its closing bracket. */
        private void elements() throws IOException {
            if (next() == ']') {
                consume();
                return;
            }
            while (true) {
                if (next() == '{') {
                    event();
                } else {
                    notAnObject();
                }
                byte separator = next();
                if (separator == ']') {
                    consume();
                    return;
                }
                if (separator != ',') {
                    cursor.reset(window.bytes(), window.start(), window.end());
                    cursor.another(']');
                }
                consume();
            }
        }

        /** Reads one object as a record; tells whether it is an event. */
        private boolean event() throws IOException {
            int after = retrying(() -> parser.parse(window.bytes(), window.start(), window.end()));
            boolean isEvent = parser.isEvent();
            current.set(record, window.offset(window.start()), window.bytes(), window.start(), after);
            if (isEvent) {
                sink.row(events, current);
            } else {
                batch.discardRow();
                sink.reject(current, "not-an-event");
            }
            record++;
            window.consume(after);
            return isEvent;
        }

        private void notAnObject() throws IOException {
            int after = retrying(() -> {
                cursor.reset(window.bytes(), window.start(), window.end());
                cursor.skipValue();
                return cursor.position();
            });
            current.set(record, window.offset(window.start()), window.bytes(), window.start(), after);
            sink.reject(current, "not-an-event");
            record++;
            window.consume(after);
        }

        /** The next byte that is no white space; it becomes the window's start. */
        private byte next() throws IOException {
            if (atEnd()) {
                throw truncated();
            }
            return window.bytes()[window.start()];
        }

        private boolean atEnd() throws IOException {
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

        private void consume() {
            window.consume(window.start() + 1);
        }

        /** Runs a step that may need more bytes, from the window's start, until it has enough. */
        private int retrying(IntSupplier step) throws IOException {
            while (true) {
                try {
                    return step.getAsInt();
                } catch (Underflow e) {
                    batch.discardRow();
                    fillToDouble();
                }
            }
        }

        /**
         * Gets at least one more byte, and goes on until there are twice as many as before: a long record is begun again
         * a few times, not once for each piece in which it comes.
         */
        private void fillToDouble() throws IOException {
            long wanted = 2L * (window.end() - window.start());
            if (!window.fill()) {
                throw truncated();
            }
            try {
                boolean more = true;
                while (more && window.end() - window.start() < wanted) {
                    more = window.fill();
                }
            } catch (DamagedBytes | ByteWindow.RecordTooLong e) {
                // Whoever still lacks bytes then meets it again.
            }
        }

        private DamagedBytes truncated() {
            return new DamagedBytes("json-truncated", "the JSON ends too early");
        }
    }

    private static boolean isWhiteSpace(byte value) {
        return value == ' ' || value == '\n' || value == '\r' || value == '\t';
    }
}
