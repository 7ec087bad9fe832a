package io.coldtrail.decode.flowlog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What the first line of a file says about its being a flow log. */
public enum FirstLine {
    /** It names fields of a flow log. */
    HEADER,
    /** It looks like a record, of whatever format. */
    RECORD,
    OTHER;

    private static final Pattern RESOURCE = Pattern.compile("eni-[0-9a-z]+|tgw-[0-9a-z]+|TransitGateway");
    private static final Pattern VERDICT = Pattern.compile("ACCEPT|REJECT|OK|NODATA|SKIPDATA");
    private static final Pattern NUMBER = Pattern.compile("-|[0-9]+");
    private static final int LEAST_NUMBERS = 4;

    /**
     * Looks at the first line.
     *
     * @param end of what is known of the file; the line may be cut there
     */
    public static FirstLine of(byte[] bytes, int start, int end) {
        int lineEnd = start;
        while (lineEnd < end && bytes[lineEnd] != '\n') {
            lineEnd++;
        }
        while (lineEnd > start && (bytes[lineEnd - 1] == '\r' || bytes[lineEnd - 1] == ' ')) {
            lineEnd--;
        }
        if (FieldMapping.ofHeader(bytes, start, lineEnd) != null) {
            return HEADER;
        }
        return DefaultFormat.Form.of(bytes, start, lineEnd) != null || isRecord(bytes, start, lineEnd) ? RECORD : OTHER;
    }

    /** Some numbers, a network interface or transit gateway, and what became of the flow or its record. */
    private static boolean isRecord(byte[] bytes, int start, int end) {
        List<String> tokens =
                Arrays.asList(new String(bytes, start, end - start, StandardCharsets.US_ASCII).split(" "));
        return tokens.stream().filter(token -> NUMBER.matcher(token).matches()).count() >= LEAST_NUMBERS
                && tokens.stream().anyMatch(token -> RESOURCE.matcher(token).matches())
                && tokens.stream().anyMatch(token -> VERDICT.matcher(token).matches());
    }
}
