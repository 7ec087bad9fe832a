package io.coldtrail.decode.cloudtrail;

import io.coldtrail.bytes.ByteWindow;
import io.coldtrail.bytes.DamagedBytes;
import io.coldtrail.decode.DecodeOutcome;
import io.coldtrail.decode.RowSink;
import io.coldtrail.json.JsonCursor;
import io.coldtrail.json.MalformedJson;
import io.coldtrail.json.TooDeep;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the JSON documents of one file and finds the records in them. Not thread-safe. */
final class DocumentReader {
    private static final FieldTable KNOWN =
            new FieldTable(List.of("records", "events", "digeststarttime", "eventsource", "eventname"));
    private static final int LAST_WRAPPER = 1;
    private static final int DIGEST = 2;

    private final JsonInput input;
    private final ByteWindow window;
    private final RecordReader records;
    private final LineResync lines;
    private final JsonCursor cursor;
    private boolean anyWrapper;
    private boolean anyDigest;
    private boolean singleEvents;

    /** What an object at the top of a file is. */
    private enum Shape {
        WRAPPER,
        DIGEST,
        RECORD
    }

    DocumentReader(ByteWindow window, RowSink sink, EventParser parser, JsonCursor cursor) {
        this.input = new JsonInput(window);
        this.window = window;
        this.cursor = cursor;
        records = new RecordReader(input, sink, parser, cursor);
        lines = new LineResync(input, records, parser);
    }

    /** Reads the file to its end or to damage. */
    DecodeOutcome read() throws IOException {
        try {
            while (!input.atEnd()) {
                // Files that were joined may each bring their own.
                window.consumeByteOrderMark();
                if (input.atEnd()) {
                    break;
                }
                DecodeOutcome early = document();
                if (early != null) {
                    return early;
                }
            }
            return end();
        } catch (MalformedJson e) {
            return malformed(e);
        } catch (DamagedBytes e) {
            return damaged(e.reason(), String.valueOf(e.getMessage()));
        } catch (ByteWindow.RecordTooLong e) {
            return damaged("record-too-long", String.valueOf(e.getMessage()));
        }
    }

    /** The outcome of a file that was read to its end. */
    private DecodeOutcome end() {
        if (records.anyRows() || anyWrapper || records.anyUnread()) {
            return DecodeOutcome.complete();
        }
        return DecodeOutcome.ignored(anyDigest ? "digest" : "no-cloudtrail-events");
    }

    private DecodeOutcome damaged(String reason, String message) {
        return DecodeOutcome.damaged(reason, message, records.position(), window.offset(window.start()));
    }

    private DecodeOutcome malformed(MalformedJson e) {
        return DecodeOutcome.damaged(
                e instanceof TooDeep ? "too-deep" : "json-malformed",
                String.valueOf(e.getMessage()),
                records.position(),
                window.offset(Math.max(e.position(), window.start())));
    }

    /** Reads one document; gives the outcome where the file is not read on. */
    private @Nullable DecodeOutcome document() throws IOException {
        byte first = input.first();
        if (first == '[') {
            input.consume();
            elements();
            return null;
        }
        if (first != '{') {
            return rubbish();
        }
        Shape shape;
        try {
            shape = shape();
            if (shape != Shape.WRAPPER) {
                singleEvents |= records.read();
                anyDigest |= shape == Shape.DIGEST;
                return null;
            }
        } catch (MalformedJson e) {
            DecodeOutcome damage = malformed(e);
            return passMalformed() ? null : damage;
        } catch (DamagedBytes e) {
            if (e.reason().equals(JsonInput.TRUNCATED) && passTruncated()) {
                return null;
            }
            throw e;
        }
        wrapper();
        return null;
    }

    private boolean passMalformed() throws IOException {
        if (singleEvents) {
            lines.pass();
            return true;
        }
        return lines.passToEvent();
    }

    /** A document that lacks its end may have taken the lines after it for its own; the last line is just cut. */
    private boolean passTruncated() {
        return singleEvents ? lines.passToStart() : lines.passToEvent();
    }

    /** Goes past what begins no document, or tells how the file ends with it. */
    private @Nullable DecodeOutcome rubbish() throws IOException {
        if (passMalformed()) {
            return null;
        }
        DecodeOutcome end = end();
        return end.ignored() != null ? end : damaged("trailing-bytes", "bytes follow the end of the JSON document");
    }

    private Shape shape() throws IOException {
        try {
            int member = input.retrying(this::firstMember);
            return member == DIGEST ? Shape.DIGEST : member >= 0 ? Shape.WRAPPER : Shape.RECORD;
        } catch (ByteWindow.RecordTooLong | TooDeep e) {
            // As a record it meets the limit again, and costs only itself.
            return Shape.RECORD;
        }
    }

    /** What the first known member of the object at hand says it is: a wrapper's array, {@link #DIGEST} or -1. */
    private int firstMember() {
        cursor.reset(window.bytes(), window.start(), window.end());
        cursor.expect('{');
        do {
            if (cursor.peek() == '}') {
                return -1;
            }
            cursor.string();
            int member = KNOWN.find(window.bytes(), cursor.stringStart(), cursor.stringEnd());
            if (member == DIGEST) {
                return DIGEST;
            }
            cursor.expect(':');
            boolean wraps = member >= 0 && member <= LAST_WRAPPER && cursor.peek() == '[';
            if (wraps || member > DIGEST) {
                return wraps ? member : -1;
            }
            if (singleEvents && (cursor.peek() == '{' || cursor.peek() == '[')) {
                // Where events stand by themselves, none of them need be read twice to its end.
                return -1;
            }
            cursor.skipValue();
        } while (cursor.another('}'));
        return -1;
    }

    private void wrapper() throws IOException {
        anyWrapper = true;
        int member = input.retrying(() -> {
            cursor.reset(window.bytes(), window.start(), window.end());
            cursor.expect('{');
            return wrapperMember();
        });
        while (member >= 0) {
            elements();
            member = input.retrying(() -> {
                cursor.reset(window.bytes(), window.start(), window.end());
                if (cursor.another('}')) {
                    return wrapperMember();
                }
                window.consume(cursor.position());
                return -1;
            });
        }
    }

    /** Passes members up to and with the bracket of a wrapper's array, or, giving -1, the end of the object. */
    private int wrapperMember() {
        do {
            cursor.string();
            int member = KNOWN.find(window.bytes(), cursor.stringStart(), cursor.stringEnd());
            cursor.expect(':');
            if (member >= 0 && member <= LAST_WRAPPER && cursor.consumeIf('[')) {
                window.consume(cursor.position());
                return member;
            }
            cursor.skipValue();
        } while (cursor.another('}'));
        window.consume(cursor.position());
        return -1;
    }

    /** The elements of an array whose bracket has been consumed, and its closing bracket. */
    private void elements() throws IOException {
        if (input.next() == ']') {
            input.consume();
            return;
        }
        while (true) {
            input.next();
            records.read();
            byte separator = input.next();
            if (separator == ']') {
                input.consume();
                return;
            }
            if (separator != ',') {
                cursor.reset(window.bytes(), window.start(), window.end());
                cursor.another(']');
            }
            input.consume();
        }
    }
}
