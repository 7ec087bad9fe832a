package io.coldtrail.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coldtrail.problem.ColdtrailException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A case is repeated from its evidence, and every kind of difference is told. */
class ReproductionTest {
    private static final String COUNTS = "select eventname, count(*) from cloudtrail group by 1";

    @TempDir
    private Path temp;

    private SampleCase sample;

    @BeforeEach
    void makeCase() throws IOException {
        sample = new SampleCase(temp);
        SampleCase.log(sample.evidence, "a", 5);
        SampleCase.log(sample.evidence, "b", 7);
        Files.writeString(sample.evidence.resolve("logs/bad.json"), "{\"Records\":[{\"eventID\":\"x\"");
        sample.ingest(SampleCase.VERSION, sample.evidence);
        sample.ask(SampleCase.VERSION, COUNTS);
        sample.ask(SampleCase.VERSION, "select \"$path\", eventid, current_date from cloudtrail");
    }

    @Test
    void theSameEvidenceElsewhereGivesTheSame() throws IOException {
        Path archive = sample.export("a.zip", false);
        Path moved = Files.move(sample.evidence, temp.resolve("other place é"));
        assertThat(sample.reproduce(archive, SampleCase.VERSION, moved))
                .isEqualTo(new ReproductionReport(
                        SampleCase.VERSION, List.of(SampleCase.VERSION), 1, 3, 3, 2, 0, List.of()));
    }

    /** A case grows; what was asked before saw less. */
    @Test
    void runsAndNamesAreRepeatedAsTheyCame() throws IOException {
        sample.ask(SampleCase.VERSION, "create view v as select eventid from cloudtrail");
        sample.ask(SampleCase.VERSION, "select count(*) from v");
        SampleCase.log(sample.evidence, "a0", 4);
        Path second = temp.resolve("second");
        SampleCase.log(second, "c", 3);
        sample.ingest(SampleCase.VERSION, sample.evidence, second);
        sample.ask(SampleCase.VERSION, "select count(*) from v");
        sample.ask(SampleCase.VERSION, "create or replace view v as select 1 as eventid");
        sample.ask(SampleCase.VERSION, "select * from v");
        sample.ask(SampleCase.VERSION, "drop view v");
        sample.ask(SampleCase.VERSION, COUNTS);
        ReproductionReport report =
                sample.reproduce(sample.export("a.zip", true), SampleCase.VERSION, sample.evidence, second);
        assertThat(report.differences()).isEmpty();
        assertThat(report.runs()).isEqualTo(2);
        assertThat(report.results()).isEqualTo(9);
        assertThatThrownBy(() -> sample.reproduce(temp.resolve("a.zip"), SampleCase.VERSION, second))
                .isInstanceOf(ColdtrailException.class)
                .hasMessageContaining("the case has 2 evidence roots, and 1 were given")
                .hasMessageContaining(sample.evidence.toRealPath() + ", " + second.toRealPath());
    }

    @Test
    void oneChangedByteShowsInItsFileItsPartAndItsAnswer() throws IOException {
        Path archive = sample.export("a.zip", false);
        Path file = sample.evidence.resolve("logs/b.json");
        Files.writeString(file, Files.readString(file).replaceFirst("Event1", "Event9"));
        List<Difference> differences =
                sample.reproduce(archive, SampleCase.VERSION, sample.evidence).differences();
        assertThat(differences.stream().map(difference -> difference.kind() + " " + difference.what()))
                .hasSize(3)
                .contains("EVIDENCE logs/b.json", "RESULT line 1: query")
                .anyMatch(text -> text.startsWith("LAKE lake/cloudtrail/"));
        Difference bytes = differences.get(0);
        assertThat(bytes.found())
                .endsWith("SHA-256 " + SampleCase.files(sample.evidence).get("logs/b.json"));
    }

    @Test
    void filesThatAreMissingOrAddedShow() throws IOException {
        Path archive = sample.export("a.zip", false);
        Files.delete(sample.evidence.resolve("logs/bad.json"));
        SampleCase.log(sample.evidence, "z", 1);
        List<Difference> differences =
                sample.reproduce(archive, SampleCase.VERSION, sample.evidence).differences();
        assertThat(differences.stream()
                        .filter(difference -> difference.kind() == Difference.Kind.EVIDENCE)
                        .map(difference ->
                                difference.what() + " " + difference.found().replaceAll("\\d+", "n")))
                .containsExactly("logs/bad.json missing", "logs/z.json n bytes");
        assertThat(differences).noneMatch(difference -> difference.kind() == Difference.Kind.RESULT);
    }

    @Test
    void evidenceThatHasNothingToLoadShows() throws IOException {
        Path archive = sample.export("a.zip", false);
        Path empty = Files.createDirectory(temp.resolve("empty"));
        List<Difference> differences =
                sample.reproduce(archive, SampleCase.VERSION, empty).differences();
        assertThat(differences.stream().map(Difference::kind))
                .containsExactly(Difference.Kind.EVIDENCE, Difference.Kind.RESULT, Difference.Kind.RESULT);
    }

    @Test
    void aResultThatWasChangedInTheArchiveShows() throws IOException {
        Path lines = sample.folder.resolve("journal/journal.jsonl");
        List<String> changed = Files.readAllLines(lines);
        String sha256 = changed.get(0).replaceAll(".*\"sha256\":\"([0-9a-f]{64})\".*", "$1");
        changed.set(0, changed.get(0).replace(sha256, "0".repeat(64)));
        Files.write(lines, changed);
        List<Difference> differences = sample.reproduce(
                        sample.export("a.zip", false), SampleCase.VERSION, sample.evidence)
                .differences();
        assertThat(differences)
                .containsExactly(
                        new Difference(
                                Difference.Kind.ARCHIVE,
                                "the journal",
                                "whole",
                                "line 2 does not follow on the line before it, which was changed, or this one was"),
                        new Difference(
                                Difference.Kind.RESULT,
                                "line 1: query",
                                "3 rows, SHA-256 " + "0".repeat(64),
                                "3 rows, SHA-256 " + sha256));
    }

    /** The lake of another version may have other bytes; records and results are compared. */
    @Test
    void acrossVersionsRecordsAndResultsAreCompared() throws IOException {
        Path archive = sample.export("a.zip", false);
        ReproductionReport report = sample.reproduce(archive, "later", sample.evidence);
        assertThat(report)
                .isEqualTo(new ReproductionReport("later", List.of(SampleCase.VERSION), 1, 3, 0, 2, 0, List.of()));
        SampleCase.log(sample.evidence, "b", 6);
        assertThat(sample.reproduce(archive, "later", sample.evidence).differences().stream()
                        .map(Difference::kind))
                .containsExactly(
                        Difference.Kind.EVIDENCE,
                        Difference.Kind.LEDGER,
                        Difference.Kind.RESULT,
                        Difference.Kind.RESULT);
    }

    @Test
    void statementsWithoutAResultArePassedOver() throws IOException {
        Asked asked = JournalTest.asked("select nothing");
        Seen seen = lastSeen();
        new Journal(sample.folder, SampleCase.VERSION, Clock.systemUTC())
                .begin(seen.lastRun(), seen.lakeSha256())
                .end(asked, new Outcome(Outcome.Kind.FAILED, 0, null, "SQL_UNKNOWN_NAME"));
        ReproductionReport report =
                sample.reproduce(sample.export("a.zip", false), SampleCase.VERSION, sample.evidence);
        assertThat(report.passedOver()).isEqualTo(1);
        assertThat(report.differences()).isEmpty();
    }

    @Test
    void aLineThatSawAnotherLakeShows() throws IOException {
        new Journal(sample.folder, SampleCase.VERSION, Clock.systemUTC())
                .begin(1, "0".repeat(64))
                .end(JournalTest.asked("select 1"), Outcome.stopped(0));
        assertThat(
                        sample
                                .reproduce(sample.export("a.zip", false), SampleCase.VERSION, sample.evidence)
                                .differences()
                                .stream()
                                .map(Difference::kind))
                .containsExactly(Difference.Kind.ARCHIVE);
    }

    @Test
    void aCaseWithoutAJournalIsRepeatedToo() throws IOException {
        try (Stream<Path> files = Files.list(sample.folder.resolve("journal"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        ReproductionReport report = sample.reproduce(sample.export("a.zip", true), SampleCase.VERSION, sample.evidence);
        assertThat(report.isSame()).isTrue();
        assertThat(report.results()).isZero();
    }

    @Test
    void theEvidenceAndTheFirstCaseAreLeftAsTheyWere() throws IOException {
        Path archive = sample.export("a.zip", true);
        Map<String, String> before = SampleCase.files(sample.folder);
        Map<String, String> evidence = SampleCase.files(sample.evidence);
        sample.reproduce(archive, SampleCase.VERSION, sample.evidence);
        assertThat(SampleCase.files(sample.folder)).isEqualTo(before);
        assertThat(SampleCase.files(sample.evidence)).isEqualTo(evidence);
    }

    private Seen lastSeen() {
        List<JournalEntry> entries = new ArrayList<>();
        JournalCheck.of(sample.folder, null, entries::add);
        return entries.get(entries.size() - 1).seen();
    }
}
