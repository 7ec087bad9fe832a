package io.coldtrail.integrity.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.casefile.VerdictHead;
import io.coldtrail.integrity.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verdicts by manifests that others have made, with a case and without. */
class ManifestVerdictsTest {
    @TempDir
    private Path folder;

    private Checked checked;

    @BeforeEach
    void evidence() throws IOException {
        checked = new Checked(folder)
                .log("e/x/a.json", "ab")
                .log("e/x/b.json", "cd")
                .log("e/y/b.json", "e");
    }

    @Test
    void withoutACaseFilesAreHeldAgainstTheManifest() throws IOException {
        checked.write(
                "m",
                checked.line("x/a.json", "e/x/a.json")
                        + checked.line("y/b.json", "e/x/b.json")
                        + checked.line("gone.json", "e/x/a.json"));
        VerificationReport report = checked.evidenceAlone("e", "m");
        assertThat(Checked.findings(report))
                .isEqualTo(Map.of(
                        "y/b.json", "evidence invalid",
                        "gone.json", "evidence missing",
                        "x/b.json", "evidence added"));
        assertThat(report.count(Standing.Kind.EVIDENCE, Standing.Verdict.VALID)).isEqualTo(1);
        assertThat(report.kept()).isEqualTo(VerificationReport.Kept.NO_CASE);
        assertThat(Checked.reason(report, "y/b.json")).contains("m line 2 has the SHA-256 ");
    }

    @Test
    void theManifestMayHaveBeenMadeInAnotherFolder() throws IOException {
        for (String before : List.of("./", "e/", "/mnt/disk 1/", "../")) {
            checked.write(
                    "m",
                    checked.line(before + "x/a.json", "e/x/a.json")
                            + checked.line(before + "x/b.json", "e/x/b.json")
                            + checked.line(before + "y/b.json", "e/y/b.json"));
            assertThat(Checked.findings(checked.evidenceAlone("e", "m")))
                    .as(before)
                    .isEmpty();
        }
        // Made in a folder of the evidence: the other folder is none of its business.
        checked.write("m", checked.line("a.json", "e/x/a.json") + checked.line("b.json", "e/x/b.json"));
        VerificationReport report = checked.evidenceAlone("e", "m");
        assertThat(Checked.findings(report)).isEmpty();
        assertThat(Checked.own(report)).extracting(Standing::path).containsExactly("x/a.json", "x/b.json");
    }

    @Test
    void aNameThatLeadsOutOfTheEvidenceLeadsNowhere() throws IOException {
        checked.write("secret", "secret");
        checked.write(
                "m",
                checked.line("x/a.json", "e/x/a.json")
                        + checked.line("../secret", "secret")
                        + checked.line(checked.path("secret").toString(), "secret"));
        assertThat(Checked.findings(checked.evidenceAlone("e", "m")))
                .containsEntry("../secret", "evidence missing")
                .containsEntry(checked.path("secret").toString(), "evidence missing");
    }

    @Test
    void weakHashesAreSaidToBeWeakAndStillTellChanges() throws IOException {
        String a = Files.readString(checked.path("e/x/a.json"));
        checked.write(
                "m",
                "MD5 (x/a.json) = " + Checked.hash("MD5", a) + "\n" + Checked.hash("SHA-1", "other")
                        + "  x/b.json\n" + Checked.hash("SHA-512", Files.readString(checked.path("e/y/b.json")))
                        + "  y/b.json\n");
        VerificationReport report = checked.evidenceAlone("e", "m");
        assertThat(Checked.findings(report)).isEqualTo(Map.of("x/b.json", "evidence invalid"));
        assertThat(Checked.reason(report, "x/a.json")).contains("MD5 only");
        assertThat(Checked.reason(report, "y/b.json")).isEmpty();
    }

    @Test
    void aBagIsCheckedWithItsTags() throws IOException {
        Checked bag = new Checked(checked.path("bag")).log("b/data/a.json", "a").write("b/bagit.txt", "BagIt\n");
        bag.write("b/manifest-sha256.txt", bag.line("data/a.json", "b/data/a.json"));
        bag.write(
                "b/tagmanifest-sha256.txt",
                bag.line("bagit.txt", "b/bagit.txt") + bag.line("manifest-sha256.txt", "b/manifest-sha256.txt"));
        VerificationReport report = bag.evidenceAlone("b", "b");
        assertThat(Checked.findings(report)).isEmpty();
        assertThat(Checked.own(report))
                .extracting(Standing::path)
                .containsExactly("bagit.txt", "data/a.json", "manifest-sha256.txt");
        bag.write("b/bagit.txt", "BagIt?\n");
        assertThat(Checked.findings(bag.evidenceAlone("b", "b"))).isEqualTo(Map.of("bagit.txt", "evidence invalid"));
    }

    @Test
    void withACaseTheManifestTellsWhatWasThereBeforeIt() throws IOException {
        // One file was changed, one removed and one planted between the manifest and the run.
        checked.write(
                "m",
                checked.line("x/a.json", "e/x/a.json")
                        + checked.line("x/b.json", "e/x/b.json")
                        + checked.line("y/b.json", "e/y/b.json"));
        checked.log("e/x/a.json", "ax").log("e/planted.json", "p");
        Files.delete(checked.path("e/y/b.json"));
        checked.ingest("e");
        assertThat(Checked.findings(checked.verify())).isEmpty();
        VerificationReport report = checked.verify(2, List.of(), List.of(checked.path("m")));
        assertThat(Checked.findings(report))
                .isEqualTo(Map.of(
                        "x/a.json", "evidence invalid",
                        "y/b.json", "evidence missing",
                        "planted.json", "evidence added"));

        VerdictHead head =
                CaseFolder.open(checked.caseFolder()).verdicts().head().orElseThrow();
        String text = Files.readString(checked.path("m"));
        String copy = "integrity/manifests/" + Checked.sha256(text) + ".txt";
        assertThat(head.manifests()).containsExactly(new VerdictHead.KeptManifest("m", copy, Checked.sha256(text), 3));
        assertThat(checked.caseFolder().resolve(copy)).hasContent(text);
        // The next verification without it gives other verdicts, and the copy stays.
        assertThat(Checked.findings(checked.verify())).isEmpty();
        assertThat(checked.caseFolder().resolve(copy)).hasContent(text);
    }
}
