package io.coldtrail.decode;

import io.coldtrail.bytes.ByteWindow;
import io.coldtrail.decode.flowlog.FlowLogDecoder;
import java.io.IOException;

/** Tells from the first bytes what a file holds. Names and folders do not count here. */
public final class Sniffer {
    /** A header or a first line of a flow log fits well into this. */
    private static final int HEAD_BYTES = 4096;

    private static final int BYTE_ORDER_MARK_BYTES = 3;

    /** What a file seems to hold. */
    public enum Content {
        CLOUDTRAIL,
        FLOW_LOG,
        EMPTY,
        OTHER
    }

    private Sniffer() {}

    /**
     * Looks at the head of a file; the window's start does not move.
     *
     * @throws IOException where the head is damaged or cannot be read, and what comes before is no log; the decoder of a
     *     log meets the failure again, after its good records
     */
    public static Content sniff(ByteWindow window) throws IOException {
        try {
            fill(window, HEAD_BYTES);
        } catch (IOException e) {
            Content content = content(window);
            if (content == Content.EMPTY || content == Content.OTHER) {
                throw e;
            }
            return content;
        }
        return content(window);
    }

    private static void fill(ByteWindow window, int wanted) throws IOException {
        boolean more = true;
        while (more && window.end() - window.start() < wanted) {
            more = window.fill();
        }
    }

    private static Content content(ByteWindow window) {
        int at = afterByteOrderMark(window);
        byte[] bytes = window.bytes();
        while (at < window.end() && isWhiteSpace(bytes[at])) {
            at++;
        }
        if (at == window.end()) {
            return Content.EMPTY;
        }
        if (bytes[at] == '{' || bytes[at] == '[') {
            return Content.CLOUDTRAIL;
        }
        return FlowLogDecoder.beginsFlowLog(bytes, at, Math.min(window.end(), at + HEAD_BYTES))
                ? Content.FLOW_LOG
                : Content.OTHER;
    }

    /** Gives back the bytes of a UTF-8 byte order mark, if the file begins with one. */
    public static void consumeByteOrderMark(ByteWindow window) throws IOException {
        fill(window, BYTE_ORDER_MARK_BYTES);
        window.consume(afterByteOrderMark(window));
    }

    private static int afterByteOrderMark(ByteWindow window) {
        byte[] bytes = window.bytes();
        int start = window.start();
        boolean marked = window.end() - start >= BYTE_ORDER_MARK_BYTES
                && (bytes[start] & 0xFF) == 0xEF
                && (bytes[start + 1] & 0xFF) == 0xBB
                && (bytes[start + 2] & 0xFF) == 0xBF;
        return marked ? start + BYTE_ORDER_MARK_BYTES : start;
    }

    private static boolean isWhiteSpace(byte value) {
        return value == ' ' || value == '\n' || value == '\r' || value == '\t';
    }
}
