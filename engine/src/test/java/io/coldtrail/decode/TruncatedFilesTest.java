package io.coldtrail.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.bytes.ByteWindow;
import io.coldtrail.bytes.DamagedBytes;
import io.coldtrail.bytes.DiskFile;
import io.coldtrail.bytes.EvidenceStream;
import io.coldtrail.bytes.LocalStorage;
import io.coldtrail.columnar.RecordBatch;
import io.coldtrail.decode.cloudtrail.CloudTrailDecoder;
import io.coldtrail.decode.flowlog.FlowLogDecoder;
import io.coldtrail.problem.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A zipped log that was cut anywhere, by the way that ingest takes: stream, sniffer, decoder. */
class TruncatedFilesTest {
    private static final int RECORDS = 40;

    @TempDir
    private Path folder;

    /** Rows in order, and whether damage was told. */
    private record Reading(int rows, boolean damaged) {}

    @Test
    void keepsTheEventsBeforeTheCut() throws IOException {
        Random random = new Random(1);
        StringBuilder log = new StringBuilder("{\"Records\":[");
        for (int i = 0; i < RECORDS; i++) {
            log.append(i == 0 ? "" : ",")
                    .append("{\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"Event")
                    .append(i);
            log.append("\",\"eventID\":\"")
                    .append(Long.toHexString(random.nextLong()))
                    .append("\"}");
        }
        cutsEverywhere(log.append("]}").toString(), () -> new CloudTrailDecoder(Limits.DEFAULT));
    }

    @Test
    void keepsTheLinesBeforeTheCut() throws IOException {
        Random random = new Random(1);
        StringBuilder log = new StringBuilder("version account-id srcport dstport action\n");
        for (int i = 0; i < RECORDS; i++) {
            log.append("2 111122223333 ")
                    .append(random.nextInt(65536))
                    .append(' ')
                    .append(i)
                    .append(" ACCEPT\n");
        }
        cutsEverywhere(log.toString(), FlowLogDecoder::new);
    }

    private void cutsEverywhere(String log, Supplier<LogDecoder> decoders) throws IOException {
        byte[] file = zipped(log);
        assertThat(read(file, decoders)).isEqualTo(new Reading(RECORDS, false));
        int most = 0;
        for (int length = 2; length < file.length; length++) {
            Reading reading = read(Arrays.copyOf(file, length), decoders);
            assertThat(reading.damaged()).as("cut at %s", length).isTrue();
            assertThat(reading.rows()).as("cut at %s", length).isBetween(most, RECORDS);
            most = reading.rows();
        }
        // Without its trailer all content is there.
        assertThat(most).isEqualTo(RECORDS);
        // And rows were saved on the way, not only at the end.
        assertThat(read(Arrays.copyOf(file, file.length * 3 / 4), decoders).rows())
                .isBetween(RECORDS / 4, RECORDS - 1);
    }

    private Reading read(byte[] content, Supplier<LogDecoder> decoders) throws IOException {
        Path file = Files.write(folder.resolve("log.gz"), content);
        try (EvidenceStream stream =
                EvidenceStream.open(new DiskFile(new LocalStorage(), file, Files.size(file)), Limits.DEFAULT)) {
            ByteWindow window = new ByteWindow(stream, Limits.DEFAULT, new byte[0]);
            try {
                Sniffer.sniff(window);
            } catch (DamagedBytes e) {
                return new Reading(0, true);
            }
            LogDecoder decoder = decoders.get();
            InOrder sink = new InOrder(decoder);
            DecodeOutcome outcome = decoder.decode(window, sink);
            stream.finish();
            return new Reading(sink.rows, outcome.damage() != null);
        }
    }

    private static byte[] zipped(String log) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(log.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    /** Counts rows, whose number stands in them. */
    private static final class InOrder implements RowSink {
        private final LogDecoder decoder;
        private int rows;

        InOrder(LogDecoder decoder) {
            this.decoder = decoder;
        }

        @Override
        public void row(TableBatch table, SourceRecord record) {
            RecordBatch batch = table.rows();
            batch.commitRow();
            int last = batch.rows() - 1;
            if (decoder instanceof FlowLogDecoder) {
                int port = batch.indexOf("dstport");
                assertThat(batch.number(port).value(last)).isEqualTo(rows);
            } else {
                int name = batch.indexOf("eventname");
                assertThat(batch.text(name).text(last)).isEqualTo("Event" + rows);
            }
            rows++;
        }

        @Override
        public void reject(SourceRecord record, String reason) {
            throw new AssertionError("a cut record is damage, not a reject: " + reason);
        }

        @Override
        public RejectedBytes rejectInPieces(long position, long offset, String reason) {
            throw new AssertionError("a cut record is damage, not a reject: " + reason);
        }
    }
}
