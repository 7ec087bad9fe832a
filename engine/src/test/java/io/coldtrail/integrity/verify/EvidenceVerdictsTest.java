package io.coldtrail.integrity.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coldtrail.bytes.LocalStorage;
import io.coldtrail.bytes.Storage;
import io.coldtrail.integrity.Standing;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verdicts on evidence that a case has, by what has befallen it. */
class EvidenceVerdictsTest {
    private static final String CHANGED = "evidence invalid";
    private static final String MISSING = "evidence missing";
    private static final String ADDED = "evidence added";

    @TempDir
    private Path folder;

    private Checked checked;

    @BeforeEach
    void ingest() throws IOException {
        checked = new Checked(folder)
                .log("e/a.json", "ab")
                .log("e/b.json", "cd")
                .log("e/sub/c.json", "e")
                .write("e/notes.txt", "no log")
                .ingest("e");
    }

    @Test
    void whatWasLeftAloneIsValid() {
        VerificationReport report = checked.verify();
        assertThat(Checked.findings(report)).isEmpty();
        assertThat(report.count(Standing.Kind.EVIDENCE, Standing.Verdict.VALID)).isEqualTo(4);
        assertThat(report.kept()).isEqualTo(VerificationReport.Kept.IN_CASE);
        assertThat(report.isBadNews()).isFalse();
    }

    @Test
    void aChangedByteIsFound() throws IOException {
        checked.flip(checked.path("e/sub/c.json"));
        VerificationReport report = checked.verify();
        assertThat(Checked.findings(report)).isEqualTo(Map.of("sub/c.json", CHANGED));
        assertThat(report.isBadNews()).isTrue();
    }

    @Test
    void removedAndNewFilesAreTold() throws IOException {
        Files.delete(checked.path("e/a.json"));
        checked.log("e/new.json", "z");
        VerificationReport report = checked.verify();
        assertThat(Checked.findings(report)).isEqualTo(Map.of("a.json", MISSING, "new.json", ADDED));
    }

    @Test
    void aRenamedFileIsMissingAndItsBytesAreNamed() throws IOException {
        Files.move(checked.path("e/a.json"), checked.path("e/renamed.json"));
        VerificationReport report = checked.verify();
        assertThat(Checked.findings(report)).isEqualTo(Map.of("a.json", MISSING, "renamed.json", ADDED));
        assertThat(Checked.reason(report, "a.json")).contains("Its bytes lie at renamed.json now.");
    }

    @Test
    void aSwappedPairOfEqualLengthIsFound() throws IOException {
        Path one = checked.path("e/a.json");
        Path other = checked.path("e/b.json");
        assertThat(Files.size(one)).isEqualTo(Files.size(other));
        Files.move(one, checked.path("aside"));
        Files.move(other, one);
        Files.move(checked.path("aside"), other);
        VerificationReport report = checked.verify();
        assertThat(Checked.findings(report)).isEqualTo(Map.of("a.json", CHANGED, "b.json", CHANGED));
        assertThat(Checked.reason(report, "a.json")).contains("Its bytes are now those of b.json.");
    }

    @Test
    void whatALaterRunFoundChangedStaysChanged() throws IOException {
        checked.log("e/a.json", "xy").ingest("e");
        assertThat(Checked.findings(checked.verify())).isEqualTo(Map.of("a.json", CHANGED));
    }

    @Test
    void aFileThatWasReplacedByALinkIsMissing() throws IOException {
        Files.move(checked.path("e/a.json"), checked.path("elsewhere"));
        Files.createSymbolicLink(checked.path("e/a.json"), checked.path("elsewhere"));
        VerificationReport report = checked.verify();
        assertThat(Checked.findings(report)).isEqualTo(Map.of("a.json", MISSING));
        assertThat(Checked.reason(report, "a.json")).contains("(link)");
    }

    @Test
    void aCopyElsewhereIsLookedAtInstead() throws IOException {
        Files.move(checked.path("e"), checked.path("moved"));
        VerificationReport gone = checked.verify();
        assertThat(gone.count(Standing.Kind.EVIDENCE, Standing.Verdict.MISSING)).isEqualTo(4);
        assertThat(gone.notes()).singleElement().asString().contains("--evidence");
        assertThat(Checked.findings(checked.verify(2, List.of(checked.path("moved")), List.of())))
                .isEmpty();
        assertThatThrownBy(() -> checked.verify(2, List.of(checked.path("nowhere")), List.of()))
                .isInstanceOfSatisfying(
                        ColdtrailException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.EVIDENCE_MISSING));
    }

    @Test
    void copiesOfSeveralRootsAreToldApartByTheirBytes() throws IOException {
        Checked two = new Checked(checked.path("two"))
                .log("one/x.json", "p")
                .log("other/x.json", "q")
                .ingest("one", "other");
        assertThat(Checked.findings(two.verify())).isEmpty();
        // In the other order, too.
        assertThat(Checked.findings(two.verify(2, List.of(two.path("other"), two.path("one")), List.of())))
                .isEmpty();
        two.flip(two.path("other/x.json"));
        assertThat(Checked.findings(two.verify(2, List.of(two.path("other"), two.path("one")), List.of())))
                .isEqualTo(Map.of("x.json", CHANGED));
    }

    @Test
    void aFileThatTwoRunsMetBelowDifferentRootsIsNoAddedOne() throws IOException {
        checked.log("e/sub/later.json", "n").ingest("e/sub");
        assertThat(Checked.findings(checked.verify())).isEmpty();
        checked.log("e/sub/latest.json", "m");
        assertThat(Checked.findings(checked.verify())).hasSize(1).containsValue(ADDED);
    }

    @Test
    void anArchiveAndItsMembersAreJudged() throws IOException {
        Checked zipped = new Checked(checked.path("zipped")).log("e/plain.json", "p");
        zip(zipped.path("e/logs.zip"), "in.json", Checked.event("i"));
        zipped.ingest("e");
        assertThat(Checked.findings(zipped.verify())).isEmpty();
        zip(zipped.path("e/logs.zip"), "in.json", Checked.event("j"));
        assertThat(Checked.findings(zipped.verify()))
                .isEqualTo(Map.of("logs.zip", CHANGED, "logs.zip/in.json", CHANGED));
        zip(zipped.path("e/logs.zip"), "out.json", Checked.event("i"));
        assertThat(Checked.findings(zipped.verify()))
                .isEqualTo(Map.of("logs.zip", CHANGED, "logs.zip/in.json", MISSING, "logs.zip/out.json", ADDED));
    }

    @Test
    void aFileThatCannotBeReadIsNeitherChangedNorMissing() {
        VerificationReport report = checked.verify(new FailingStorage(new LocalStorage(), "a.json"));
        assertThat(Checked.findings(report)).isEqualTo(Map.of("a.json", "evidence unverifiable"));
        assertThat(Checked.reason(report, "a.json")).contains("It cannot be read: IOException: the disk is tired");
        assertThat(report.isBadNews()).isFalse();
    }

    @Test
    void verdictsDoNotDependOnThreads() throws IOException {
        checked.flip(checked.path("e/b.json"));
        checked.verify(1, List.of(), List.of());
        byte[] one = Files.readAllBytes(checked.caseFolder().resolve("integrity/verdicts.jsonl"));
        checked.verify(5, List.of(), List.of());
        assertThat(checked.caseFolder().resolve("integrity/verdicts.jsonl")).hasBinaryContent(one);
    }

    /** A disk that does not give up one file. */
    private record FailingStorage(LocalStorage sound, String name) implements Storage {
        @Override
        public Entry look(Path path) throws IOException {
            return sound.look(path);
        }

        @Override
        public List<Entry> list(Path folder) throws IOException {
            return sound.list(folder);
        }

        @Override
        public InputStream open(Path file) throws IOException {
            if (file.endsWith(name)) {
                throw new IOException("the disk is tired");
            }
            return sound.open(file);
        }

        @Override
        public SeekableByteChannel openChannel(Path file) throws IOException {
            return sound.openChannel(file);
        }
    }

    private static void zip(Path file, String member, String content) {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(member));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
