package io.coldtrail.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing run of bytes. Not thread-safe. */
public final class ByteSink {
    /** Of a 64-bit number, with its sign. */
    private static final int MAX_DIGITS = 20;

    private byte[] bytes = new byte[256];
    private int length;

    public void clear() {
        length = 0;
    }

    public int length() {
        return length;
    }

    /** The backing array; valid up to {@link #length()} and until the next write. */
    public byte[] array() {
        return bytes;
    }

    /** Cuts the run back to an earlier length. */
    public void truncate(int newLength) {
        length = newLength;
    }

    public void write(int value) {
        ensure(1);
        bytes[length++] = (byte) value;
    }

    public void write(byte[] source, int start, int end) {
        int count = end - start;
        ensure(count);
        System.arraycopy(source, start, bytes, length, count);
        length += count;
    }

    public void write(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        write(encoded, 0, encoded.length);
    }

    /** Writes a number in decimal digits. */
    public void writeNumber(long value) {
        ensure(MAX_DIGITS);
        if (value < 0) {
            bytes[length++] = '-';
        }
        int from = length;
        // Taken digit by digit below zero, since the lowest number has no positive counterpart.
        long rest = value < 0 ? value : -value;
        do {
            bytes[length++] = (byte) ('0' - rest % 10);
            rest /= 10;
        } while (rest != 0);
        for (int left = from, right = length - 1; left < right; left++, right--) {
            byte swapped = bytes[left];
            bytes[left] = bytes[right];
            bytes[right] = swapped;
        }
    }

    /** Copies JSON, which must be well formed, without the white space between its tokens. */
    public void writeCompact(byte[] source, int start, int end) {
        ensure(end - start);
        byte[] target = bytes;
        int to = length;
        int at = start;
        while (at < end) {
            byte next = source[at];
            if (next == '"') {
                int close = at + 1;
                while (source[close] != '"') {
                    close += source[close] == '\\' ? 2 : 1;
                }
                System.arraycopy(source, at, target, to, close + 1 - at);
                to += close + 1 - at;
                at = close + 1;
            } else {
                if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
                    target[to++] = next;
                }
                at++;
            }
        }
        length = to;
    }

    /** Copies the bytes of a JSON string, which must be well formed, with its escapes resolved. */
    public void writeUnescaped(byte[] source, int start, int end) {
        ensure(end - start);
        int at = start;
        while (at < end) {
            byte next = source[at];
            if (next != '\\') {
                bytes[length++] = next;
                at++;
                continue;
            }
            byte kind = source[at + 1];
            if (kind == 'u') {
                at = writeUnicodeEscape(source, at, end);
            } else {
                bytes[length++] = plainEscape(kind);
                at += 2;
            }
        }
    }

    /** Copies text as a JSON string, quotes and escapes included; malformed UTF-8 must have been mended before. */
    public void writeQuoted(byte[] source, int start, int end) {
        write('"');
        for (int at = start; at < end; at++) {
            byte next = source[at];
            if (next == '"' || next == '\\') {
                write('\\');
                write(next);
            } else if (next >= 0 && next < ' ') {
                write("\\u00");
                write(Character.forDigit(next >> 4, 16));
                write(Character.forDigit(next & 15, 16));
            } else {
                write(next);
            }
        }
        write('"');
    }

    private static byte plainEscape(byte kind) {
        return switch (kind) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> kind;
        };
    }

    private int writeUnicodeEscape(byte[] source, int backslash, int end) {
        int unit = hex(source, backslash + 2);
        int after = backslash + 6;
        int codePoint = unit;
        if (Character.isHighSurrogate((char) unit)
                && after + 6 <= end
                && source[after] == '\\'
                && source[after + 1] == 'u') {
            int low = hex(source, after + 2);
            if (Character.isLowSurrogate((char) low)) {
                codePoint = Character.toCodePoint((char) unit, (char) low);
                after += 6;
            }
        }
        if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
            // Half a surrogate pair is no character and has no UTF-8 form.
            codePoint = 0xFFFD;
        }
        writeCodePoint(codePoint);
        return after;
    }

    private void writeCodePoint(int codePoint) {
        if (codePoint < 0x80) {
            bytes[length++] = (byte) codePoint;
        } else if (codePoint < 0x800) {
            bytes[length++] = (byte) (0xC0 | (codePoint >> 6));
            bytes[length++] = (byte) (0x80 | (codePoint & 0x3F));
        } else if (codePoint < 0x10000) {
            bytes[length++] = (byte) (0xE0 | (codePoint >> 12));
            bytes[length++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
            bytes[length++] = (byte) (0x80 | (codePoint & 0x3F));
        } else {
            bytes[length++] = (byte) (0xF0 | (codePoint >> 18));
            bytes[length++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
            bytes[length++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
            bytes[length++] = (byte) (0x80 | (codePoint & 0x3F));
        }
    }

    private static int hex(byte[] source, int at) {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            value = (value << 4) | Character.digit(source[at + i], 16);
        }
        return value;
    }

    private void ensure(int more) {
        int needed = Math.addExact(length, more);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, (int) Math.min(Integer.MAX_VALUE - 16L, bytes.length * 2L)));
        }
    }
}
