package io.coldtrail.integrity.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.casefile.Ledger;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ledgers that somebody has changed who knows the format: three runs, each of which holds together by itself. */
class LedgerDamageTest {
    @TempDir
    private Path folder;

    private Checked checked;

    @BeforeEach
    void ingest() throws IOException {
        checked = new Checked(folder).log("e/a.json", "abc").ingest("e");
        checked.log("e/b.json", "de").ingest("e");
        checked.log("e/c.json", "fg").ingest("e");
    }

    @Test
    void eachRunNamesTheHashOfTheOneBefore() throws IOException {
        assertThat(Checked.findings(checked.verify())).isEmpty();
        assertThat(Files.readString(run(1))).contains("\"previous\":null");
        assertThat(Files.readString(run(3)))
                .contains("\"previous\":\"" + Checked.sha256(Files.readString(run(2))) + "\"");
    }

    @Test
    void aRunThatWasWrittenAgainIsToldByTheNextOne() throws IOException {
        checked.forge(1, text -> text.replace("\"toolVersion\":\"test\"", "\"toolVersion\":\"other\""));
        VerificationReport report = checked.verify();
        assertThat(Checked.findings(report)).isEqualTo(Map.of(name(2), "ledger invalid"));
        assertThat(Checked.reason(report, name(2)))
                .contains("it followed run-000001.jsonl with the SHA-256 ", "one of the two was changed or replaced");
        assertThatThrownBy(() -> ledger().check(2))
                .isInstanceOfSatisfying(
                        ColdtrailException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LEDGER_DAMAGED));
    }

    @Test
    void aRunUnderAnothersNumberIsTold() throws IOException {
        Files.copy(run(3), run(2), StandardCopyOption.REPLACE_EXISTING);
        VerificationReport report = checked.verify();
        assertThat(Checked.reason(report, name(2))).contains("line 1: it is of run 3");
        assertThat(Checked.findings(report)).containsEntry(name(3), "ledger invalid");
    }

    /** Older versions did not write what a run followed. */
    @Test
    void runsWithoutAHashOfTheOneBeforeAreSound() throws IOException {
        checked.forge(1, LedgerDamageTest::older).forge(2, LedgerDamageTest::older);
        checked.forge(3, LedgerDamageTest::older);
        assertThat(Checked.findings(checked.verify())).isEmpty();
        checked.log("e/d.json", "h").ingest("e");
        assertThat(Checked.findings(checked.verify())).isEmpty();
        assertThat(ledger().read(4).sources()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '"run":2,'          | '"run":4294967298,'           | line 1: it is of run 4294967298
            '"root":0,"key"'    | '"root":4294967296,"key"'     | line 3: its member root is out of range
            '"root":0,"key"'    | '"root":1,"key"'              | line 3: its evidence root is none of the run's
            '"root":0,"key"'    | '"root":-1,"key"'             | line 3: its evidence root is none of the run's
            '"rows":2'          | '"rows":1e999999999'          | line 2: its member rows is no whole number
            '"rows":2'          | '"rows":99999999999999999999' | line 2: its member rows is no whole number
            '"sources":2'       | '"sources":9223372036854775807' | line 5: a line of type source was expected
            """)
    void aNumberOutOfRangeIsDamageWithItsPlace(String from, String to, String problem) throws IOException {
        checked.forge(2, text -> text.replace(from, to));
        VerificationReport report = checked.verify();
        assertThat(Checked.findings(report)).containsEntry(name(2), "ledger invalid");
        assertThat(Checked.reason(report, name(2))).contains(problem).contains("Restore the case from a copy");
        assertThatThrownBy(() -> ledger().read(2)).isInstanceOfSatisfying(ColdtrailException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.LEDGER_DAMAGED);
            assertThat(String.valueOf(e.where())).endsWith(name(2));
        });
    }

    @Test
    void aLineWithoutEndIsDamageAndIsNotHeldInMemory() throws IOException {
        byte[] mebibyte = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = Files.newOutputStream(run(2))) {
            for (int i = 0; i < 65; i++) {
                out.write(mebibyte);
            }
        }
        VerificationReport report = checked.verify();
        assertThat(Checked.reason(report, name(2))).contains("line 1: it is longer than the limit of 67108864 bytes");
        assertThatThrownBy(() -> ledger().head(2)).hasMessageContaining("67108864");
    }

    @ParameterizedTest
    @CsvSource({"\\r\\n, the hash in its last line", "\\n\\n, line 2: it is empty"})
    void otherLineEndsAreOtherBytes(String end, String problem) throws IOException {
        String text = Files.readString(run(3));
        Files.writeString(run(3), text.replace("\n", end.translateEscapes()));
        assertThat(Checked.reason(checked.verify(), name(3))).contains(problem);
    }

    @Test
    void bytesThatAreNoTextAreDamage() throws IOException {
        byte[] bytes = Files.readAllBytes(run(3));
        bytes[bytes.length / 2] = (byte) 0xFF;
        Files.write(run(3), bytes);
        assertThat(Checked.reason(checked.verify(), name(3))).contains("it is not UTF-8");
    }

    private static String older(String text) {
        return text.replaceFirst("\"previous\":(null|\"[0-9a-f]{64}\"),", "");
    }

    private Ledger ledger() {
        return CaseFolder.open(checked.caseFolder()).ledger();
    }

    private Path run(int number) {
        return checked.caseFolder().resolve(name(number));
    }

    private static String name(int number) {
        return "ledger/run-00000" + number + ".jsonl";
    }
}
