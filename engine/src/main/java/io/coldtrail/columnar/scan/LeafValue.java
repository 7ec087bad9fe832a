package io.coldtrail.columnar.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A value as statistics of Parquet files order it: text by its UTF-8 bytes, unsigned; whole numbers by their value. */
public sealed interface LeafValue extends Comparable<LeafValue> {

    /** Text; empty prefixes of it stand first. */
    static LeafValue of(String text) {
        return new Text(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A whole number. */
    static LeafValue of(long number) {
        return new Whole(number);
    }

    /** UTF-8, or a part of it: statistics may be cut within a character. */
    final class Text implements LeafValue {
        private final byte[] utf8;

        Text(byte[] utf8) {
            this.utf8 = utf8;
        }

        byte[] utf8() {
            return utf8;
        }

        @Override
        public int compareTo(LeafValue other) {
            return Arrays.compareUnsigned(utf8, ((Text) other).utf8);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Text text && Arrays.equals(utf8, text.utf8);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(utf8);
        }
    }

    /** A whole number. */
    record Whole(long value) implements LeafValue {
        @Override
        public int compareTo(LeafValue other) {
            return Long.compare(value, ((Whole) other).value);
        }
    }
}
