package io.coldtrail.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.casefile.CaseFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-03-01T12:00:00.123456Z"), ZoneOffset.UTC);
    private static final String LAKE = "1".repeat(64);
    private static final String RESULT = "2".repeat(64);

    @TempDir
    private Path temp;

    private Path folder;
    private Path lines;
    private Path head;

    @BeforeEach
    void create() {
        folder = CaseFolder.create(temp.resolve("case"), "test", CLOCK).folder();
        lines = folder.resolve("journal/journal.jsonl");
        head = folder.resolve("journal/head.json");
    }

    @Test
    void aLineHoldsAllThatTheAnswerDependsOn() throws IOException {
        Asked asked = new Asked(
                "playbook run",
                "root-events",
                Map.of("--from", "2024-01-05", "key", "\"\u2028é"),
                "select 1 -- \n; \ud83d\ude00",
                List.of("'a'"),
                Instant.parse("2024-03-01T11:59:59.000000001Z"),
                List.of("trail=cloudtrail_logs"),
                true);
        Outcome outcome = new Outcome(Outcome.Kind.ANSWERED, 3, RESULT, null);
        JournalEntry written = journal().begin(4, LAKE).end(asked, outcome);

        List<JournalEntry> read = new ArrayList<>();
        JournalCheck.Finding found = JournalCheck.of(folder, null, read::add);
        assertThat(read).containsExactly(written);
        assertThat(written.asked()).isEqualTo(asked);
        assertThat(written.seen()).isEqualTo(new Seen(4, LAKE, null, null));
        assertThat(Files.readString(lines))
                .isEqualTo("{\"number\":1,\"time\":\"2024-03-01T12:00:00.123Z\",\"toolVersion\":\"test\","
                        + "\"command\":\"playbook run\",\"question\":\"root-events\","
                        + "\"arguments\":{\"--from\":\"2024-01-05\",\"key\":\"\\\"\u2028é\"},"
                        + "\"sql\":\"select 1 -- \\n; \ud83d\ude00\",\"values\":[\"'a'\"],"
                        + "\"asOf\":\"2024-03-01T11:59:59.000000001Z\",\"tables\":[\"trail=cloudtrail_logs\"],"
                        + "\"distinctEvents\":true,\"lastRun\":4,\"lakeSha256\":\"" + LAKE + "\","
                        + "\"namesSha256\":null,\"verdictsSha256\":null,\"outcome\":\"answered\",\"rows\":3,"
                        + "\"sha256\":\"" + RESULT + "\",\"error\":null,\"previous\":\""
                        + sha256(Files.readAllBytes(folder.resolve("case.json"))) + "\"}\n");
        assertThat(found).isEqualTo(new JournalCheck.Finding(1, sha256(line(0)), 0, List.of()));
    }

    @Test
    void everyLineHoldsTheHashOfTheOneBefore() throws IOException {
        append(3);
        assertThat(line(1)).endsWith("\"previous\":\"" + sha256(line(0)) + "\"}");
        assertThat(line(2)).endsWith("\"previous\":\"" + sha256(line(1)) + "\"}");
        assertThat(Files.readString(head)).isEqualTo("{\"count\":3,\"sha256\":\"" + sha256(line(2)) + "\"}\n");
        assertThat(problems()).isEmpty();
    }

    @Test
    void keepsACopyOfTheNamesThatAStatementMayHaveUsed() throws IOException {
        Files.writeString(folder.resolve("definitions.json"), "before");
        Journal.Begun begun = journal().begin(0, LAKE);
        Files.writeString(folder.resolve("definitions.json"), "after");
        JournalEntry entry = begun.end(asked("create view v as select 1"), Outcome.stopped(0));
        String hash = sha256("before".getBytes(StandardCharsets.UTF_8));
        assertThat(entry.seen().namesSha256()).isEqualTo(hash);
        assertThat(folder.resolve("journal/names/" + hash + ".json")).hasContent("before");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void anEditedLineShows(int edited) throws IOException {
        append(4);
        List<String> changed = Files.readAllLines(lines);
        changed.set(edited, changed.get(edited).replace("\"rows\":", "\"rows\":1"));
        write(changed);
        assertThat(problems())
                .containsExactly(
                        edited == 3
                                ? "line 4 is not the one that head.json tells of"
                                : "line " + (edited + 2) + " does not follow on the line before it, which was changed,"
                                        + " or this one was");
        append(1);
        assertThat(problems()).as("it is never mended").isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aRemovedLineShows(int removed) throws IOException {
        append(4);
        List<String> fewer = Files.readAllLines(lines);
        fewer.remove(removed);
        write(fewer);
        assertThat(problems())
                .containsExactly(
                        "line " + (removed + 1) + " does not follow on the line before it: it was written as line "
                                + (removed + 2) + ", after line " + (removed + 1),
                        "the journal ends with line 3, and had 4");
        append(1);
        assertThat(problems()).as("it is never mended").isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aTruncatedTailShows(int removed) throws IOException {
        append(4);
        write(Files.readAllLines(lines).subList(0, 4 - removed));
        assertThat(problems()).containsExactly("the journal ends with line " + (4 - removed) + ", and had 4");
        append(2);
        assertThat(problems()).as("it is never mended").isNotEmpty();
    }

    @Test
    void swappedLinesShow() throws IOException {
        append(4);
        List<String> swapped = Files.readAllLines(lines);
        Collections.swap(swapped, 1, 2);
        write(swapped);
        assertThat(problems())
                .containsExactly(
                        "line 2 does not follow on the line before it: it was written as line 3, after line 2",
                        "line 3 does not follow on the line before it: it was written as line 2, after line 1",
                        "line 4 does not follow on the line before it: it was written as line 4, after line 3");
    }

    @Test
    void aLineThatIsPutInShows() throws IOException {
        append(3);
        List<String> more = Files.readAllLines(lines);
        more.add(1, more.get(0));
        more.add(2, "select 1");
        write(more);
        assertThat(problems()).isNotEmpty().anyMatch(problem -> problem.startsWith("line 3 is no line of a journal"));
    }

    @Test
    void aChainOfAnotherCaseShows() throws IOException {
        append(2);
        Path other = CaseFolder.create(temp.resolve("other"), "other", CLOCK).folder();
        Files.createDirectories(other.resolve("journal"));
        Files.copy(lines, other.resolve("journal/journal.jsonl"));
        Files.copy(head, other.resolve("journal/head.json"));
        assertThat(JournalCheck.of(other).problems())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("line 1 does not follow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"count\":9}", "{\"count\":1,\"sha256\":\"x\"}", "not json"})
    void aHeadThatIsMissingOrChangedShows(String content) throws IOException {
        append(3);
        if (content.isEmpty()) {
            Files.delete(head);
        } else {
            Files.writeString(head, content);
        }
        assertThat(problems()).isNotEmpty();
        append(2);
        assertThat(problems()).as("it is never mended").isNotEmpty();
    }

    /** Only a hash that is kept elsewhere tells of somebody who writes all of it again. */
    @Test
    void anAnchorTellsOfAChainThatWasWrittenAgain() throws IOException {
        append(3);
        String kept = sha256(line(1));
        assertThat(JournalCheck.of(folder, kept, entry -> {}).problems()).isEmpty();
        Files.delete(lines);
        Files.delete(head);
        journal().begin(0, LAKE).end(asked("select 'other'"), Outcome.stopped(0));
        append(3);
        assertThat(problems()).isEmpty();
        assertThat(JournalCheck.of(folder, kept, entry -> {}).problems())
                .containsExactly("no line has the hash " + kept);
    }

    /** A kill while a line is written leaves any start of it. */
    @Test
    void aTornLineIsToldAndTheChainGoesOn() throws IOException {
        append(2);
        byte[] whole = Files.readAllBytes(lines);
        byte[] start = Arrays.copyOf(whole, 40);
        Files.write(lines, start, StandardOpenOption.APPEND);
        assertThat(JournalCheck.of(folder)).isEqualTo(new JournalCheck.Finding(2, sha256(line(1)), 40, List.of()));
        append(1);
        assertThat(line(2)).contains("\"torn\":40,\"previous\":\"" + sha256(line(1)) + "\"");
        assertThat(JournalCheck.of(folder).torn()).isZero();
        assertThat(problems()).isEmpty();
    }

    /** A kill between a line and the head. */
    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void aLineAfterTheHeadIsFollowed(int before) throws IOException {
        append(before);
        byte[] oldHead = before == 0 ? null : Files.readAllBytes(head);
        append(1);
        if (oldHead == null) {
            Files.delete(head);
        } else {
            Files.write(head, oldHead);
        }
        assertThat(problems()).isEmpty();
        append(1);
        assertThat(problems()).isEmpty();
        assertThat(JournalCheck.of(folder).lines()).isEqualTo(before + 2);
    }

    @Test
    void threadsTakeTurns() throws IOException, InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(new Thread(() -> append(10)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(problems()).isEmpty();
        assertThat(JournalCheck.of(folder).lines()).isEqualTo(40);
    }

    @Test
    void processesTakeTurns() throws IOException, InterruptedException {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            processes.add(JournalChild.start(folder, 25));
        }
        for (Process process : processes) {
            assertThat(process.getInputStream().readAllBytes()).asString().isEmpty();
            assertThat(process.waitFor()).isZero();
        }
        assertThat(problems()).isEmpty();
        assertThat(JournalCheck.of(folder).lines()).isEqualTo(50);
    }

    @Test
    void aStatementThatIsRefusedForItsLengthIsShortened() throws IOException {
        journal().begin(0, LAKE).end(asked("x".repeat(1_000_001)), Outcome.stopped(0));
        assertThat(line(0)).contains("\"sql\":\"" + "x".repeat(1000) + "…\"");
    }

    @Test
    void aCaseWithoutAJournalHasNoLine() {
        JournalCheck.Finding found = JournalCheck.of(folder);
        assertThat(found.lines()).isZero();
        assertThat(found.problems()).isEmpty();
    }

    private Journal journal() {
        return new Journal(folder, "test", CLOCK);
    }

    static void append(Path caseFolder, int count) {
        for (int i = 0; i < count; i++) {
            Outcome outcome = new Outcome(Outcome.Kind.ANSWERED, i, RESULT, null);
            new Journal(caseFolder, "test", CLOCK).begin(1, LAKE).end(asked("select " + i), outcome);
        }
    }

    private void append(int count) {
        append(folder, count);
    }

    static Asked asked(String sql) {
        return new Asked("query", null, Map.of(), sql, List.of(), Instant.EPOCH, List.of(), false);
    }

    private List<String> problems() {
        return JournalCheck.of(folder).problems();
    }

    private String line(int index) throws IOException {
        return Files.readAllLines(lines).get(index);
    }

    private void write(List<String> changed) throws IOException {
        Files.writeString(lines, changed.isEmpty() ? "" : String.join("\n", changed) + "\n");
    }

    private static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
