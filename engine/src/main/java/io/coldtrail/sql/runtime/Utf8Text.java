package io.coldtrail.sql.runtime;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes as text. */
final class Utf8Text {
    private Utf8Text() {}

    /** The text; what is no UTF-8 becomes the replacement, once for each sequence that begins as a character. */
    static String of(byte[] bytes, String replacement) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CharBuffer output = CharBuffer.allocate(bytes.length + 1);
        StringBuilder text = new StringBuilder();
        while (true) {
            CoderResult result = decoder.decode(input, output, true);
            text.append(output.flip());
            output.clear();
            if (!result.isError()) {
                return text.toString();
            }
            input.position(input.position() + malformed(bytes, input.position()));
            text.append(replacement);
            decoder.reset();
        }
    }

    /** The first byte, and those after it that continue a character, as many as it announces. */
    private static int malformed(byte[] bytes, int start) {
        int first = bytes[start] & 0xFF;
        int announced = first >= 0xFC ? 6 : first >= 0xF8 ? 5 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
        int end = start + 1;
        while (first >= 0xC0
                && first < 0xFE
                && end < bytes.length
                && end - start < announced
                && (bytes[end] & 0xC0) == 0x80) {
            end++;
        }
        return end - start;
    }
}
