package io.coldtrail.ingest;

import io.coldtrail.bytes.ByteWindow;
import io.coldtrail.bytes.EvidenceStream;
import io.coldtrail.decode.LogDecoder;
import io.coldtrail.decode.RejectedBytes;
import io.coldtrail.decode.RowSink;
import io.coldtrail.decode.Sniffer;
import io.coldtrail.decode.SourceRecord;
import io.coldtrail.decode.TableBatch;
import io.coldtrail.decode.cloudtrail.CloudTrailDecoder;
import io.coldtrail.decode.flowlog.FlowLogDecoder;
import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a file up to one record and keeps that record's bytes. Rows are made and dropped, so that positions are counted
 * by the very code that counted them when the file was loaded.
 */
final class RecordCapture {
    private static final int BATCH_ROWS = 256;
    private static final byte[] NONE = {};

    private RecordCapture() {}

    /**
     * The bytes of one record.
     *
     * @param offset of the first byte in the inflated file
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares these
    record Captured(long offset, byte[] bytes) {}

    /** Reads on until the record has come; empty where the file ends, or cannot be read on, before it. */
    static Optional<Captured> of(EvidenceStream stream, long record, Limits limits) {
        ByteWindow window = new ByteWindow(stream, limits, NONE);
        Sink sink = new Sink(record);
        try {
            LogDecoder decoder = decoder(Sniffer.sniff(window), limits);
            if (decoder != null) {
                decoder.decode(window, sink);
            }
        } catch (Found e) {
            return Optional.of(e.captured);
        } catch (IOException e) {
            // What stands behind damage never became a row.
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static @Nullable LogDecoder decoder(Sniffer.Content content, Limits limits) {
        return switch (content) {
            case CLOUDTRAIL -> new CloudTrailDecoder(limits);
            case FLOW_LOG -> new FlowLogDecoder();
            case EMPTY, OTHER -> null;
        };
    }

    /** Ends the decoding early; no fault. */
    private static final class Found extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Captured captured;

        Found(Captured captured) {
            super("found", null, false, false);
            this.captured = captured;
        }
    }

    private static final class Sink implements RowSink, RejectedBytes {
        private final long wanted;

        Sink(long wanted) {
            this.wanted = wanted;
        }

        @Override
        public void row(TableBatch batch, SourceRecord record) {
            look(record);
            batch.commit(NONE, NONE, record.position);
            if (batch.rows().rows() == BATCH_ROWS) {
                batch.rows().clear();
            }
        }

        @Override
        public void reject(SourceRecord record, String reason) {
            look(record);
        }

        /** The case keeps the bytes of such a record. */
        @Override
        public RejectedBytes rejectInPieces(long position, long offset, String reason) {
            return this;
        }

        @Override
        public void write(byte[] bytes, int start, int end) {}

        @Override
        public void close() {}

        private void look(SourceRecord record) {
            if (record.position == wanted) {
                throw new Found(
                        new Captured(record.offset, Arrays.copyOfRange(record.bytes, record.start, record.end)));
            }
        }
    }
}
