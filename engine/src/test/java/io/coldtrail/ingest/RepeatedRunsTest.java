package io.coldtrail.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.coldtrail.casefile.LedgerRun;
import io.coldtrail.casefile.SourceEntry;
import io.coldtrail.casefile.Tally;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A case that grows by runs, over evidence that grows, moves and changes, and that only one process may have. */
class RepeatedRunsTest {
    @TempDir
    private Path temp;

    @Test
    void ofTwoProcessesTheSecondIsToldWhoHasTheCase() throws IOException, InterruptedException {
        put("a.json", log("a", 2));
        Path caseFolder = temp.resolve("case");
        ingest("evidence");
        Map<String, String> before = CaseState.content(caseFolder);
        put("b.json", log("b", 3));
        Process holder = LockHolder.start(caseFolder);
        try {
            assertThat(holder.getInputStream().read()).isEqualTo(2);
            ColdtrailException error = catchThrowableOfType(ColdtrailException.class, () -> ingest("evidence"));
            assertThat(error.code()).isEqualTo(ErrorCode.CASE_HELD);
            assertThat(error.getMessage()).contains("process " + holder.pid());
            assertThat(CaseState.content(caseFolder)).isEqualTo(before);
            CaseState.assertSound(caseFolder);
        } finally {
            holder.toHandle().destroyForcibly();
            assertThat(holder.waitFor(1, TimeUnit.MINUTES)).isTrue();
        }
        // Whoever was killed holds nothing any more.
        assertThat(ingest("evidence").records()).isEqualTo(new Tally(5, 3, 2, 0, 0));
        CaseState.assertTidy(caseFolder);
    }

    @Test
    void onlyWhatIsNewOfAGrownPrefixIsDecoded() throws IOException {
        put("a.json", log("a", 2));
        put("cut.json.gz", cut());
        ingest("evidence");
        put("b.json.gz", Evidence.gzip(log("b", 4)));
        FaultyStorage storage = new FaultyStorage();

        IngestSummary second = Ingest.run(Evidence.request(temp.resolve("case"), 2, storage, temp.resolve("evidence")));

        assertThat(second.files()).isEqualTo(new Tally(3, 1, 2, 0, 0));
        // The truncated file's two records and its remainder are known as three.
        assertThat(second.records()).isEqualTo(new Tally(9, 4, 5, 0, 0));
        assertThat(second.bytesRead()).isEqualTo(Files.size(temp.resolve("evidence/b.json.gz")));
        assertThat(second.parts()).isEqualTo(1);
        CaseState.assertSound(temp.resolve("case"));
    }

    @Test
    void theSameContentUnderAnotherNameIsACopyInALaterRunToo() throws IOException {
        put("a.json", log("a", 2));
        ingest("evidence");
        put("renamed.json", log("a", 2));
        put("zipped.json.gz", Evidence.gzip(log("a", 2)));

        assertThat(ingest("evidence").records()).isEqualTo(new Tally(6, 0, 6, 0, 0));

        assertThat(lines(2))
                .containsExactly(
                        "a.json already-loaded of a.json",
                        "renamed.json same-bytes of a.json",
                        "zipped.json.gz same-content of a.json");
    }

    @Test
    void evidenceThatWasMovedIsKnownByItsBytes() throws IOException {
        put("a.json", log("a", 2));
        put("b.json", log("b", 3));
        ingest("evidence");
        Files.move(temp.resolve("evidence"), temp.resolve("moved"));

        IngestSummary second = ingest("moved");

        assertThat(second.records()).isEqualTo(new Tally(5, 0, 5, 0, 0));
        assertThat(second.parts()).isZero();
        assertThat(second.evidenceChanged()).isFalse();
    }

    @Test
    void whatChangedIsLeftAsItWasLoadedAndTheRestGoesOn() throws IOException {
        put("a.json", log("a", 2));
        put("b.json", log("b", 3));
        ingest("evidence");
        put("a.json", log("changed", 2));
        put("c.json", log("c", 4));

        IngestSummary second = ingest("evidence");

        assertThat(second.evidenceChanged()).isTrue();
        assertThat(second.records()).isEqualTo(new Tally(7, 4, 3, 0, 0));
        assertThat(lines(2))
                .containsExactly("a.json changed of null", "b.json already-loaded of b.json", "c.json null of null");
    }

    @Test
    void aFileThatGaveNothingIsReadAgain() throws IOException {
        put("a.json", log("a", 2));
        put("b.json", log("b", 3));
        Files.write(temp.resolve("evidence/b.json"), new byte[] {0x1F, (byte) 0x8B, 8, 0});
        ingest("evidence");
        put("b.json", log("b", 3));

        assertThat(ingest("evidence").records()).isEqualTo(new Tally(5, 3, 2, 0, 0));
    }

    private IngestSummary ingest(String root) {
        return Ingest.run(Evidence.request(temp.resolve("case"), temp.resolve(root)));
    }

    private List<String> lines(int number) {
        LedgerRun run = CaseState.run(temp.resolve("case"), number);
        return run.sources().stream().map(RepeatedRunsTest::line).toList();
    }

    private static String line(SourceEntry source) {
        return source.key() + " " + source.reason() + " of " + source.duplicateOf();
    }

    private static byte[] cut() throws IOException {
        byte[] whole = Evidence.gzip(log("cut", 2));
        return Arrays.copyOf(whole, whole.length - 5);
    }

    private static String log(String id, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(Evidence.event(id + i)).append('\n');
        }
        return text.toString();
    }

    private void put(String key, String content) throws IOException {
        put(key, content.getBytes(StandardCharsets.UTF_8));
    }

    private void put(String key, byte[] content) throws IOException {
        Path file = temp.resolve("evidence").resolve(key);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }
}
