package io.coldtrail.report.timeline;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Text within the limit of a keyword. Timesketch's index refuses a document with a keyword of more than 32,766 bytes of
 * UTF-8 (Lucene's longest term).
 */
final class KeywordText {
    static final int MOST_BYTES = 32_766;

    /** Room for the note that text was cut. */
    private static final int NOTE_BYTES = 64;

    private KeywordText() {}

    /** The text, or its beginning with a note of how long it was. */
    static String of(String text) {
        // A character takes three bytes at most, and a pair of surrogates four.
        if (text.length() <= MOST_BYTES / 3) {
            return text;
        }
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes < MOST_BYTES) {
            return text;
        }
        int end = 0;
        int taken = 0;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            int width = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (taken + width > MOST_BYTES - NOTE_BYTES) {
                break;
            }
            taken += width;
            end += Character.charCount(c);
        }
        return text.substring(0, end) + String.format(Locale.ROOT, "… (cut; %d bytes in all)", bytes);
    }
}
