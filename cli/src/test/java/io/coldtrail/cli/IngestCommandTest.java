package io.coldtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestCommandTest {
    private static final String NAME = "111122223333_CloudTrail_eu-west-1_20240105T1005Z_%s.json.gz";
    private static final String EVENT =
            "{\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"ListBuckets\",\"eventID\":\"%s\"}";

    @TempDir
    private Path temp;

    private Path evidence;

    @BeforeEach
    void writeEvidence() throws IOException {
        evidence = Files.createDirectory(temp.resolve("evidence"));
        write("a", "{\"Records\":[" + String.format(EVENT, "1") + "," + String.format(EVENT, "2") + "]}");
        Files.writeString(evidence.resolve("readme.txt"), "hello\n");
    }

    @Test
    void printsTheBalance() {
        Cli.Outcome outcome = cli().run("ingest", "evidence", "--progress", "none");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out().replaceFirst("run 1: .* read in .* s, ", "")).isEqualTo("""
                1 part added
                         seen  loaded  duplicate  quarantined  ignored
                files       2       1          0            0        1
                records     2       2          0            0        0
                """);
        assertThat(cli().run("query", "select eventid, region, day from cloudtrail order by 1", "--format", "csv")
                        .out())
                .isEqualTo("eventid,region,day\n1,eu-west-1,05\n2,eu-west-1,05\n");
    }

    @Test
    void printsTheBalanceForPrograms() {
        Cli.Outcome outcome = cli().run("ingest", "evidence", "--json", "--case", "other", "--threads", "1");
        assertThat(outcome.out()
                        .replaceFirst("\"seconds\": [0-9.]+", "\"seconds\": 0")
                        .replaceFirst("\"bytesRead\": \\d+", "\"bytesRead\": 0"))
                .isEqualTo("{\"run\": 1, \"files\": {\"seen\": 2, \"loaded\": 1, \"duplicate\": 0, \"quarantined\": 0,"
                        + " \"ignored\": 1}, \"records\": {\"seen\": 2, \"loaded\": 2, \"duplicate\": 0,"
                        + " \"quarantined\": 0, \"ignored\": 0}, \"bytesRead\": 0, \"seconds\": 0, \"parts\": 1}\n");
    }

    @Test
    void damageEndsWithThree() throws IOException {
        byte[] whole = gzip("{\"Records\":[" + String.format(EVENT, "3") + "]}");
        Files.write(evidence.resolve(String.format(NAME, "b")), Arrays.copyOf(whole, whole.length - 4));
        Cli.Outcome outcome = cli().run("ingest", "evidence");
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.out())
                .contains(
                        "quarantined " + String.format(NAME, "b") + ": gzip-truncated: the gzip stream ends too early");
    }

    @Test
    void saysWhereRejectedBytesAreKept() throws IOException {
        Files.writeString(evidence.resolve("c.json"), "{\"Records\":[7," + String.format(EVENT, "4") + "]}");
        assertThat(cli().run("ingest", "evidence", "--case", "mine").out())
                .endsWith("1 rejected piece is kept in " + temp.resolve("mine/quarantine")
                        + "\nfor more: coldtrail ledger --status quarantined --run 1 --case mine\n");
    }

    @Test
    void takesLimits() throws IOException {
        // The file has one record of two kilobytes, so that one kilobyte is too little and two are enough.
        write("b", "{\"Records\":[" + String.format(EVENT, "x".repeat(1900)) + "]}");
        assertThat(cli().run("ingest", "evidence", "--case", "small", "--limit", "maxRecordBytes=1K")
                        .code())
                .isEqualTo(3);
        assertThat(cli().run("ingest", "evidence", "--case", "large", "--limit", "maxRecordBytes=4K", "--force")
                        .code())
                .isZero();
    }

    @Test
    void namesTheLimitsWithTheirDefaults() throws IOException {
        String defaults = " The defaults are maxRecordBytes=64M, maxDepth=128, maxInflatedBytes=64G,"
                + " maxInflationRatio=250, maxArchiveMembers=5000000, maxMemberBytesInMemory=256M.";
        assertParagraph(
                2,
                "the value being a whole number such as 4096, 64K, 16M or 2G." + defaults,
                "ingest",
                "evidence",
                "--limit",
                "maxDepth=-1");
        assertParagraph(2, "there is no limit depth;", "ingest", "evidence", "--limit", "depth=1");
        assertParagraph(2, "the limit maxDepth must be from 1 to", "ingest", "evidence", "--limit", "maxDepth=9G");
        assertParagraph(
                2,
                "its value is too large." + defaults,
                "ingest",
                "evidence",
                "--limit",
                "maxInflatedBytes=9999999999999G");
        assertThat(temp.resolve("case")).doesNotExist();
    }

    @Test
    void changedEvidenceEndsWithOne() throws IOException {
        assertThat(cli().run("ingest", "evidence").code()).isZero();
        write("a", "{\"Records\":[" + String.format(EVENT, "9") + "]}");
        Cli.Outcome outcome = cli().run("ingest", "evidence");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out())
                .contains(String.format(NAME, "a") + ": changed: its bytes are not those that were loaded");
    }

    @Test
    void whatCannotStartIsOneParagraph() throws IOException {
        assertParagraph(4, "there is no such evidence", "ingest", "nowhere");
        Files.createDirectory(temp.resolve("empty"));
        assertParagraph(4, "there is no file in the evidence", "ingest", "empty");
        Files.createDirectory(temp.resolve("texts"));
        Files.writeString(temp.resolve("texts/a.txt"), "hello\n");
        assertParagraph(4, "none of the 1 files in the evidence could be loaded (not-a-log 1)", "ingest", "texts");
        assertParagraph(2, "missing required parameter", "ingest");
        assertParagraph(2, "--threads must be from 1 to 64, not 0", "ingest", "evidence", "--threads", "0");
        assertParagraph(2, "--progress cannot be \"loud\"", "ingest", "evidence", "--progress", "loud");
        assertThat(temp.resolve("case")).doesNotExist();
    }

    @Test
    void aNewerCaseIsRefusedByEveryCommand() throws IOException {
        cli().run("ingest", "evidence");
        Path identity = temp.resolve("case/case.json");
        Files.writeString(
                identity, Files.readString(identity).replace("\"formatVersion\" : 1", "\"formatVersion\" : 7"));
        assertParagraph(4, "the case has format version 7", "ingest", "evidence");
        assertParagraph(4, "the case has format version 7", "query", "select 1");
        assertParagraph(4, "the case has format version 7", "tables");
    }

    private void assertParagraph(int code, String text, String... args) {
        Cli.Outcome outcome = cli().run(args);
        assertThat(outcome.err().toLowerCase(Locale.ROOT)).contains(text.toLowerCase(Locale.ROOT));
        assertThat(outcome.err().lines()).hasSize(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.code()).isEqualTo(code);
    }

    private void write(String name, String json) throws IOException {
        Files.write(evidence.resolve(String.format(NAME, name)), gzip(json));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private Cli cli() {
        return new Cli(temp, CaseAccess.inFolder());
    }
}
