package io.coldtrail.decode.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.bytes.ByteWindow;
import io.coldtrail.decode.RejectedBytes;
import io.coldtrail.decode.RowSink;
import io.coldtrail.decode.SourceRecord;
import io.coldtrail.decode.TableBatch;
import io.coldtrail.problem.Limits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a decoder did with every byte of a file: each record must be the bytes at its offset, behind the one before it,
 * and have the next position.
 *
 * @param rest what the window and the stream still hold after decoding
 * @param between the bytes that stand around the records and before the rest, in order
 */
record Account(String rest, String between) {

    static Account of(byte[] file, Limits limits) {
        ByteWindow window = new ByteWindow(new ByteArrayInputStream(file), limits, new byte[0]);
        Ledger ledger = new Ledger(file);
        try {
            new CloudTrailDecoder(limits).decode(window, ledger);
            int restStart = Math.toIntExact(window.offset(window.start()));
            ledger.advance(restStart, restStart);
            return new Account(
                    new String(file, restStart, file.length - restStart, StandardCharsets.UTF_8),
                    ledger.between.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Ledger implements RowSink {
        private final byte[] file;
        private final StringBuilder between = new StringBuilder();
        private int at;
        private long position;

        Ledger(byte[] file) {
            this.file = file;
        }

        @Override
        public void row(TableBatch batch, SourceRecord record) {
            batch.rows().commitRow();
            batch.rows().clear();
            take(record);
        }

        @Override
        public void reject(SourceRecord record, String reason) {
            take(record);
        }

        @Override
        public RejectedBytes rejectInPieces(long recordPosition, long offset, String reason) {
            assertThat(recordPosition).isEqualTo(position++);
            advance(Math.toIntExact(offset), Math.toIntExact(offset));
            return new RejectedBytes() {
                @Override
                public void write(byte[] bytes, int start, int end) {
                    assertThat(Arrays.mismatch(bytes, start, end, file, at, at + end - start))
                            .isEqualTo(-1);
                    at += end - start;
                }

                @Override
                public void close() {}
            };
        }

        private void take(SourceRecord record) {
            assertThat(record.position).isEqualTo(position++);
            int start = Math.toIntExact(record.offset);
            int end = start + record.end - record.start;
            assertThat(Arrays.mismatch(record.bytes, record.start, record.end, file, start, end))
                    .isEqualTo(-1);
            advance(start, end);
        }

        private void advance(int start, int end) {
            assertThat(start).isGreaterThanOrEqualTo(at);
            between.append(new String(file, at, start - at, StandardCharsets.UTF_8));
            at = end;
        }
    }
}
