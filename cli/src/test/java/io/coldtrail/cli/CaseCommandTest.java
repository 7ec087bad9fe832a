package io.coldtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Export, import and reproduce, as scripts call them. */
class CaseCommandTest {
    @TempDir
    private static Path temp;

    @BeforeAll
    static void makeCase() {
        cli().run(
                        "generate",
                        "--out",
                        "evidence",
                        "--events",
                        "400",
                        "--flows",
                        "200",
                        "--days",
                        "1",
                        "--accounts",
                        "1");
        assertThat(cli().run("ingest", "evidence", "--progress", "none").code()).isZero();
        assertThat(cli().run("query", "select eventname, count(*) from cloudtrail group by 1")
                        .code())
                .isZero();
        assertThat(cli().run("playbook", "run", "root-events").code()).isZero();
        assertThat(cli().run("case", "export", "case.zip").code()).isZero();
    }

    @Test
    void exportPrintsTheArchivesHashAsSha256sumDoes() throws IOException, NoSuchAlgorithmException {
        Cli.Outcome outcome = cli().run("case", "export", "again.zip");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(temp.resolve("again.zip")));
        assertThat(outcome.out()).isEqualTo(HexFormat.of().formatHex(hash) + "  again.zip\n");
        assertThat(temp.resolve("again.zip")).hasSameBinaryContentAs(temp.resolve("case.zip"));
    }

    @Test
    void neverWritesIntoTheCase() {
        assertThat(cli().run("case", "export", "case/journal/x.zip").code()).isEqualTo(2);
    }

    @Test
    void anImportedCaseAnswers() {
        assertThat(cli().run("case", "import", "case.zip", "--case", "imported").code())
                .isZero();
        String sql = "select count(*) as n from cloudtrail";
        assertThat(cli().run("query", sql, "--case", "imported", "--format", "csv")
                        .out())
                .isEqualTo("n\n400\n");
        assertThat(cli().run("case", "journal", "--case", "imported").out()).contains("\n3 lines, whole;");
        assertThat(cli().run("case", "import", "case.zip", "--case", "imported").code())
                .isEqualTo(4);
    }

    @Test
    void aCaseWithoutItsLakeSaysSo() {
        assertThat(cli().run("case", "export", "records.zip", "--without-lake").code())
                .isZero();
        Cli.Outcome imported = cli().run("case", "import", "records.zip", "--case", "records");
        assertThat(imported.code()).isZero();
        assertThat(imported.err()).contains("without its lake");
        assertThat(cli().run("ledger", "--case", "records").code()).isZero();
        Cli.Outcome asked = cli().run("query", "select 1 from cloudtrail", "--case", "records");
        assertThat(asked.code()).isEqualTo(4);
        assertThat(asked.err()).contains("the case has no lake").contains("case reproduce");
    }

    @Test
    void reproduceSaysSameOrWhatDiffers() throws IOException {
        Cli.Outcome same = cli().run("case", "reproduce", "case.zip", "--evidence", "evidence", "--case", "repeated");
        assertThat(same.code()).isZero();
        assertThat(same.out()).startsWith("same; compared 1 run, ").endsWith(" 2 results\n");
        assertThat(cli().run("query", "select count(*) as n from cloudtrail", "--case", "repeated", "--format", "csv")
                        .out())
                .isEqualTo("n\n400\n");
        assertThat(cli().run("case", "reproduce", "case.zip", "--evidence", "evidence", "--case", "repeated")
                        .code())
                .isEqualTo(4);

        Path copy = temp.resolve("copy");
        copy(temp.resolve("evidence"), copy);
        Path log;
        try (Stream<Path> files = Files.walk(copy)) {
            log = files.filter(file -> file.toString().contains("CloudTrail_"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        Files.delete(log);
        Cli.Outcome different = cli().run("case", "reproduce", "case.zip", "--evidence", "copy", "--json");
        assertThat(different.code()).isEqualTo(1);
        JsonNode document = new ObjectMapper().readTree(different.out());
        assertThat(document.get("same").asBoolean()).isFalse();
        assertThat(document.get("differences").get(0).get("what").asText())
                .isEqualTo(copy.relativize(log).toString());
        assertThat(document.get("differences").get(0).get("found").asText()).isEqualTo("missing");
        assertThat(cli().run("case", "reproduce", "case.zip", "--evidence", "copy")
                        .out())
                .startsWith("evidence: ")
                .contains("\n  found    missing\n")
                .contains("\ndifferent: ");
    }

    @Test
    void infoTellsWhatTheCaseIs() throws IOException {
        JsonNode document =
                new ObjectMapper().readTree(cli().run("case", "info", "--json").out());
        assertThat(document.get("runs").get(0).get("roots").get(0).asText())
                .isEqualTo(temp.resolve("evidence").toRealPath().toString());
        assertThat(document.get("journal").get("lines").asInt()).isEqualTo(2);
        assertThat(cli().run("case", "info").out()).contains("journal ").contains("2 lines, whole");
        assertThat(cli().run("case").code()).isEqualTo(2);
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(from)) {
            paths = walk.toList();
        }
        for (Path path : paths) {
            Files.copy(path, to.resolve(from.relativize(path).toString()));
        }
    }

    private static Cli cli() {
        return new Cli(temp, CaseAccess.inFolder());
    }
}
