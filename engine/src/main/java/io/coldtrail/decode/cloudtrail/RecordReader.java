package io.coldtrail.decode.cloudtrail;

import io.coldtrail.bytes.ByteWindow;
import io.coldtrail.decode.RejectedBytes;
import io.coldtrail.decode.RowSink;
import io.coldtrail.decode.SourceRecord;
import io.coldtrail.decode.TableBatch;
import io.coldtrail.json.JsonCursor;
import io.coldtrail.json.MalformedJson;
import io.coldtrail.json.TooDeep;
import io.coldtrail.json.Underflow;
import java.io.IOException;
import java.util.List;

/**
 * Reads the records of one file, one after another, each from the window's start: it becomes a row or a reject, and has
 * its position. Not thread-safe.
 *
 * <p>A record that is longer than the window may get, or nests too deep, costs only itself: it is handed on in pieces
 * as a reject. Where the stream ends or is damaged within it, what was handed on is that reject all the same, and the
 * damage stands at the next position, with the bytes that are left, which may be none.
 */
final class RecordReader {
    /** Members that an event, or what holds one, begins with. */
    private static final FieldTable EVENT = new FieldTable(List.of(
            "eventversion",
            "useridentity",
            "eventtime",
            "eventsource",
            "eventname",
            "eventtype",
            "eventid",
            "awsregion",
            "detail",
            "cloudtrailevent",
            "records",
            "events"));

    private final JsonInput input;
    private final ByteWindow window;
    private final RowSink sink;
    private final EventParser parser;
    private final JsonCursor cursor;
    private final SourceRecord current = new SourceRecord();
    private long position;
    private boolean anyRows;
    private boolean anyUnread;

    RecordReader(JsonInput input, RowSink sink, EventParser parser, JsonCursor cursor) {
        this.input = input;
        this.window = input.window();
        this.sink = sink;
        this.parser = parser;
        this.cursor = cursor;
    }

    /** Position of the next record. */
    long position() {
        return position;
    }

    /** Whether there were rows. */
    boolean anyRows() {
        return anyRows;
    }

    /** Whether there were records whose content could not be read, and so may have been events. */
    boolean anyUnread() {
        return anyUnread;
    }

    /**
     * Reads the value at the window's start.
     *
     * @return whether it is an event
     * @throws io.coldtrail.json.MalformedJson where it is no JSON; it is not consumed
     */
    boolean read() throws IOException {
        try {
            return input.first() == '{' ? object() : other();
        } catch (ByteWindow.RecordTooLong e) {
            rejectValue("record-too-long");
        } catch (TooDeep e) {
            rejectValue("too-deep");
        }
        return false;
    }

    /**
     * Whether the value at the window's start may be an event as far as it can be seen: not, where it is an object whose
     * first members are two or more that have nothing to do with events. Large documents of other programs lie beside
     * logs, and they are none that could not be read.
     */
    private boolean mayBeEvent() {
        int passed = 0;
        try {
            cursor.reset(window.bytes(), window.start(), window.end());
            cursor.expect('{');
            do {
                cursor.string();
                if (EVENT.find(window.bytes(), cursor.stringStart(), cursor.stringEnd()) >= 0) {
                    return true;
                }
                cursor.expect(':');
                cursor.skipValue();
                passed++;
            } while (cursor.another('}'));
        } catch (MalformedJson | Underflow e) {
            // So much can be seen, and no more.
            return passed < 2;
        }
        return passed < 2;
    }

    private boolean object() throws IOException {
        int after = input.retrying(() -> parser.parse(window.bytes(), window.start(), window.end()));
        current.set(position, window.offset(window.start()), window.bytes(), window.start(), after);
        TableBatch batch = parser.staged();
        if (batch != null) {
            sink.row(batch, current);
            anyRows = true;
        } else {
            sink.reject(current, "not-an-event");
        }
        position++;
        window.consume(after);
        return batch != null;
    }

    private boolean other() throws IOException {
        int after = input.retrying(() -> {
            cursor.reset(window.bytes(), window.start(), window.end());
            cursor.skipValue();
            return cursor.position();
        });
        reject(after, "not-an-event");
        window.consume(after);
        return false;
    }

    private void rejectValue(String reason) throws IOException {
        anyUnread |= mayBeEvent();
        try (RejectedBytes taker = sink.rejectInPieces(position++, window.offset(window.start()), reason)) {
            new OversizedValue().pass(window, taker);
        }
    }

    /** Rejects, as one record that could not be read, the bytes from the window's start; they are not consumed. */
    void rejectUnread(int after, String reason) {
        anyUnread = true;
        reject(after, reason);
    }

    /** Begins a reject, of a record that could not be read, at the window's start. */
    RejectedBytes rejectInPieces(String reason) {
        anyUnread = true;
        return sink.rejectInPieces(position++, window.offset(window.start()), reason);
    }

    private void reject(int after, String reason) {
        current.set(position, window.offset(window.start()), window.bytes(), window.start(), after);
        sink.reject(current, reason);
        position++;
    }
}
