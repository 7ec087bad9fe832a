package io.coldtrail.json;

import java.nio.charset.StandardCharsets;

/** Checks and mends UTF-8, since no Parquet reader accepts text that is not UTF-8. */
public final class Utf8 {
    private Utf8() {}

    /** Whether the bytes are well-formed UTF-8. */
    public static boolean isValid(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end) {
            byte lead = bytes[at];
            if (lead >= 0) {
                at++;
                continue;
            }
            int length = sequenceLength(bytes, at, end);
            if (length == 0) {
                return false;
            }
            at += length;
        }
        return true;
    }

    /** The bytes with every malformed sequence replaced by U+FFFD. */
    public static byte[] mend(byte[] bytes, int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
    }

    /** Length of the sequence that begins with a non-ASCII byte, 0 where it is malformed (Unicode, table 3-7). */
    private static int sequenceLength(byte[] bytes, int at, int end) {
        int lead = bytes[at] & 0xFF;
        int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if (lead < 0xC2 || lead > 0xF4 || at + length > end) {
            return 0;
        }
        int second = bytes[at + 1] & 0xFF;
        int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (second < lowest || second > highest) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}
