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
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowCommandTest {
    /** White space, escapes and a byte that is no UTF-8: none of it may be tidied up. */
    private static final String SECOND =
            "{ \"eventSource\" : \"s3.amazonaws.com\",\n\t\"eventName\":\"Get\\u004fbject\",\"eventID\":\"e'2\",\"x\":\"\u00ff\" }";

    private static final String FIRST =
            "{\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"ListBuckets\",\"eventID\":\"e1\"}";
    private static final String HEAD = "{\"Records\":[" + FIRST + ", ";
    private static final String FLOWS = """
            version account-id interface-id srcaddr dstaddr
            2 111122223333 eni-1 10.0.0.1 10.0.0.2
            2 111122223333 eni-1
            2 111122223333 eni-1 10.0.0.3 10.0.0.4
            """;

    @TempDir
    private Path temp;

    private Path evidence;

    @BeforeEach
    void ingest() throws IOException {
        evidence = Files.createDirectories(temp.resolve("evidence/sub")).getParent();
        Files.write(evidence.resolve("sub/a.json.gz"), gzip(HEAD + SECOND + "]}"));
        Files.write(evidence.resolve("f.log.gz"), gzip(FLOWS));
        assertThat(cli().run("ingest", "evidence", "--progress", "none").code()).isEqualTo(3);
    }

    @Test
    void printsTheBytesOfAnEventAsTheyLie() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Cli.Outcome outcome = cli().runInto(out, "show", "e'2");
        assertThat(out.toByteArray()).isEqualTo(SECOND.getBytes(StandardCharsets.ISO_8859_1));
        Path file = evidence.resolve("sub/a.json.gz");
        assertThat(outcome).isEqualTo(new Cli.Outcome(0, "", """
                        file    %s
                        record  1
                        offset  %d in the inflated file
                        length  %d bytes
                        sha256  %s of the file as stored, as when it was loaded
                        """.formatted(
                        file, HEAD.length(), SECOND.length(), sha256(Files.readAllBytes(file)))));
    }

    @Test
    void printsTheLineOfAFlowByItsPlace() {
        Cli.Outcome outcome = cli().run("show", "--path", "f.log.gz", "--record", "3");
        assertThat(outcome.out()).isEqualTo("2 111122223333 eni-1 10.0.0.3 10.0.0.4\n");
        assertThat(outcome.code()).isZero();
    }

    @Test
    void printsARejectedRecordFromTheCase() throws IOException {
        Files.delete(evidence.resolve("f.log.gz"));
        Cli.Outcome outcome = cli().run("show", "--path", "f.log.gz", "--record", "2");
        assertThat(outcome).isEqualTo(new Cli.Outcome(0, "2 111122223333 eni-1\n", """
                        file    %s from byte 0
                        key     f.log.gz
                        record  2
                        offset  %d in the inflated file
                        length  21 bytes
                        reason  field-count
                        """.formatted(
                temp.resolve("case/quarantine/run-000001-000000.bytes"), FLOWS.indexOf("2 111122223333 eni-1\n"))));
    }

    @Test
    void printsEveryRowOfAnEventThatWasDeliveredTwice() throws IOException {
        Files.writeString(evidence.resolve("again.json"), FIRST);
        assertThat(cli().run("ingest", "evidence", "--progress", "none").code()).isZero();
        Cli.Outcome outcome = cli().run("show", "e1");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).isEqualTo(FIRST + "\n" + FIRST);
        assertThat(outcome.err()).containsSubsequence("again.json\n", "\n\nfile ", "sub/a.json.gz\n");
    }

    @Test
    void findsEvidenceThatWasMovedOrRenamed() throws IOException {
        Files.move(evidence, temp.resolve("moved"));
        Cli.Outcome lost = cli().run("show", "e1");
        assertThat(lost.code()).isEqualTo(4);
        assertThat(lost.out()).isEmpty();
        assertThat(lost.err())
                .startsWith("coldtrail: the evidence is not found: sub/a.json.gz with the SHA-256 ")
                .contains("Name the folder that it lies in now with --evidence.");

        Cli.Outcome moved = cli().run("show", "e1", "--evidence", "moved");
        assertThat(moved.out()).isEqualTo(FIRST);
        assertThat(moved.err()).startsWith("file    " + temp.resolve("moved/sub/a.json.gz") + "\n");

        Files.move(temp.resolve("moved/sub/a.json.gz"), temp.resolve("moved/z"));
        Cli.Outcome renamed = cli().run("show", "e1", "--evidence", "moved");
        assertThat(renamed.out()).isEqualTo(FIRST);
        assertThat(renamed.err())
                .startsWith("file    " + temp.resolve("moved/z") + "\nkey     sub/a.json.gz\nrecord  0\n");
    }

    @Test
    void saysThatEvidenceHasChanged() throws IOException {
        Path file = evidence.resolve("sub/a.json.gz");
        byte[] loaded = Files.readAllBytes(file);
        byte[] changed = gzip(HEAD + SECOND + ",{}]}");
        Files.write(file, changed);
        assertThat(cli().run("show", "e1"))
                .isEqualTo(new Cli.Outcome(
                        1,
                        "",
                        "coldtrail: the evidence has changed: the file had the SHA-256 " + sha256(loaded)
                                + " when it was loaded, and has " + sha256(changed) + " now (" + file
                                + "). Name a folder with an unchanged copy with --evidence.\n"));

        Path copy = Files.createDirectory(temp.resolve("copy"));
        Files.write(copy.resolve("whatever"), loaded);
        assertThat(cli().run("show", "e1", "--evidence", "copy").out()).isEqualTo(FIRST);
    }

    /** A case may come from elsewhere; what it says must not make a file outside the evidence be read. */
    @Test
    void followsNoKeyOutOfTheEvidence() throws IOException {
        Path secret = temp.resolve("secret.json");
        Files.write(secret, Files.readAllBytes(evidence.resolve("sub/a.json.gz")));
        Files.delete(evidence.resolve("sub/a.json.gz"));
        Files.createSymbolicLink(evidence.resolve("sub/a.json.gz"), secret);
        assertThat(cli().run("show", "e1").code()).isEqualTo(4);
    }

    @Test
    void namesWhatItDoesNotFind() {
        assertStopped("no event of the case has the eventID nope", "show", "nope");
        assertStopped("the ledger has no file with the key x.gz", "show", "--path", "x.gz", "--record", "0");
        assertStopped(
                "the file has no record 9: it ends, or cannot be read on, before that position ("
                        + evidence.resolve("f.log.gz") + ")",
                "show",
                "--path",
                "f.log.gz",
                "--record",
                "9");
        assertStopped("there is no such evidence", "show", "e1", "--evidence", "nowhere");
    }

    @Test
    void wantsAnEventOrAPlace() {
        for (String[] args : new String[][] {
            {"show"},
            {"show", "--path", "f.log.gz"},
            {"show", "--record", "1"},
            {"show", "e1", "--record", "1"},
            {"show", "--path", "f.log.gz", "--record", "-1"}
        }) {
            assertThat(cli().run(args))
                    .isEqualTo(new Cli.Outcome(
                            2,
                            "",
                            "coldtrail: show takes an event id, or --path with the key of a file and --record with a"
                                    + " position from 0. See `coldtrail show --help`.\n"));
        }
    }

    private void assertStopped(String text, String... args) {
        Cli.Outcome outcome = cli().run(args);
        assertThat(outcome.err()).startsWith("coldtrail: " + text);
        assertThat(outcome.err().lines()).hasSize(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.code()).isEqualTo(4);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.ISO_8859_1));
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cli cli() {
        return new Cli(temp, CaseAccess.inFolder());
    }
}
