package io.coldtrail.columnar;

import io.coldtrail.bytes.DamagedBytes;
import io.coldtrail.json.ByteSink;
import io.coldtrail.json.Utf8;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.parquet.io.api.Binary;

/** The values of one row, used again for the next. What parquet-java calls has no checked exceptions: they come wrapped. */
final class RowValues {
    private final ParquetBounds bounds;
    private final ByteSink text = new ByteSink();
    private final boolean[] present;
    private final long[] numbers;
    private final int[] starts;
    private final int[] ends;

    RowValues(int fields, ParquetBounds bounds) {
        this.bounds = bounds;
        present = new boolean[fields];
        numbers = new long[fields];
        starts = new int[fields];
        ends = new int[fields];
    }

    void clear() {
        text.clear();
        Arrays.fill(present, false);
    }

    boolean isNull(int field) {
        return !present[field];
    }

    long number(int field) {
        return numbers[field];
    }

    byte[] bytes() {
        return text.array();
    }

    int start(int field) {
        return starts[field];
    }

    int end(int field) {
        return ends[field];
    }

    int textBytes() {
        return text.length();
    }

    void putNumber(int field, long value) {
        present[field] = true;
        numbers[field] = value;
    }

    /** Begins a field's text. Whoever does so writes to {@link #sink()}, checks and then ends the field. */
    void beginText(int field) {
        present[field] = true;
        starts[field] = text.length();
    }

    void endText(int field) {
        ends[field] = text.length();
        check();
    }

    ByteSink sink() {
        return text;
    }

    /** Stops a row that grows beyond its bound. */
    void check() {
        try {
            bounds.checkRow(text.length());
        } catch (DamagedBytes e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes text as it is stored. A byte that belongs to no UTF-8 character comes as a backslash, an x and two hexadecimal
     * digits, so that it is not lost.
     */
    void writeText(Binary value) {
        int length = value.length();
        try {
            bounds.checkRow(length);
        } catch (DamagedBytes e) {
            throw new UncheckedIOException(e);
        }
        int start = text.length();
        ByteBuffer buffer = value.toByteBuffer();
        if (buffer.hasArray()) {
            int from = buffer.arrayOffset() + buffer.position();
            text.write(buffer.array(), from, from + length);
        } else {
            text.write(value.getBytesUnsafe(), 0, length);
        }
        if (!Utf8.isValid(text.array(), start, text.length())) {
            byte[] raw = Arrays.copyOfRange(text.array(), start, text.length());
            text.truncate(start);
            writeEscaped(raw);
        }
        check();
    }

    private void writeEscaped(byte[] raw) {
        int at = 0;
        while (at < raw.length) {
            int length = characterLength(raw, at);
            if (length > 0) {
                text.write(raw, at, at + length);
                at += length;
            } else {
                text.write("\\x");
                writeHexadecimal(raw[at]);
                at++;
                check();
            }
        }
    }

    private static int characterLength(byte[] raw, int at) {
        for (int length = 1; length <= 4 && at + length <= raw.length; length++) {
            if (Utf8.isValid(raw, at, at + length)) {
                return length;
            }
        }
        return 0;
    }

    void writeHexadecimal(byte value) {
        text.write(Character.forDigit((value >> 4) & 15, 16));
        text.write(Character.forDigit(value & 15, 16));
    }
}
