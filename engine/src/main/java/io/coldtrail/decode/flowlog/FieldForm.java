package io.coldtrail.decode.flowlog;

import java.nio.charset.StandardCharsets;

/**
 * What the value of a field looks like in a record of a default format. It is asked only where no header says what the
 * values are, so it turns away what AWS never writes.
 */
enum FieldForm {
    /** Any text. */
    TEXT,
    /** The version of the VPC default format. */
    TWO,
    /** The resource type of a transit gateway's records. */
    TRANSIT_GATEWAY,
    /** Twelve digits, or {@code unknown}. */
    ACCOUNT,
    /** An IPv4 or IPv6 address, or a dash. */
    ADDRESS,
    /** A number below 2^16, or a dash. */
    PORT,
    /** A number below 2^31, or a dash. */
    INT,
    /** A number below 2^63, or a dash. */
    LONG,
    /** {@code ACCEPT}, {@code REJECT} or a dash. */
    ACTION,
    /** {@code OK}, {@code NODATA} or {@code SKIPDATA}. */
    LOG_STATUS,
    /** {@code 2024-01-05T10:20:30.000Z}, with or without a fraction. */
    TIMESTAMP;

    private static final int ACCOUNT_DIGITS = 12;
    private static final String TIMESTAMP_PATTERN = "0000-00-00T00:00:00";

    /** Whether the bytes from {@code start} to {@code end} are such a value. */
    boolean fits(byte[] bytes, int start, int end) {
        return switch (this) {
            case TEXT -> start < end;
            case TWO -> is("2", bytes, start, end);
            case TRANSIT_GATEWAY -> is("TransitGateway", bytes, start, end);
            case ACCOUNT ->
                is("unknown", bytes, start, end)
                        || (end - start == ACCOUNT_DIGITS && digits(bytes, start, end) == ACCOUNT_DIGITS);
            case ADDRESS -> is("-", bytes, start, end) || isIpv4(bytes, start, end) || isIpv6(bytes, start, end);
            case PORT -> isNumber(0xFFFF, bytes, start, end);
            case INT -> isNumber(Integer.MAX_VALUE, bytes, start, end);
            case LONG -> isNumber(Long.MAX_VALUE, bytes, start, end);
            case ACTION ->
                is("ACCEPT", bytes, start, end) || is("REJECT", bytes, start, end) || is("-", bytes, start, end);
            case LOG_STATUS ->
                is("OK", bytes, start, end) || is("NODATA", bytes, start, end) || is("SKIPDATA", bytes, start, end);
            case TIMESTAMP -> isTimestamp(bytes, start, end);
        };
    }

    private static boolean is(String word, byte[] bytes, int start, int end) {
        if (end - start != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[start + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** How many digits stand at the start. */
    private static int digits(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at - start;
    }

    private static boolean isNumber(long highest, byte[] bytes, int start, int end) {
        if (is("-", bytes, start, end)) {
            return true;
        }
        int length = end - start;
        if (length == 0 || length > 19 || digits(bytes, start, end) != length) {
            return false;
        }
        long value = 0;
        for (int at = start; at < end; at++) {
            value = value * 10 + (bytes[at] - '0');
        }
        // Nineteen digits stay within twice the range, so what went beyond it is negative.
        return value >= 0 && value <= highest;
    }

    private static boolean isIpv4(byte[] bytes, int start, int end) {
        int at = start;
        for (int part = 0; part < 4; part++) {
            if (part > 0) {
                if (at == end || bytes[at] != '.') {
                    return false;
                }
                at++;
            }
            int length = digits(bytes, at, end);
            if (length == 0 || length > 3 || !isNumber(255, bytes, at, at + length)) {
                return false;
            }
            at += length;
        }
        return at == end;
    }

    /** Colons and groups of hexadecimal digits, at most eight of them, the last perhaps an IPv4 address. */
    private static boolean isIpv6(byte[] bytes, int start, int end) {
        int colons = 0;
        int group = start;
        for (int at = start; at < end; at++) {
            byte next = bytes[at];
            if (next == ':') {
                if (at - group > 4) {
                    return false;
                }
                colons++;
                group = at + 1;
            } else if (next == '.') {
                return colons >= 2 && colons <= 7 && isIpv4(bytes, group, end);
            } else if (Character.digit(next, 16) < 0) {
                return false;
            }
        }
        return colons >= 2 && colons <= 8 && end - group <= 4;
    }

    private static boolean isTimestamp(byte[] bytes, int start, int end) {
        int at = start + TIMESTAMP_PATTERN.length();
        if (end <= at) {
            return false;
        }
        byte[] pattern = TIMESTAMP_PATTERN.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < pattern.length; i++) {
            boolean digit = digits(bytes, start + i, start + i + 1) == 1;
            if (pattern[i] == '0' ? !digit : bytes[start + i] != pattern[i]) {
                return false;
            }
        }
        if (bytes[at] == '.') {
            int fraction = digits(bytes, at + 1, end);
            if (fraction == 0 || fraction > 9) {
                return false;
            }
            at += 1 + fraction;
        }
        return at + 1 == end && bytes[at] == 'Z';
    }
}
