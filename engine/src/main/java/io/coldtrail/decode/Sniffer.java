package io.coldtrail.decode;

import io.coldtrail.bytes.ByteWindow;
import io.coldtrail.decode.flowlog.FirstLine;
import java.io.IOException;
import java.util.Arrays;

/** Tells from the first bytes what a file holds. Names and folders do not count here. */
public final class Sniffer {
    /** A header or a first line of a flow log fits well into this. */
    private static final int HEAD_BYTES = 4096;

    private static final byte[] PARQUET_MAGIC = {'P', 'A', 'R', '1'};

    /** What a file seems to hold. */
    public enum Content {
        CLOUDTRAIL,
        /** Text, with a header that names the fields. */
        FLOW_LOG,
        /** Text that begins with a record; {@link io.coldtrail.decode.flowlog.HeaderlessCheck} says whether it can be read. */
        FLOW_LOG_WITHOUT_HEADER,
        /** A flow log perhaps: its columns tell. */
        PARQUET,
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
            window.fillTo(HEAD_BYTES);
        } catch (IOException e) {
            Content content = content(window);
            if (content == Content.EMPTY || content == Content.OTHER) {
                throw e;
            }
            return content;
        }
        return content(window);
    }

    private static Content content(ByteWindow window) {
        if (isParquet(window)) {
            return Content.PARQUET;
        }
        int at = window.afterByteOrderMark();
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
        int headEnd = Math.min(window.end(), at + HEAD_BYTES);
        return switch (FirstLine.of(bytes, at, headEnd)) {
            case HEADER -> Content.FLOW_LOG;
            case RECORD -> Content.FLOW_LOG_WITHOUT_HEADER;
            case OTHER -> hasObjectLine(bytes, at, headEnd) ? Content.CLOUDTRAIL : Content.OTHER;
        };
    }

    /** Whether a line after the first begins as a JSON object with members: the first may be damaged. */
    private static boolean hasObjectLine(byte[] bytes, int start, int end) {
        for (int at = start; at + 2 < end; at++) {
            if (bytes[at] == '\n' && bytes[at + 1] == '{' && bytes[at + 2] == '"') {
                return true;
            }
        }
        return false;
    }

    private static boolean isParquet(ByteWindow window) {
        int end = window.start() + PARQUET_MAGIC.length;
        return end <= window.end()
                && Arrays.equals(window.bytes(), window.start(), end, PARQUET_MAGIC, 0, PARQUET_MAGIC.length);
    }

    private static boolean isWhiteSpace(byte value) {
        return value == ' ' || value == '\n' || value == '\r' || value == '\t';
    }
}
