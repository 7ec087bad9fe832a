package io.coldtrail.decode;

import io.coldtrail.bytes.ByteWindow;
import io.coldtrail.decode.flowlog.FlowLogDecoder;
import java.io.IOException;

/** Tells from the first bytes what a file holds. Names and folders do not count here. */
public final class Sniffer {
    /** A header or a first line of a flow log fits well into this. */
    private static final int HEAD_BYTES = 4096;

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
     * @throws IOException where the file cannot be read at all; damage behind the first bytes is left for the decoder,
     *     to which the window tells it again
     */
    public static Content sniff(ByteWindow window) throws IOException {
        boolean more = true;
        while (more && window.end() - window.start() < HEAD_BYTES) {
            try {
                more = window.fill();
            } catch (IOException e) {
                if (window.end() == window.start()) {
                    throw e;
                }
                more = false;
            }
        }
        int at = skipByteOrderMark(window);
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

    /** Index after a UTF-8 byte order mark, or the window's start where there is none. */
    public static int skipByteOrderMark(ByteWindow window) {
        byte[] bytes = window.bytes();
        int start = window.start();
        boolean marked = window.end() - start >= 3
                && (bytes[start] & 0xFF) == 0xEF
                && (bytes[start + 1] & 0xFF) == 0xBB
                && (bytes[start + 2] & 0xFF) == 0xBF;
        return marked ? start + 3 : start;
    }

    private static boolean isWhiteSpace(byte value) {
        return value == ' ' || value == '\n' || value == '\r' || value == '\t';
    }
}
