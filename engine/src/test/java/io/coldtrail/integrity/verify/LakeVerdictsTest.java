package io.coldtrail.integrity.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.casefile.Verdicts;
import io.coldtrail.lake.Part;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verdicts on what a case holds. */
class LakeVerdictsTest {
    private static final String RUN_1 = "ledger/run-000001.jsonl";

    @TempDir
    private Path folder;

    private Checked checked;
    private String part;

    @BeforeEach
    void ingest() throws IOException {
        checked = new Checked(folder)
                .log("e/a.json", "abc")
                .log("e/b.json", "de")
                .write("e/c.json", "{\"Records\":[" + Checked.event("f") + ",7]}")
                .ingest("e");
        part = checked.only("lake", ".parquet");
    }

    @Test
    void aChangedByteInAPartIsFound() throws IOException {
        checked.flip(checked.caseFolder().resolve(part));
        VerificationReport report = checked.verify();
        assertThat(Checked.findings(report)).isEqualTo(Map.of(part, "part invalid"));
        assertThat(report.problemsOfCase()).isEqualTo(1);
        assertThat(report.isBadNews()).isTrue();
    }

    @Test
    void aRemovedPartIsMissing() throws IOException {
        Files.delete(checked.caseFolder().resolve(part));
        assertThat(Checked.findings(checked.verify())).isEqualTo(Map.of(part, "part missing"));
    }

    @Test
    void aPartThatNoRunNamesIsAdded() throws IOException {
        String copy = part.replace("part-000001", "part-000009");
        Files.copy(checked.caseFolder().resolve(part), checked.caseFolder().resolve(copy));
        VerificationReport report = checked.verify();
        assertThat(Checked.findings(report)).isEqualTo(Map.of(copy, "part added"));
        assertThat(report.isBadNews()).isTrue();
    }

    @Test
    void aPartOfAnotherRunInItsPlaceIsFoundWithItsRows() throws IOException {
        checked.log("e/d.json", "gh").ingest("e");
        List<Part> parts = CaseFolder.open(checked.caseFolder()).snapshot().parts();
        assertThat(parts).extracting(Part::rows).containsExactly(6L, 2L);
        Files.copy(
                checked.caseFolder().resolve(parts.get(1).path()),
                checked.caseFolder().resolve(part),
                StandardCopyOption.REPLACE_EXISTING);
        VerificationReport report = checked.verify();
        assertThat(Checked.findings(report)).isEqualTo(Map.of(part, "part invalid"));
        assertThat(Checked.reason(report, part)).contains("it holds 2 rows, and the ledger has 6");
    }

    @Test
    void aChangedByteInTheLedgerIsFoundAndNothingElseIsCalledAdded() throws IOException {
        Path ledger = checked.caseFolder().resolve(RUN_1);
        Files.writeString(ledger, Files.readString(ledger).replace("\"loaded\":3", "\"loaded\":4"));
        assertThat(Checked.findings(checked.verify())).isEqualTo(Map.of(RUN_1, "ledger invalid"));
        checked.flip(ledger);
        assertThat(Checked.findings(checked.verify()))
                .containsEntry(RUN_1, "ledger invalid")
                .doesNotContainValue("part added")
                .doesNotContainValue("evidence added");
    }

    @Test
    void anotherNumberOfRowsInTheLedgerIsFound() throws IOException {
        checked.forge(1, text -> text.replace("\"rows\":6", "\"rows\":7"));
        assertThat(Checked.findings(checked.verify())).isEqualTo(Map.of(part, "part invalid", RUN_1, "ledger invalid"));
    }

    @Test
    void recordsThatWereGivenToAnotherSourceAreFound() throws IOException {
        // The sums still hold: a.json has lost a record, and b.json has won one.
        checked.forge(
                1,
                text -> text.replace(tally(3), "@").replace(tally(2), tally(3)).replace("@", tally(2)));
        VerificationReport report = checked.verify();
        assertThat(Checked.findings(report)).isEqualTo(Map.of(RUN_1, "ledger invalid"));
        assertThat(Checked.reason(report, RUN_1))
                .contains("2 records of a.json were loaded, and 3 rows come from it, and 1 more sources differ");
    }

    @Test
    void aRemovedRunIsMissing() throws IOException {
        checked.log("e/d.json", "gh").ingest("e");
        Files.delete(checked.caseFolder().resolve(RUN_1));
        assertThat(Checked.findings(checked.verify()))
                .containsEntry(RUN_1, "ledger missing")
                .containsEntry(part, "part added");
    }

    @Test
    void rejectedBytesAndHashListsAreChecked() throws IOException {
        String bytes = checked.only("quarantine", ".bytes");
        String list = checked.only("evidence", ".sha256");
        checked.flip(checked.caseFolder().resolve(bytes))
                .flip(checked.caseFolder().resolve(list));
        assertThat(Checked.findings(checked.verify()))
                .isEqualTo(Map.of(bytes, "quarantine invalid", list, "hash-list invalid"));
    }

    @Test
    void aCaseOfAVersionWithoutHashListsIsSound() throws IOException {
        Files.delete(checked.caseFolder().resolve(checked.only("evidence", ".sha256")));
        checked.forge(1, text -> text.replaceFirst(",\"hashLists\":\\[.*?\\]", ""));
        assertThat(Checked.findings(checked.verify())).isEmpty();
    }

    @Test
    void damagedVerdictsAreToldAndReplaced() throws IOException {
        checked.verify();
        Verdicts verdicts = CaseFolder.open(checked.caseFolder()).verdicts();
        Path file = checked.caseFolder().resolve("integrity/verdicts.jsonl");
        Files.writeString(file, Files.readString(file).replaceFirst("\"valid\",\"reason\"", "\"added\",\"reason\""));
        assertThatThrownBy(() -> verdicts.visit(entry -> {}))
                .isInstanceOfSatisfying(
                        ColdtrailException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LEDGER_DAMAGED));
        checked.verify();
        // No digest vouches for the logs here.
        verdicts.visit(
                entry -> assertThat(entry.verdict()).isEqualTo(entry.kind().equals("log") ? "unverifiable" : "valid"));
    }

    @Test
    void verdictsAreNotWrittenThroughALink() throws IOException {
        Path outside = Files.createDirectory(checked.path("outside"));
        Files.createSymbolicLink(checked.caseFolder().resolve("integrity"), outside);
        assertThatThrownBy(checked::verify).isInstanceOf(ColdtrailException.class);
        assertThat(outside).isEmptyDirectory();
    }

    private static String tally(int loaded) {
        return "\"records\":{\"seen\":" + loaded + ",\"loaded\":" + loaded
                + ",\"duplicate\":0,\"quarantined\":0,\"ignored\":0}}\n";
    }
}
