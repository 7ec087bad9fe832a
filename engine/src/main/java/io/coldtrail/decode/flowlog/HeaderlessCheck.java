package io.coldtrail.decode.flowlog;

import io.coldtrail.bytes.ByteWindow;
import io.coldtrail.bytes.DamagedBytes;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Whether a flow log without a header may be read by position. Its first line does not settle that: the values of a
 * custom format can stand under the wrong names for a while before one gives it away. So a file whose
 * {@link io.coldtrail.decode.Sniffer content} is a flow log without a header is read twice: first by this check, then,
 * where nothing in it misfits, by the decoder.
 */
public final class HeaderlessCheck {
    private HeaderlessCheck() {}

    /**
     * The first line that is no record of the default format.
     *
     * @param record position of the line in the file, from 0
     * @param offset of its first byte in the inflated file
     */
    public record Misfit(long record, long offset) {}

    /**
     * Reads a file to its end, to damage, or to the first line that is no record of the default format of its first
     * line: VPC version 2 or transit gateway version 6, each with or without the time that a CloudWatch Logs export puts
     * before it. Blank lines do not count, nor does a last line that was cut; after a header in mid-file it is for that
     * to say what the fields are.
     *
     * @return null where every line fits, so that the file can be decoded
     * @throws IOException where the file cannot be read on; damage does not throw
     */
    public static @Nullable Misfit firstMisfit(ByteWindow window) throws IOException {
        try {
            window.consumeByteOrderMark();
            return firstMisfit(window, new Lines(window));
        } catch (DamagedBytes e) {
            // The decoder meets it again, and tells of it.
            return null;
        }
    }

    private static @Nullable Misfit firstMisfit(ByteWindow window, Lines lines) throws IOException {
        DefaultFormat.@Nullable Form form = null;
        while (true) {
            Lines.Found found = lines.find();
            if (found == Lines.Found.END) {
                return null;
            }
            if (found == Lines.Found.TOO_LONG) {
                return misfit(window, lines);
            }
            byte[] bytes = window.bytes();
            int start = window.start();
            int end = lines.contentEnd();
            if (!lines.isBlank()) {
                boolean first = form == null;
                form = first ? DefaultFormat.Form.of(bytes, start, end) : form;
                if (form == null || !form.fits(bytes, start, end)) {
                    boolean cut = !first && !lines.isTerminated();
                    boolean header = FieldMapping.ofHeader(bytes, start, end) != null;
                    return cut || header ? null : misfit(window, lines);
                }
            }
            lines.consume();
        }
    }

    private static Misfit misfit(ByteWindow window, Lines lines) {
        return new Misfit(lines.record(), window.offset(window.start()));
    }
}
