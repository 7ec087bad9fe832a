package io.coldtrail.bytes.archive;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Makes tar files by POSIX, field by field. */
public final class TarFiles {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Adds a regular file. */
    public TarFiles file(String name, byte[] content) {
        return member(name.getBytes(StandardCharsets.UTF_8), '0', content, content.length);
    }

    /** Adds a member of another type, without content. */
    public TarFiles special(String name, char type) {
        return member(name.getBytes(StandardCharsets.UTF_8), type, new byte[0], 0);
    }

    /** Adds a pax header with one attribute. */
    public TarFiles attribute(String key, String value) {
        String rest = " " + key + "=" + value + "\n";
        int length = rest.getBytes(StandardCharsets.UTF_8).length;
        int whole = length + Integer.toString(length + 3).length();
        byte[] content = (whole + rest).getBytes(StandardCharsets.UTF_8);
        return member("pax".getBytes(StandardCharsets.UTF_8), 'x', content, content.length);
    }

    /** Adds a header and what follows it, which may be less or more than the header says. */
    public TarFiles member(byte[] name, char type, byte[] content, long size) {
        out.writeBytes(header(name, type, String.format(Locale.ROOT, "%011o", size)));
        out.writeBytes(content);
        out.writeBytes(new byte[-content.length & 511]);
        return this;
    }

    /** Adds bytes as they are. */
    public TarFiles bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** Ends the file as it must end. */
    public byte[] end() {
        out.writeBytes(new byte[1024]);
        return out.toByteArray();
    }

    /** The file without an end. */
    public byte[] unended() {
        return out.toByteArray();
    }

    /** A header block. */
    public static byte[] header(byte[] name, char type, String size) {
        byte[] block = new byte[512];
        System.arraycopy(name, 0, block, 0, Math.min(100, name.length));
        put(block, 100, "0000644");
        put(block, 124, size);
        put(block, 136, "00000000000");
        put(block, 148, "        ");
        block[156] = (byte) type;
        put(block, 257, "ustar\00000");
        int sum = 0;
        for (byte value : block) {
            sum += value & 0xFF;
        }
        put(block, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
        return block;
    }

    private static void put(byte[] block, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }
}
