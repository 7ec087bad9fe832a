package io.coldtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColdtrailTest {
    @TempDir
    private static Path temp;

    private static CaseAccess cases;

    @BeforeAll
    static void writeCase() {
        cases = CaseFixture.in(temp.resolve("case"));
    }

    @Test
    void queriesAsATable() {
        Cli.Outcome outcome =
                cli().run("query", "select EventName, count(*) from cloudtrail group by 1 order by 2 desc");
        assertThat(outcome).isEqualTo(new Cli.Outcome(0, """
                        eventname        _col1
                        ───────────────  ─────
                        ListBuckets          2
                        CreateAccessKey      1
                        """, "2 rows\n"));
    }

    @Test
    void queriesFromStandardInputAndFiles() throws IOException {
        assertThat(cli().withInput("select 1 as a").run("query", "-", "--format", "csv"))
                .isEqualTo(new Cli.Outcome(0, "a\n1\n", ""));
        Files.writeString(temp.resolve("q.sql"), "-- why\nselect 'é' as a;\n");
        assertThat(cli().run("query", "-f", "q.sql", "--format", "ndjson"))
                .isEqualTo(new Cli.Outcome(0, "{\"a\":\"é\"}\n", ""));
    }

    @Test
    void answersAsOfATime() {
        assertThat(cli().run("query", "select current_date as d", "--as-of", "2024-01-31", "--format", "csv"))
                .isEqualTo(new Cli.Outcome(0, "d\n2024-01-31\n", ""));
    }

    @Test
    void writesAFileWholeOrNotAtAll() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("out"));
        assertThat(cli().run("query", "select 1 as a", "--format", "csv", "-o", "out/a.csv"))
                .isEqualTo(new Cli.Outcome(0, "", "1 row written to out/a.csv\n"));
        assertThat(folder.resolve("a.csv")).hasContent("a\n1\n");
        Cli.Outcome failed =
                cli().run("query", "select 1 / (cast(a as integer) - 1) from (values '1') t(a)", "-o", "out/b");
        assertThat(failed.code()).isEqualTo(4);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("a.csv"));
        }
    }

    @Test
    void neverWritesIntoTheCase() {
        Cli.Outcome outcome = cli().run("query", "select 1", "-o", "case/lake/a.csv");
        assertThat(outcome)
                .isEqualTo(new Cli.Outcome(
                        2,
                        "",
                        "coldtrail: the output would lie inside the case or its evidence, which stay as they are ("
                                + temp.resolve("case/lake/a.csv") + "). Name a file elsewhere.\n"));
    }

    @Test
    void showsWhereAQueryIsWrong() {
        Cli.Outcome outcome = cli().run("query", "select eventname\nfrom cloudtrial");
        assertThat(outcome.code()).isEqualTo(4);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("line 2, column 6").endsWith("""
                            from cloudtrial
                                 ^
                        """);
    }

    @Test
    void toldUsageMistakesInOneParagraph() {
        assertThat(cli().run("query"))
                .isEqualTo(new Cli.Outcome(
                        2,
                        "",
                        "coldtrail: the query is missing; give it as text, with -f, or -."
                                + " See `coldtrail query --help`.\n"));
        assertThat(cli().run("query", "select 1", "--format", "xml"))
                .isEqualTo(new Cli.Outcome(
                        2,
                        "",
                        "coldtrail: --format cannot be \"xml\". It must be one of table, csv, json, ndjson, markdown,"
                                + " parquet, arrow."
                                + " See `coldtrail query --help`.\n"));
        assertThat(cli().run("tabels").err())
                .isEqualTo("coldtrail: unmatched argument at index 0: 'tabels'. Did you mean tables or timeline?"
                        + " See `coldtrail --help`.\n");
        assertThat(cli().run().code()).isEqualTo(2);
    }

    @Test
    void saysHowToMakeACaseThatIsMissing() {
        Cli.Outcome outcome = new Cli(temp, CaseAccess.inFolder()).run("tables", "--case", "none");
        assertThat(outcome)
                .isEqualTo(new Cli.Outcome(
                        4,
                        "",
                        "coldtrail: there is no case here (" + temp.resolve("none") + "). Name the folder of a case"
                                + " with --case, or make one with `coldtrail ingest EVIDENCE`.\n"));
    }

    @Test
    void reportsItsOwnFaultsWithoutAStackTrace() {
        CaseAccess broken = folder -> {
            throw new IllegalStateException("boom");
        };
        assertThat(new Cli(temp, broken).run("tables"))
                .isEqualTo(new Cli.Outcome(
                        70,
                        "",
                        "coldtrail: a fault of the program itself: IllegalStateException: boom. Please report it with"
                                + " the command that you ran and its output with --debug added; leave evidence"
                                + " out.\n"));
        assertThat(new Cli(temp, broken).run("tables", "--debug").err()).contains("\tat io.coldtrail");
    }

    @Test
    void endsQuietlyWhenNobodyReads() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        String many = "select a.eventname from cloudtrail a" + ", cloudtrail".repeat(9);
        assertThat(cli().runInto(closed, "query", many, "--format", "csv")).isEqualTo(new Cli.Outcome(0, "", ""));
    }

    @Test
    void saysWhenTheDiskIsFull() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertThat(cli().runInto(full, "query", "select 1").code()).isEqualTo(4);
    }

    @Test
    void listsTables() {
        assertThat(cli().run("tables")).isEqualTo(new Cli.Outcome(0, """
                        table                    rows  partitions  bytes
                        cloudtrail_111122223333     3           1   4096
                        cloudtrail                  3           1   4096
                        cloudtrail_logs             3           1   4096
                        cloudtrail_insights         0           0      0
                        vpc_flow_logs               0           0      0
                        tgw_flow_logs               0           0      0
                        integrity                   0           0      0
                        """, ""));
    }

    @Test
    void describesATable() {
        Cli.Outcome outcome = cli().run("tables", "default.CloudTrail");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .startsWith("column ")
                .contains("\nresources                     array<struct<arn:string,accountid:string,type:string>>\n")
                .endsWith("cloudtrail: 3 rows in 1 partitions (2024-01-05 to 2024-01-05), 4096 bytes in 1 files\n");
        assertThat(cli().run("tables", "cloudtrail", "--json").out())
                .startsWith("{\"name\": \"cloudtrail\", \"shape\": \"cloudtrail\", \"rows\": 3, \"partitions\": 1,")
                .contains("{\"name\": \"$path\", \"type\": \"string\"}");
        assertThat(cli().run("tables", "nope").code()).isEqualTo(4);
    }

    @Test
    void helpsWithAnExampleOnEveryCommand() {
        List<String> commands = Cli.commands();
        assertThat(commands)
                .contains("", "demo", "generate", "ingest", "ledger", "show", "query", "tables", "playbook run");
        for (String command : commands) {
            Cli.Outcome outcome = cli().run((command + " --help").strip().split(" "));
            assertThat(outcome.code()).as(command).isZero();
            assertThat(outcome.out()).as(command).containsPattern("Examples?:\n  coldtrail " + command);
        }
        assertThat(cli().run("--version").out()).startsWith("coldtrail ");
    }

    private static Cli cli() {
        return new Cli(temp, cases);
    }
}
