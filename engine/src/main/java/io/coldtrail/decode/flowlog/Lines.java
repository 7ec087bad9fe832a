package io.coldtrail.decode.flowlog;

import io.coldtrail.bytes.ByteWindow;
import io.coldtrail.decode.RejectedBytes;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The lines of a file, one after another; each begins at the window's start. Not thread-safe. */
final class Lines {
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ABOVE_LINE_FEED = 0x0B0B_0B0B_0B0B_0B0BL;
    private static final long HIGHEST_BITS = 0x8080_8080_8080_8080L;

    private final ByteWindow window;
    private long record;
    private int end;
    private int contentEnd;
    private boolean ascii;
    private boolean nul;
    private boolean terminated;

    /** What was found at the window's start. */
    enum Found {
        LINE,
        /** A line that does not fit into the window, which is full of it. */
        TOO_LONG,
        END
    }

    /** Begins with the first line, after a byte order mark. */
    Lines(ByteWindow window) {
        this.window = window;
    }

    /** Finds the end of the line at the window's start. */
    Found find() throws IOException {
        ascii = true;
        nul = false;
        int scanned = 0;
        while (true) {
            byte[] bytes = window.bytes();
            int limit = window.end();
            int at = window.start() + scanned;
            while (at < limit) {
                if (at <= limit - Long.BYTES && arePlain((long) EIGHT_BYTES.get(bytes, at))) {
                    at += Long.BYTES;
                    continue;
                }
                byte next = bytes[at++];
                if (next == '\n') {
                    terminated = true;
                    return found(at);
                }
                ascii &= next >= 0;
                nul |= next == 0;
            }
            scanned = limit - window.start();
            try {
                if (!window.fill()) {
                    terminated = false;
                    return scanned == 0 ? Found.END : found(window.end());
                }
            } catch (ByteWindow.RecordTooLong e) {
                return Found.TOO_LONG;
            }
        }
    }

    /** Whether none of eight bytes is a line feed, a NUL or another byte below that, or beyond ASCII. */
    private static boolean arePlain(long word) {
        return (((word - ABOVE_LINE_FEED) | word) & HIGHEST_BITS) == 0;
    }

    private Found found(int lineEnd) {
        end = lineEnd;
        byte[] bytes = window.bytes();
        int at = lineEnd;
        while (at > window.start() && isTrailing(bytes[at - 1])) {
            at--;
        }
        contentEnd = at;
        return Found.LINE;
    }

    private static boolean isTrailing(byte value) {
        return value == '\n' || value == '\r' || value == ' ' || value == '\t';
    }

    /** Position of the line in the file, from 0. */
    long record() {
        return record;
    }

    /** Index after the line and its line end. */
    int end() {
        return end;
    }

    /** Index after the last byte of the line that is no line end or white space. */
    int contentEnd() {
        return contentEnd;
    }

    boolean isBlank() {
        return contentEnd == window.start();
    }

    /** What is known of the bytes of the line. */
    LineLayout.Encoding encoding() {
        return ascii ? LineLayout.Encoding.UTF8 : LineLayout.Encoding.UNKNOWN;
    }

    boolean hasNul() {
        return nul;
    }

    /** Whether the line has a line end; without one it may have been cut. */
    boolean isTerminated() {
        return terminated;
    }

    /** Goes on to the next line. */
    void consume() {
        window.consume(end);
        record++;
    }

    /** Hands on the bytes of a line that is too long, as they come, and goes on to the next line. */
    void consumeTooLong(RejectedBytes target) throws IOException {
        while (true) {
            byte[] bytes = window.bytes();
            int at = window.start();
            while (at < window.end() && bytes[at] != '\n') {
                at++;
            }
            boolean ended = at < window.end();
            int pieceEnd = ended ? at + 1 : at;
            target.write(bytes, window.start(), pieceEnd);
            window.consume(pieceEnd);
            if (ended || !window.fill()) {
                record++;
                return;
            }
        }
    }
}
