package io.coldtrail.bytes;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * Names as text. A name is bytes, UTF-8 as a rule; a byte that fits into no UTF-8 character becomes {@code \xNN}, so that
 * different names of files stay different.
 */
public final class NameBytes {
    private NameBytes() {}

    /** The text of a name. */
    public static String text(byte[] name) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(name);
        // The longest form is that of malformed bytes, four characters for each.
        CharBuffer out = CharBuffer.allocate(4 * name.length);
        CoderResult result = decoder.decode(in, out, true);
        while (result.isError()) {
            for (int i = 0; i < result.length(); i++) {
                out.put("\\x").put(HexFormat.of().toHexDigits(in.get()));
            }
            result = decoder.reset().decode(in, out, true);
        }
        return out.flip().toString();
    }

    /** The text of the last name of a path, whatever character set the virtual machine takes file names to be in. */
    public static String text(Path path) {
        Path last = path.getFileName();
        String name = last == null ? path.toString() : last.toString();
        if (last == null || name.chars().allMatch(unit -> unit < 0x80)) {
            return name;
        }
        // Decoding has replaced what it did not understand; the URI is made of the bytes themselves.
        String uri = path.toUri().getRawPath();
        int end = uri.endsWith("/") ? uri.length() - 1 : uri.length();
        return text(unescaped(uri.substring(uri.lastIndexOf('/', end - 1) + 1, end)));
    }

    /**
     * The bytes of a file's path below a folder, with {@code /} between the names.
     *
     * @param file lies below the folder
     */
    public static byte[] below(Path folder, Path file) {
        String relative = folder.relativize(file).toString();
        if (relative.chars().allMatch(unit -> unit < 0x80)) {
            String separator = file.getFileSystem().getSeparator();
            return relative.replace(separator, "/").getBytes(StandardCharsets.US_ASCII);
        }
        String above = folder.toUri().getRawPath();
        int start = above.endsWith("/") ? above.length() : above.length() + 1;
        return unescaped(file.toUri().getRawPath().substring(start));
    }

    private static byte[] unescaped(String segment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < segment.length(); i++) {
            char unit = segment.charAt(i);
            if (unit == '%') {
                bytes.write(HexFormat.fromHexDigits(segment, i + 1, i + 3));
                i += 2;
            } else {
                bytes.write(unit);
            }
        }
        return bytes.toByteArray();
    }
}
