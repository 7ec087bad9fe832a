package io.coldtrail.casefile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A line of a {@link HashList}, as {@code sha256sum} prints and {@code sha256sum -c} reads it: {@code HASH  NAME}. A name
 * with a backslash, a line feed or a carriage return has these written as {@code \\}, {@code \n} and {@code \r}, and the
 * line then begins with a backslash.
 */
public final class HashListLine {
    private final byte[] name;
    private final String sha256;

    /**
     * A line.
     *
     * @param name the bytes of the file's path below the evidence root
     * @param sha256 of the file, lower-case hex
     */
    public HashListLine(byte[] name, String sha256) {
        this.name = name.clone();
        this.sha256 = sha256;
    }

    /** The line with its end. */
    byte[] bytes() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        boolean escaped = false;
        for (byte each : name) {
            switch (each) {
                case '\\' -> written.writeBytes(new byte[] {'\\', '\\'});
                case '\n' -> written.writeBytes(new byte[] {'\\', 'n'});
                case '\r' -> written.writeBytes(new byte[] {'\\', 'r'});
                default -> written.write(each);
            }
            escaped |= each == '\\' || each == '\n' || each == '\r';
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.writeBytes(((escaped ? "\\" : "") + sha256 + "  ").getBytes(StandardCharsets.US_ASCII));
        line.writeBytes(written.toByteArray());
        line.write('\n');
        return line.toByteArray();
    }
}
