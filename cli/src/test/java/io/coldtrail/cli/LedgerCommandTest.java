package io.coldtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerCommandTest {
    private static final String EVENT =
            "{\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"ListBuckets\",\"eventID\":\"%s\"}";

    @TempDir
    private Path temp;

    private Path evidence;

    @BeforeEach
    void ingest() throws IOException {
        evidence = Files.createDirectory(temp.resolve("evidence"));
        String good = "{\"Records\":[" + event("1") + "," + event("2") + "]}";
        Files.write(evidence.resolve("a.json.gz"), gzip(good));
        Files.write(evidence.resolve("b.json.gz"), gzip(good));
        // The second element is no event, the third is.
        Files.writeString(evidence.resolve("c.json"), "{\"Records\":[" + event("3") + ",7," + event("4") + "]}");
        Files.writeString(evidence.resolve("d\u202e.txt"), "hello\n");
        assertThat(cli().run("ingest", "evidence", "--progress", "none").code()).isEqualTo(3);
    }

    @Test
    void tellsWhatBecameOfEveryFileAndRecord() {
        Cli.Outcome outcome = cli().run("ledger");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).isEmpty();
        List<String> lines = outcome.out().lines().toList();
        assertThat(lines.get(0)).startsWith("run 1: 20").endsWith(" read, 1 part added");
        assertThat(lines.get(1)).isEqualTo(evidence.toString());
        assertThat(String.join("\n", lines.subList(2, lines.size())) + "\n").isEqualTo("""
                         seen  loaded  duplicate  quarantined  ignored
                files       4       1          1            1        1
                records     7       4          2            1        0

                loaded                             2 loaded                  a.json.gz
                duplicate    same-bytes            2 duplicate               b.json.gz  as a.json.gz
                quarantined  records-rejected      2 loaded, 1 quarantined   c.json
                ignored      not-a-log             -                         d\\u202e.txt
                """);
    }

    @Test
    void listsTheRejectedPiecesUnderQuarantined() {
        Cli.Outcome outcome = cli().run("ledger", "--status", "quarantined");
        assertThat(outcome.code()).isZero();
        int offset = "{\"Records\":[".length() + event("3").length() + 1;
        assertThat(outcome.out()).endsWith("""
                records     7       4          2            1        0

                quarantined  records-rejected      2 loaded, 1 quarantined   c.json
                rejected     not-an-event          1 byte                    c.json  record 1, inflated byte %d, \
                kept in quarantine/run-000001-000000.bytes from byte 0
                """.formatted(offset));
    }

    @Test
    void printsOneDocumentForPrograms() throws IOException {
        String out = cli().run("ledger", "--json").out();
        Stream.of("started", "finished", "toolVersion")
                .forEach(key -> assertThat(out).containsOnlyOnce("\"" + key + "\":\""));
        String document = out.replaceAll("\"(started|finished|toolVersion)\":\"[^\"]*\",", "")
                .replaceAll("\"inflatedSha256\":\"[0-9a-f]{64}\"", "\"inflatedSha256\":\"I\"")
                .replaceAll("\"sha256\":\"[0-9a-f]{64}\"", "\"sha256\":\"S\"");
        long gzipped = Files.size(evidence.resolve("a.json.gz"));
        long plain = Files.size(evidence.resolve("c.json"));
        assertThat(document).isEqualTo("""
                {"runs":[
                {"run":1,"roots":["%s"],\
                "files":{"seen":4,"loaded":1,"duplicate":1,"quarantined":1,"ignored":1},\
                "records":{"seen":7,"loaded":4,"duplicate":2,"quarantined":1,"ignored":0},\
                "bytesRead":%d,"parts":1,"sources":[
                {"root":0,"key":"a.json.gz","size":%d,"sha256":"S","inflatedSha256":"I","status":"loaded",\
                "reason":null,"detail":null,"tables":["cloudtrail"],"placedBy":"record","duplicateOf":null,\
                "records":{"seen":2,"loaded":2,"duplicate":0,"quarantined":0,"ignored":0}},
                {"root":0,"key":"b.json.gz","size":%d,"sha256":"S","inflatedSha256":null,"status":"duplicate",\
                "reason":"same-bytes","detail":null,"tables":[],"placedBy":null,"duplicateOf":"a.json.gz",\
                "records":{"seen":2,"loaded":0,"duplicate":2,"quarantined":0,"ignored":0}},
                {"root":0,"key":"c.json","size":%d,"sha256":"S","inflatedSha256":"I","status":"quarantined",\
                "reason":"records-rejected","detail":null,"tables":["cloudtrail"],"placedBy":"record",\
                "duplicateOf":null,\
                "records":{"seen":3,"loaded":2,"duplicate":0,"quarantined":1,"ignored":0}},
                {"root":0,"key":"d\u202e.txt","size":6,"sha256":"S","inflatedSha256":"I","status":"ignored",\
                "reason":"not-a-log","detail":null,"tables":[],"placedBy":null,"duplicateOf":null,\
                "records":{"seen":0,"loaded":0,"duplicate":0,"quarantined":0,"ignored":0}}],"rejects":[
                {"root":0,"key":"c.json","record":1,"form":"inflated","offset":%d,"length":1,\
                "reason":"not-an-event","detail":null,"file":"quarantine/run-000001-000000.bytes","at":0}]}],
                "integrity":null}
                """.formatted(
                        evidence,
                        gzipped + plain + 6,
                        gzipped,
                        gzipped,
                        plain,
                        "{\"Records\":[".length() + event("3").length() + 1));
    }

    @Test
    void choosesRunAndStatus() {
        assertThat(cli().run("ingest", "evidence", "--progress", "none").code()).isEqualTo(0);
        assertThat(cli().run("ledger", "--run", "2", "--status", "loaded").out())
                .startsWith("run 2: ")
                .doesNotContain("a.json.gz");
        assertThat(cli().run("ledger", "--run", "2", "--status", "duplicate").out())
                .contains("duplicate    already-loaded        2 duplicate               a.json.gz  as a.json.gz\n");
        assertThat(cli().run("ledger", "--status", "ignored").out()).contains("run 1: ", "\n\nrun 2: ");
        assertThat(cli().run("ledger", "--run", "7"))
                .isEqualTo(new Cli.Outcome(
                        2,
                        "",
                        "coldtrail: --run cannot be 7. The case has runs 1, 2. See `coldtrail ledger --help`.\n"));
        assertThat(cli().run("ledger", "--status", "lost").err())
                .isEqualTo("coldtrail: --status cannot be \"lost\". It must be loaded, duplicate, quarantined, ignored."
                        + " See `coldtrail ledger --help`.\n");
    }

    @Test
    void marksTheRootsWhereThereAreSeveral() throws IOException {
        Path other = Files.createDirectory(temp.resolve("other"));
        Files.writeString(other.resolve("a.json"), event("9"));
        assertThat(cli().run("ingest", "other", "evidence", "--case", "both", "--progress", "none")
                        .code())
                .isEqualTo(3);
        assertThat(cli().run("ledger", "--case", "both", "--status", "loaded").out())
                .contains("[0] " + other + "\n[1] " + evidence + "\n")
                .contains("1 loaded                  [0] a.json\n")
                .contains("2 loaded                  [1] a.json.gz\n");
    }

    @Test
    void refusesALedgerWhoseSumsDoNotHold() throws IOException {
        Path file = temp.resolve("case/ledger/run-000001.jsonl");
        List<String> lines = Files.readAllLines(file);
        // One file that was quarantined has become one that was loaded, in the head alone; the hash is made to fit.
        String head = lines.get(0)
                .replace(
                        "\"files\":{\"seen\":4,\"loaded\":1,\"duplicate\":1,\"quarantined\":1",
                        "\"files\":{\"seen\":4,\"loaded\":2,\"duplicate\":1,\"quarantined\":0");
        assertThat(head).isNotEqualTo(lines.get(0));
        String body = head + "\n" + String.join("\n", lines.subList(1, lines.size() - 1)) + "\n";
        Files.writeString(file, body + "{\"type\":\"end\",\"sha256\":\"" + sha256(body) + "\"}\n");

        Cli.Outcome outcome = cli().run("ledger", "--json");
        assertThat(outcome.code()).isEqualTo(4);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith("coldtrail: the ledger is damaged: its files do not add up");
    }

    @Test
    void refusesAQuarantineThatWasChanged() throws IOException {
        Path index = temp.resolve("case/quarantine/run-000001-000000.jsonl");
        Files.writeString(index, Files.readString(index).replace("not-an-event", "an-event"));
        Cli.Outcome outcome = cli().run("ledger", "--status", "quarantined");
        assertThat(outcome.code()).isEqualTo(4);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith("coldtrail: the quarantine is damaged");
    }

    private static String event(String id) {
        return String.format(EVENT, id);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cli cli() {
        return new Cli(temp, CaseAccess.inFolder());
    }
}
