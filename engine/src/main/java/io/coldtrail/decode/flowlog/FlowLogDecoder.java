package io.coldtrail.decode.flowlog;

import io.coldtrail.bytes.ByteWindow;
import io.coldtrail.bytes.DamagedBytes;
import io.coldtrail.decode.DecodeOutcome;
import io.coldtrail.decode.LogDecoder;
import io.coldtrail.decode.RejectedBytes;
import io.coldtrail.decode.RowSink;
import io.coldtrail.decode.SourceRecord;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Decodes VPC and transit gateway flow logs as text: a header line that names the fields, then one record a line, fields
 * apart by a space. A further header, as in files that were put together, holds from there on.
 *
 * <pre>
 * version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status
 * 2 111122223333 eni-0a1b2c3d4e5f60718 10.0.1.5 192.0.2.7 443 50312 6 12 8400 1704067200 1704067260 ACCEPT OK
 * </pre>
 *
 * <p>Without a header the default format of its first line is taken by position; {@link HeaderlessCheck} tells
 * beforehand whether that is safe.
 *
 * <p>A record's position is that of its line, headers and blank lines counted, so that it can be found in the file.
 * {@code -} is NULL in a numeric column and stays {@code -} in a column of text, as in Athena's text tables. The
 * format is AWS's "Flow log records".
 */
public final class FlowLogDecoder implements LogDecoder {
    private final FlowBatches batches = new FlowBatches();
    private final SourceRecord current = new SourceRecord();

    @Override
    public void reset() {
        batches.reset();
    }

    @Override
    public DecodeOutcome decode(ByteWindow window, RowSink sink) throws IOException {
        Lines lines = new Lines(window);
        try {
            window.consumeByteOrderMark();
            return decode(window, lines, sink);
        } catch (DamagedBytes e) {
            return DecodeOutcome.damaged(
                    e.reason(), String.valueOf(e.getMessage()), lines.record(), window.offset(window.start()));
        }
    }

    private DecodeOutcome decode(ByteWindow window, Lines lines, RowSink sink) throws IOException {
        @Nullable LineLayout layout = null;
        while (true) {
            Lines.Found found = lines.find();
            if (found == Lines.Found.LINE && lines.isBlank()) {
                lines.consume();
                continue;
            }
            if (found == Lines.Found.LINE) {
                LineLayout named = header(window, lines);
                if (named != null) {
                    layout = named;
                    lines.consume();
                    continue;
                }
                layout = layout != null ? layout : positions(window, lines);
            }
            if (layout == null) {
                return DecodeOutcome.ignored("no-flow-records");
            }
            switch (found) {
                case LINE -> record(layout, window, lines, sink);
                case TOO_LONG -> rejectTooLong(window, lines, sink);
                case END -> {
                    return DecodeOutcome.complete();
                }
            }
        }
    }

    /** The layout that a header says; null where the line is none. */
    private @Nullable LineLayout header(ByteWindow window, Lines lines) {
        FieldMapping mapping = FieldMapping.ofHeader(window.bytes(), window.start(), lines.contentEnd());
        return mapping == null ? null : layout(mapping);
    }

    /** The layout of a default format; null where the line is no record of one. */
    private @Nullable LineLayout positions(ByteWindow window, Lines lines) {
        DefaultFormat.Form form = DefaultFormat.Form.of(window.bytes(), window.start(), lines.contentEnd());
        return form == null ? null : layout(FieldMapping.of(form));
    }

    private LineLayout layout(FieldMapping mapping) {
        return new LineLayout(mapping, batches.of(mapping.table(), mapping.added()));
    }

    private void record(LineLayout layout, ByteWindow window, Lines lines, RowSink sink) {
        int start = window.start();
        current.set(lines.record(), window.offset(start), window.bytes(), start, lines.end());
        if (lines.hasNul()) {
            sink.reject(current, "nul-bytes");
        } else if (layout.stage(window.bytes(), start, lines.contentEnd(), lines.encoding())) {
            sink.row(layout.batch(), current);
        } else {
            layout.batch().rows().discardRow();
            sink.reject(current, "field-count");
        }
        lines.consume();
    }

    private static void rejectTooLong(ByteWindow window, Lines lines, RowSink sink) throws IOException {
        try (RejectedBytes rejected =
                sink.rejectInPieces(lines.record(), window.offset(window.start()), "record-too-long")) {
            lines.consumeTooLong(rejected);
        }
    }
}
