package io.coldtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
    private static final String EVENT =
            "{\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"ListBuckets\",\"eventID\":\"%s\"}";
    private static final String JOIN = "select e.eventid, i.verdict from cloudtrail e"
            + " left join integrity i on i.path = e.\"$path\" and i.kind = 'evidence' order by 1";

    @TempDir
    private Path temp;

    @BeforeEach
    void ingest() throws IOException {
        Files.createDirectory(temp.resolve("evidence"));
        write("evidence/a.json", event("1"));
        write("evidence/b.json", event("2"));
        assertThat(cli().run("ingest", "evidence", "--progress", "none").code()).isZero();
    }

    @Test
    void saysThatAllIsAsItWas() {
        Cli.Outcome outcome = verify("verify");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out())
                .startsWith("""
                                   valid  invalid  missing  added  gap  unverifiable
                        evidence       2        0        0      0    0             0
                        """)
                .contains("""
                        part           1        0        0      0    0             0
                        ledger         1        0        0      0    0             0
                        hash-list      1        0        0      0    0             0
                        """)
                .endsWith("for more: coldtrail query 'select * from integrity'\n");
    }

    @Test
    void listsWhatIsNotValidTheWorstFirst() throws IOException {
        write("evidence/a.json", event("3"));
        write("evidence/new.json", event("4"));
        Files.delete(temp.resolve("evidence/b.json"));
        Cli.Outcome outcome = verify("verify");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out().lines().filter(line -> line.contains("  evidence  ")))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("invalid       evidence   a.json  Its SHA-256 was "),
                        line -> assertThat(line).startsWith("missing       evidence   b.json  There is no such file"),
                        line -> assertThat(line).startsWith("added         evidence   new.json  It was not there"));
    }

    @Test
    void printsOneDocumentForPrograms() throws IOException {
        write("evidence/a.json", event("3"));
        Cli.Outcome outcome = verify("verify", "--json");
        assertThat(outcome.code()).isEqualTo(1);
        JsonNode document = new ObjectMapper().readTree(outcome.out());
        assertThat(document.get("evidence").toString())
                .isEqualTo("{\"unchanged\":1,\"changed\":1,\"missing\":0,\"added\":0,\"unverifiable\":0}");
        assertThat(document.get("lake").toString()).isEqualTo("{\"intact\":true,\"problems\":0,\"parts\":1}");
        assertThat(document.get("digests").toString())
                .isEqualTo("{\"valid\":0,\"invalid\":0,\"missing\":0,\"unverifiable\":0,\"gaps\":0}");
        assertThat(document.get("logs").has("unverifiable")).isTrue();
        JsonNode first = document.get("standings").get(0);
        assertThat(first.get("path").asText()).isEqualTo("a.json");
        assertThat(first.get("kind").asText()).isEqualTo("evidence");
        assertThat(first.get("verdict").asText()).isEqualTo("invalid");
        assertThat(document.get("kept").asBoolean()).isTrue();
    }

    @Test
    void aFindingCanBeJoinedWithTheStandingOfItsSource() throws IOException {
        assertThat(cli().run("query", JOIN, "--format", "csv").out()).isEqualTo("eventid,verdict\n1,\n2,\n");
        write("evidence/b.json", event("x"));
        verify("verify");
        assertThat(cli().run("query", JOIN, "--format", "csv").out())
                .isEqualTo("eventid,verdict\n1,valid\n2,invalid\n");
        assertThat(cli().run("query", "select * from integrity where kind = 'ledger'", "--format", "csv")
                        .out())
                .startsWith("path,sha256,kind,verdict,reason\nledger/run-000001.jsonl,");
        assertThat(cli().run("tables").out()).contains("\nintegrity ");
    }

    @Test
    void theSameQuestionRunsOverEvidenceThatHasNoVerdicts() {
        Cli.Outcome outcome = cli().run("query", JOIN, "--evidence", "evidence", "--format", "csv");
        assertThat(outcome.out()).isEqualTo("eventid,verdict\n1,\n2,\n");
    }

    @Test
    void theLedgerShowsTheLastVerification() throws IOException {
        assertThat(cli().run("ledger").out()).doesNotContain("verification");
        write("evidence/b.json", event("x"));
        verify("verify");
        write("evidence/c.json", event("y"));
        cli().run("ingest", "evidence", "--progress", "none");
        assertThat(cli().run("ledger").out())
                .contains("\nlast verification: 1 evidence valid, 1 evidence invalid, ")
                .endsWith("1 run has been added since then; run `coldtrail verify` again\n");
        JsonNode integrity =
                new ObjectMapper().readTree(cli().run("ledger", "--json").out()).get("integrity");
        assertThat(integrity.get("runsSince").asInt()).isEqualTo(1);
        assertThat(integrity.get("verdicts").get(1).toString())
                .isEqualTo("{\"kind\":\"evidence\",\"verdict\":\"invalid\",\"count\":1}");
    }

    @Test
    void worksWithNoCase() throws IOException {
        Files.createDirectory(temp.resolve("elsewhere"));
        write("manifest", "0".repeat(64) + "  a.json\n");
        Cli other = new Cli(temp.resolve("elsewhere"), CaseAccess.inFolder());
        Cli.Outcome outcome = other.run(
                "verify", "--evidence", "../evidence", "--manifest", "../manifest", "--progress", "none", "--json");
        assertThat(outcome.code()).isEqualTo(1);
        JsonNode document = new ObjectMapper().readTree(outcome.out());
        assertThat(document.get("case").isNull()).isTrue();
        assertThat(document.get("evidence").get("changed").asInt()).isEqualTo(1);
        assertThat(document.has("lake")).isFalse();
        assertThat(temp.resolve("elsewhere")).isEmptyDirectory();
        assertThat(other.run("verify").code()).isEqualTo(4);
    }

    @Test
    void strictCountsWhatIsNeitherChangedNorMissing() throws IOException {
        write("evidence/new.json", event("4"));
        assertThat(verify("verify").code()).isZero();
        assertThat(verify("verify", "--strict").code()).isEqualTo(1);
    }

    @Test
    void saysWhichCaseItWasWhereThatCouldBeAMistake() {
        Cli.Outcome outcome = verify("verify", "--evidence", "evidence");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.err())
                .isEqualTo("coldtrail: the evidence is held against the case " + temp.resolve("case") + "\n");
        assertThat(verify("verify", "--evidence", "evidence", "--case", "./case/")
                        .err())
                .isEmpty();
    }

    @Test
    void boundsTheListUnlessAllIsAskedFor() throws IOException {
        for (int i = 0; i < 25; i++) {
            write("evidence/new" + i + ".txt", "x" + i);
        }
        Cli.Outcome some = verify("verify");
        assertThat(some.out().lines().filter(line -> line.startsWith("added "))).hasSize(20);
        assertThat(some.out()).containsPattern("and \\d+ more findings; --all lists them");
        assertThat(verify("verify", "--all").out().lines().filter(line -> line.startsWith("added ")))
                .hasSize(25);
    }

    @Test
    void aCaseThatWasMovedAndMadeReadOnlyOpensAnswersAndVerifies() throws IOException {
        Path moved = temp.resolve("moved");
        Files.move(temp.resolve("case"), moved);
        List<Path> paths = walk(moved);
        protect(paths, "r-xr-xr-x", "r--r--r--");
        try {
            // Whoever may write everywhere cannot be kept from it.
            boolean writable = Files.isWritable(moved);
            Cli.Outcome outcome = verify("verify", "--case", "moved");
            assertThat(outcome.code()).isZero();
            assertThat(cli().run("query", "select count(*) n from cloudtrail", "--case", "moved", "--format", "csv")
                            .out())
                    .isEqualTo("n\n2\n");
            assertThat(cli().run("query", JOIN, "--case", "moved").code()).isZero();
            assumeFalse(writable, "this user writes to read-only folders");
            assertThat(outcome.err())
                    .isEqualTo("coldtrail: the case cannot be written to, so the verdicts were not kept in it.\n");
            assertThat(outcome.out()).doesNotContain("for more");
            assertThat(moved.resolve("integrity")).doesNotExist();
        } finally {
            protect(paths, "rwx------", "rw-------");
        }
    }

    @Test
    void showsWhatHostileDigestsSayWithoutObeyingIt() throws IOException {
        write(
                "evidence/digest.json",
                "{\"digestStartTime\":\"2024-01-01T00:00:00Z\",\"digestEndTime\":\"2024-01-01T01:00:00Z\","
                        + "\"awsAccountId\":\"1\\u001b[2J\",\"digestS3Bucket\":\"..\\u0007\","
                        + "\"digestS3Object\":\"../../\\u001b[31m\\r\\u202e.json.gz\","
                        + "\"digestPublicKeyFingerprint\":\"\\u001b]0;x\\u0007\",\"digestSignatureAlgorithm\":"
                        + "\"\\u001bc\",\"logFiles\":[{\"s3Bucket\":\"b\\u009b\",\"s3Object\":\"../\\u001b[1m\\n\","
                        + "\"hashValue\":\"\\u001b\",\"hashAlgorithm\":\"SHA-256\"}]}");
        for (List<String> more : List.of(List.of("--all"), List.of("--json"))) {
            Cli.Outcome outcome = verify(Stream.concat(Stream.of("verify", "--evidence", "evidence"), more.stream())
                    .toArray(String[]::new));
            assertThat(outcome.code()).isEqualTo(1);
            assertThat(outcome.out()).contains("digest.json");
            assertThat(outcome.out() + outcome.err())
                    .doesNotContainPattern("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202e]");
        }
        try (Stream<Path> files = Files.list(temp)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("case", "evidence");
        }
    }

    @Test
    void refusesWhatCannotBeUsed() throws IOException {
        write("nonsense", "nonsense\n");
        Cli.Outcome outcome = verify("verify", "--manifest", "nonsense");
        assertThat(outcome.code()).isEqualTo(4);
        assertThat(outcome.err()).contains("the manifest cannot be used, line 1");
        assertThat(verify("verify", "--threads", "0").code()).isEqualTo(2);
        assertThat(verify("verify", "--evidence", "nowhere").err()).contains("the evidence cannot be looked at");
    }

    private static void protect(List<Path> paths, String folders, String files) throws IOException {
        for (Path path : paths) {
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(Files.isDirectory(path) ? folders : files));
        }
    }

    private static List<Path> walk(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList();
        }
    }

    private Cli.Outcome verify(String... args) {
        return cli().run(Stream.concat(Stream.of(args), Stream.of("--progress", "none"))
                .toArray(String[]::new));
    }

    private void write(String path, String content) throws IOException {
        Files.writeString(temp.resolve(path), content);
    }

    private static String event(String id) {
        return String.format(EVENT, id);
    }

    private Cli cli() {
        return new Cli(temp, CaseAccess.inFolder());
    }
}
