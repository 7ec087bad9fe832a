package io.coldtrail.columnar;

import java.util.Arrays;
import org.apache.parquet.io.api.Binary;

/** Takes one value after another as text. */
interface ScalarTarget {
    /** Digits, or a truth value: what needs no quotes in JSON. */
    void number(String text);

    /** Text of our own making, without anything to escape. */
    void text(String text);

    /** Text as it is stored. */
    void text(Binary value);

    void hexadecimal(Binary value);

    /** A field of its own: no quotes. */
    record Field(RowValues row, int field) implements ScalarTarget {
        @Override
        public void number(String text) {
            text(text);
        }

        @Override
        public void text(String text) {
            row.beginText(field);
            row.sink().write(text);
            row.endText(field);
        }

        @Override
        public void text(Binary value) {
            row.beginText(field);
            row.writeText(value);
            row.endText(field);
        }

        @Override
        public void hexadecimal(Binary value) {
            row.beginText(field);
            writeHexadecimal(row, value);
            row.endText(field);
        }
    }

    /** A value within JSON. */
    record JsonValue(RowValues row, JsonSlot slot) implements ScalarTarget {
        @Override
        public void number(String text) {
            slot.open();
            row.sink().write(text);
            slot.close();
            row.check();
        }

        @Override
        public void text(String text) {
            slot.open();
            row.sink().write("\"" + text + "\"");
            slot.close();
            row.check();
        }

        @Override
        public void text(Binary value) {
            slot.open();
            writeQuoted(row, value);
            slot.close();
            row.check();
        }

        @Override
        public void hexadecimal(Binary value) {
            slot.open();
            row.sink().write('"');
            writeHexadecimal(row, value);
            row.sink().write('"');
            slot.close();
            row.check();
        }
    }

    /** The key of an entry, whatever its type: JSON has keys of text only. */
    record JsonKey(RowValues row, JsonSlot slot) implements ScalarTarget {
        @Override
        public void number(String text) {
            text(text);
        }

        @Override
        public void text(String text) {
            new JsonValue(row, slot).text(text);
        }

        @Override
        public void text(Binary value) {
            new JsonValue(row, slot).text(value);
        }

        @Override
        public void hexadecimal(Binary value) {
            new JsonValue(row, slot).hexadecimal(value);
        }
    }

    private static void writeQuoted(RowValues row, Binary value) {
        int start = row.sink().length();
        row.writeText(value);
        byte[] text = Arrays.copyOfRange(row.sink().array(), start, row.sink().length());
        row.sink().truncate(start);
        row.sink().writeQuoted(text, 0, text.length);
    }

    private static void writeHexadecimal(RowValues row, Binary value) {
        for (byte next : value.getBytesUnsafe()) {
            row.writeHexadecimal(next);
        }
    }
}
