package io.coldtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What queries and questions leave in a case. */
class CaseJournalTest {
    private static final String READ_ONLY = """
            set -e
            mount --bind "$2" "$2"
            mount -o remount,bind,ro "$2"
            cd "$3"
            "$1" -Xmx256m -cp "$CLASS_PATH" io.coldtrail.cli.Main query "select count(*) as n from cloudtrail" --case "$2" --format csv
            "$1" -Xmx256m -cp "$CLASS_PATH" io.coldtrail.cli.Main playbook run root-events api-errors --case "$2" > all.txt 2> all.err
            grep -c journal all.err
            """;

    @TempDir
    private static Path original;

    @TempDir
    private Path temp;

    private Path journal;

    @BeforeAll
    static void ingest() {
        Cli cli = new Cli(original, CaseAccess.inFolder());
        cli.run("generate", "--out", "evidence", "--events", "400", "--flows", "200", "--days", "1", "--accounts", "1");
        assertThat(cli.run("ingest", "evidence", "--progress", "none").code()).isZero();
    }

    @BeforeEach
    void copy() throws IOException {
        try (Stream<Path> walk = Files.walk(original.resolve("case"))) {
            for (Path path : walk.toList()) {
                Files.copy(path, temp.resolve(original.relativize(path).toString()));
            }
        }
        journal = temp.resolve("case/journal/journal.jsonl");
    }

    @Test
    void everyQueryLeavesALineAndChangesNothingElse() throws IOException {
        Map<String, String> before = files();
        Cli.Outcome first = cli().run("query", "select count(*) as n from cloudtrail", "--format", "csv");
        Cli.Outcome again =
                cli().run("query", "select count(*) as n from cloudtrail", "-o", "out.json", "--format", "json");
        assertThat(first.code()).isZero();
        assertThat(again.code()).isZero();
        Map<String, String> after = files();
        assertThat(after.keySet()).contains("journal/journal.jsonl", "journal/head.json");
        after.keySet().removeIf(name -> name.startsWith("journal/"));
        assertThat(after).isEqualTo(before);

        List<JsonNode> lines = lines();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).get("sql").asText()).isEqualTo("select count(*) as n from cloudtrail");
        assertThat(lines.get(0).get("rows").asInt()).isEqualTo(1);
        assertThat(lines.get(0).get("lastRun").asInt()).isEqualTo(1);
        assertThat(lines.get(0).get("sha256")).isEqualTo(lines.get(1).get("sha256"));
        Cli.Outcome shown = cli().run("case", "journal");
        assertThat(shown.code()).isZero();
        assertThat(shown.out())
                .contains("  query  1 row " + lines.get(0).get("sha256").asText() + "  select count(*) as n")
                .contains("\n2 lines, whole; last hash ");
    }

    @Test
    void questionsLeaveTheirArguments() throws IOException {
        assertThat(cli().run(
                                "playbook",
                                "run",
                                "key-source-ips",
                                "--param",
                                "key=AKIAIOSFODNN7EXAMPLE",
                                "--from",
                                "2024-01-05")
                        .code())
                .isZero();
        JsonNode line = lines().get(0);
        assertThat(line.get("command").asText()).isEqualTo("playbook run");
        assertThat(line.get("question").asText()).isEqualTo("key-source-ips");
        assertThat(line.get("arguments").toString())
                .isEqualTo("{\"--from\":\"2024-01-05\",\"key\":\"AKIAIOSFODNN7EXAMPLE\"}");
        assertThat(line.get("sql").asText()).contains("AKIAIOSFODNN7EXAMPLE").doesNotContain("{{");
    }

    /** That a question has no answer is an answer. */
    @Test
    void allQuestionsLeaveALineEach() throws IOException {
        Cli.Outcome outcome = cli().run("playbook", "run", "--all");
        assertThat(outcome.code()).isZero();
        int asked = Integer.parseInt(outcome.err().substring(0, outcome.err().indexOf(' ')));
        assertThat(lines()).hasSize(asked);
        assertThat(lines().stream().map(line -> line.get("question").asText())).doesNotHaveDuplicates();
        assertThat(lines().stream().map(line -> line.get("rows").asInt()))
                .contains(0)
                .anyMatch(rows -> rows > 0);
        assertThat(cli().run("case", "journal").code()).isZero();
    }

    @Test
    void failuresAndUnfinishedResultsAreToldApart() throws IOException {
        assertThat(cli().run("query", "select nothing from cloudtrail").code()).isEqualTo(4);
        assertThat(cli().run("query", "select 1 / (length(eventname) - length(eventname)) from cloudtrail")
                        .code())
                .isEqualTo(4);
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        String many = "select a.eventname from cloudtrail a, cloudtrail b";
        assertThat(cli().runInto(closed, "query", many, "--format", "csv").code())
                .isZero();
        assertThat(cli().run("query", "explain analyze select 1").code()).isZero();
        assertThat(lines().stream()
                        .map(line -> line.get("outcome").asText() + " "
                                + line.get("error").asText() + " "
                                + line.get("sha256").asText()))
                .containsExactly(
                        "failed SQL_UNKNOWN_NAME null",
                        "failed SQL_RUNTIME null",
                        "stopped null null",
                        "answered null null");
    }

    @Test
    void keepsWhatElseAnAnswerDependsOn() throws IOException {
        cli().run("query", "create view v as select eventname from trail", "--table", "trail=cloudtrail_logs");
        cli().run(
                        "query",
                        "select count(*), current_date from cloudtrail where eventname = ?",
                        "--execution-parameter",
                        "'x'",
                        "--as-of",
                        "2024-01-31",
                        "--distinct-events");
        JsonNode line = lines().get(1);
        assertThat(lines().get(0).get("tables").toString()).isEqualTo("[\"trail=cloudtrail_logs\"]");
        assertThat(lines().get(0).get("namesSha256").isNull()).isTrue();
        assertThat(line.get("values").toString()).isEqualTo("[\"'x'\"]");
        assertThat(line.get("asOf").asText()).isEqualTo("2024-01-31T00:00:00Z");
        assertThat(line.get("distinctEvents").asBoolean()).isTrue();
        assertThat(temp.resolve("case/journal/names/" + line.get("namesSha256").asText() + ".json"))
                .hasSameBinaryContentAs(temp.resolve("case/definitions.json"));
    }

    @Test
    void nothingIsKeptWhereThatIsAsked() {
        assertThat(cli().run("query", "select 1", "--no-journal").code()).isZero();
        assertThat(cli().run("playbook", "run", "root-events", "--no-journal").code())
                .isZero();
        assertThat(temp.resolve("case/journal")).doesNotExist();
        assertThat(cli().run("case", "journal").out()).startsWith("0 lines, whole;");
    }

    @Test
    void aBrokenChainIsBadNews() throws IOException {
        cli().run("query", "select 1");
        cli().run("query", "select 2");
        Files.writeString(journal, Files.readString(journal).replace("select 1", "select 3"));
        Cli.Outcome outcome = cli().run("case", "journal");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).contains("2 lines, not as they were written").contains("line 2 does not follow");
        JsonNode document = new ObjectMapper()
                .readTree(cli().run("case", "journal", "--json").out());
        assertThat(document.get("lines")).hasSize(2);
        assertThat(document.get("problems")).hasSize(1);
        // The answer is given all the same.
        assertThat(cli().run("query", "select 3 as a", "--format", "csv").out()).isEqualTo("a\n3\n");
    }

    @Test
    void anAnchorMustBeThere() throws IOException {
        cli().run("query", "select 1");
        JsonNode document = new ObjectMapper()
                .readTree(cli().run("case", "journal", "--json").out());
        String last = document.get("lastSha256").asText();
        cli().run("query", "select 2");
        assertThat(cli().run("case", "journal", "--anchor", last).code()).isZero();
        assertThat(cli().run("case", "journal", "--anchor", "0".repeat(64)).code())
                .isEqualTo(1);
        assertThat(cli().run("case", "journal", "--anchor", "x").code()).isEqualTo(2);
    }

    @Test
    void aJournalThatCannotBeWrittenStopsNoAnswer() throws IOException {
        Files.writeString(temp.resolve("case/journal"), "no folder");
        Cli.Outcome outcome = cli().run("query", "select 1 as a", "--format", "csv");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).isEqualTo("a\n1\n");
        assertThat(outcome.err()).startsWith("coldtrail: nothing of this is added to the case's journal: ");
    }

    @Test
    void readOnlyMediaAnswerAndSaySoOnce() throws IOException, InterruptedException {
        assumeThat(Unshared.canMount())
                .as("this machine lets a test mount a file system")
                .isTrue();
        Unshared.Outcome outcome = Unshared.run(READ_ONLY, temp.resolve("case").toString(), temp.toString());
        assertThat(outcome.text())
                .contains("n\n400\n")
                .contains("coldtrail: the case cannot be written to, so nothing of this is added to its journal.\n");
        assertThat(outcome.text().lines().reduce((one, other) -> other)).contains("1");
        assertThat(outcome.code()).isZero();
    }

    private List<JsonNode> lines() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(journal)) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new HashMap<>();
        Path folder = temp.resolve("case");
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(
                        folder.relativize(file).toString(),
                        Files.getLastModifiedTime(file) + " "
                                + new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    private Cli cli() {
        return new Cli(temp, CaseAccess.inFolder());
    }
}
