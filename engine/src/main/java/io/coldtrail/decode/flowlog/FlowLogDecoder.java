package io.coldtrail.decode.flowlog;

import io.coldtrail.bytes.ByteWindow;
import io.coldtrail.bytes.DamagedBytes;
import io.coldtrail.columnar.RecordBatch;
import io.coldtrail.decode.DecodeOutcome;
import io.coldtrail.decode.LogDecoder;
import io.coldtrail.decode.RowSink;
import io.coldtrail.decode.SourceRecord;
import io.coldtrail.decode.TableBatch;
import io.coldtrail.schema.FlowLogColumns;
import io.coldtrail.schema.LakeTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes VPC Flow Logs as delivered to S3: a header line that names the fields, then one record a line, fields apart
 * by a space. Without a header the default format, version 2, is taken by position.
 *
 * <pre>
 * version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status
 * 2 111122223333 eni-0a1b2c3d4e5f60718 10.0.1.5 192.0.2.7 443 50312 6 12 8400 1704067200 1704067260 ACCEPT OK
 * </pre>
 *
 * <p>A record's position is that of its line, headers and blank lines counted, so that it can be found in the file.
 * {@code -} is NULL in a numeric column and stays {@code -} in a column of text, as in Athena's text tables. The
 * format is AWS's "Flow log records".
 */
public final class FlowLogDecoder implements LogDecoder {
    private final TableBatch flows = new TableBatch(LakeTable.VPCFLOW, List.of());
    private final RecordBatch batch = flows.rows();
    private final SourceRecord current = new SourceRecord();

    @Override
    public void reset() {
        batch.discardRow();
        batch.clear();
    }

    /** Whether the first line is a header that names flow log fields, or a record of the default format. */
    public static boolean beginsFlowLog(byte[] bytes, int start, int end) {
        int lineEnd = start;
        while (lineEnd < end && bytes[lineEnd] != '\n') {
            lineEnd++;
        }
        List<String> tokens = tokens(bytes, start, lineEnd);
        return isHeader(tokens) || isDefaultRecord(tokens);
    }

    @Override
    public DecodeOutcome decode(ByteWindow window, RowSink sink) throws IOException {
        long record = 0;
        @Nullable LineLayout layout = null;
        try {
            window.consumeByteOrderMark();
            while (true) {
                int end = lineEnd(window);
                if (end < 0) {
                    return layout == null ? DecodeOutcome.ignored("no-flow-records") : DecodeOutcome.complete();
                }
                int start = window.start();
                int contentEnd = contentEnd(window.bytes(), start, end);
                if (start == contentEnd) {
                    window.consume(end);
                    record++;
                    continue;
                }
                if (layout == null) {
                    List<String> tokens = tokens(window.bytes(), start, contentEnd);
                    if (isHeader(tokens)) {
                        layout = LineLayout.of(tokens, batch);
                        window.consume(end);
                        record++;
                        continue;
                    }
                    if (!isDefaultRecord(tokens)) {
                        return DecodeOutcome.ignored("no-flow-records");
                    }
                    layout = LineLayout.of(FlowLogColumns.DEFAULT_FORMAT, batch);
                }
                current.set(record, window.offset(start), window.bytes(), start, end);
                if (layout.stage(window.bytes(), start, contentEnd)) {
                    sink.row(flows, current);
                } else {
                    batch.discardRow();
                    sink.reject(current, "field-count");
                }
                record++;
                window.consume(end);
            }
        } catch (DamagedBytes e) {
            return DecodeOutcome.damaged(
                    e.reason(), String.valueOf(e.getMessage()), record, window.offset(window.start()));
        } catch (ByteWindow.RecordTooLong e) {
            return DecodeOutcome.damaged(
                    "record-too-long", String.valueOf(e.getMessage()), record, window.offset(window.start()));
        }
    }

    /** Index after the line that begins at the window's start, its line end included; -1 at the end of the file. */
    private static int lineEnd(ByteWindow window) throws IOException {
        int scanned = 0;
        while (true) {
            byte[] bytes = window.bytes();
            for (int at = window.start() + scanned; at < window.end(); at++) {
                if (bytes[at] == '\n') {
                    return at + 1;
                }
            }
            scanned = window.end() - window.start();
            if (!window.fill()) {
                return scanned == 0 ? -1 : window.end();
            }
        }
    }

    /** Index after a line's last byte that is no line end or space. */
    private static int contentEnd(byte[] bytes, int start, int end) {
        int at = end;
        while (at > start && (bytes[at - 1] == '\n' || bytes[at - 1] == '\r' || bytes[at - 1] == ' ')) {
            at--;
        }
        return at;
    }

    private static List<String> tokens(byte[] bytes, int start, int end) {
        return List.of(
                new String(bytes, start, contentEnd(bytes, start, end) - start, StandardCharsets.UTF_8).split(" ", -1));
    }

    /**
     * A header is names only, and at least two and half of them are known: a new field must not hide the others, and a
     * sentence with two words that are fields too is none.
     */
    private static boolean isHeader(List<String> tokens) {
        long known = tokens.stream().filter(LineLayout::isKnownField).count();
        return known >= 2
                && known * 2 >= tokens.size()
                && tokens.stream().allMatch(token -> token.matches("[A-Za-z][A-Za-z0-9_-]*"));
    }

    private static boolean isDefaultRecord(List<String> tokens) {
        return tokens.size() == FlowLogColumns.DEFAULT_FORMAT.size()
                && tokens.get(0).equals("2")
                && tokens.get(1).matches("\\d{12}|unknown")
                && (tokens.get(13).equals("OK")
                        || tokens.get(13).equals("NODATA")
                        || tokens.get(13).equals("SKIPDATA"));
    }
}
