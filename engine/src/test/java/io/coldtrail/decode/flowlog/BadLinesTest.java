package io.coldtrail.decode.flowlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.bytes.ByteWindow;
import io.coldtrail.bytes.DamagedBytes;
import io.coldtrail.decode.DecodeOutcome;
import io.coldtrail.decode.Decoded;
import io.coldtrail.decode.RejectedBytes;
import io.coldtrail.decode.RowSink;
import io.coldtrail.decode.SourceRecord;
import io.coldtrail.decode.TableBatch;
import io.coldtrail.problem.Limits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that are no records, and files that end at damage. */
class BadLinesTest {
    private static final String HEADER = "version action srcport\n";
    private static final String GOOD = "2 ACCEPT 22\n";
    private static final Limits SMALL = new Limits(64, 16);

    @ParameterizedTest
    @ValueSource(strings = {"\0\0\0\0\n", "2 ACC\0PT 22\n", "2 ACCEPT \0\n", "\0" + GOOD})
    void rejectsLinesWithNulsAndGoesOn(String bad) {
        Decoded decoded = decode(HEADER + bad + GOOD);
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
        assertThat(decoded.rejects()).containsExactly(new Decoded.Reject(1, HEADER.length(), "nul-bytes"));
        assertThat(decoded.rejectedTexts()).containsExactly(bad);
        assertThat(decoded.rows()).extracting(Decoded.Row::record).containsExactly(2L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0001\u0002\u007f\u00e9\n", "2 ACCEPT\n", "2 ACCEPT 22 23\n", " 2 ACCEPT 22\n"})
    void rejectsLinesWithAnotherNumberOfFieldsAndGoesOn(String bad) {
        Decoded decoded = decode(HEADER + bad + GOOD);
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
        assertThat(decoded.rejects()).containsExactly(new Decoded.Reject(1, HEADER.length(), "field-count"));
        assertThat(decoded.rejectedTexts()).containsExactly(bad);
        assertThat(decoded.rows()).extracting(Decoded.Row::record).containsExactly(2L);
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 65, 127, 128, 129, 1000})
    void letsALineThatIsTooLongCostOnlyItself(int length) {
        String bad = "x".repeat(length) + "\n";
        Decoded decoded =
                Decoded.of(new FlowLogDecoder(), (HEADER + GOOD + bad + GOOD).getBytes(StandardCharsets.UTF_8), SMALL);
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
        assertThat(decoded.rejects())
                .containsExactly(new Decoded.Reject(2, HEADER.length() + GOOD.length(), "record-too-long"));
        assertThat(decoded.rejectedTexts()).containsExactly(bad);
        assertThat(decoded.rows()).extracting(Decoded.Row::record).containsExactly(1L, 3L);
    }

    @Test
    void takesALastLineThatIsTooLongToTheEnd() {
        String bad = "x".repeat(200);
        Decoded decoded = Decoded.of(new FlowLogDecoder(), (HEADER + bad).getBytes(StandardCharsets.UTF_8), SMALL);
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
        assertThat(decoded.rejectedTexts()).containsExactly(bad);
    }

    @Test
    void takesAFirstLineThatIsTooLongForNoHeader() {
        String header = "version action " + "srcport ".repeat(20) + "\n";
        Decoded decoded = Decoded.of(new FlowLogDecoder(), header.getBytes(StandardCharsets.UTF_8), SMALL);
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.ignored("no-flow-records"));
        assertThat(decoded.rejects()).isEmpty();
    }

    /** Beginning at the first byte that is in no row and no reject, what is left can be kept whole. */
    @ParameterizedTest
    @ValueSource(strings = {"", "2 REJ", "2 ACCEPT 22"})
    void endsAtDamageWithTheWindowBeforeWhatIsUnread(String unread) throws IOException {
        String read = HEADER + GOOD + "bad\n" + GOOD;
        DamagedRun run = new DamagedRun(read + unread, Limits.DEFAULT);
        assertThat(run.outcome.damage()).isEqualTo(new DecodeOutcome.Damage("gzip-truncated", "cut", 4, read.length()));
        assertThat(run.rows).isEqualTo(2);
        assertThat(run.rejected).hasToString("bad\n");
        assertThat(run.left()).isEqualTo(unread);
    }

    @Test
    void givesTheSinkAllOfALongLineThatEndsAtDamage() throws IOException {
        String bad = "x".repeat(150);
        DamagedRun run = new DamagedRun(HEADER + GOOD + bad, SMALL);
        assertThat(run.outcome.damage())
                .isEqualTo(new DecodeOutcome.Damage(
                        "gzip-truncated", "cut", 2, HEADER.length() + GOOD.length() + bad.length()));
        assertThat(run.rows).isEqualTo(1);
        assertThat(run.rejected + run.left()).isEqualTo(bad);
        assertThat(run.closed).isEqualTo(1);
    }

    private static Decoded decode(String content) {
        return Decoded.of(new FlowLogDecoder(), content.getBytes(StandardCharsets.UTF_8));
    }

    /** Decodes a file that ends at damage, and keeps what the decoder gave and left. */
    private static final class DamagedRun implements RowSink {
        private final ByteWindow window;
        private final DecodeOutcome outcome;
        private final StringBuilder rejected = new StringBuilder();
        private int rows;
        private int closed;

        DamagedRun(String content, Limits limits) throws IOException {
            InputStream file = new SequenceInputStream(
                    new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), new Damage());
            window = new ByteWindow(file, limits, new byte[0]);
            outcome = new FlowLogDecoder().decode(window, this);
        }

        String left() {
            return new String(window.bytes(), window.start(), window.end() - window.start(), StandardCharsets.UTF_8);
        }

        @Override
        public void row(TableBatch batch, SourceRecord record) {
            batch.rows().commitRow();
            rows++;
        }

        @Override
        public void reject(SourceRecord record, String reason) {
            keep(record.bytes, record.start, record.end);
        }

        @Override
        public RejectedBytes rejectInPieces(long position, long offset, String reason) {
            return new RejectedBytes() {
                @Override
                public void write(byte[] bytes, int start, int end) {
                    keep(bytes, start, end);
                }

                @Override
                public void close() {
                    closed++;
                }
            };
        }

        private void keep(byte[] bytes, int start, int end) {
            rejected.append(new String(bytes, start, end - start, StandardCharsets.UTF_8));
        }
    }

    private static final class Damage extends InputStream {
        @Override
        public int read() throws IOException {
            throw new DamagedBytes("gzip-truncated", "cut");
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return length == 0 ? 0 : read();
        }
    }
}
