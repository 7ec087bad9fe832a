package io.coldtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code query} with statements that are no plain query, and what {@code tables} says of them. */
class StatementCommandTest {
    @TempDir
    private Path temp;

    private CaseAccess cases;

    @BeforeEach
    void writeCase() {
        cases = CaseFixture.in(temp.resolve("case"));
    }

    private Cli.Outcome query(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "query";
        System.arraycopy(args, 0, all, 1, args.length);
        return new Cli(temp, cases).run(all);
    }

    @Test
    void answersADefinition() {
        Cli.Outcome outcome = query(
                "CREATE EXTERNAL TABLE `trail` (eventname string) PARTITIONED BY (`day` string)"
                        + " LOCATION 's3://b/AWSLogs/" + CaseFixture.ACCOUNT + "/CloudTrail/'",
                "--format",
                "csv");
        assertThat(outcome).isEqualTo(new Cli.Outcome(0, """
                        table_name,finding,name,detail
                        trail,registered,"","3 rows in 1 partitions, of the shape cloudtrail-account"
                        trail,partition,day,days as yyyy/MM/dd
                        trail,location,"",only rows below 111122223333 are there
                        """, ""));
        assertThat(query("select day, count(*) as n from trail group by 1", "--format", "csv"))
                .isEqualTo(new Cli.Outcome(0, "day,n\n2024/01/05,3\n", ""));
    }

    @Test
    void listsNamesAndViews() {
        query("create external table trail (eventname string)");
        query("create view v as select eventname as n from trail");
        Cli cli = new Cli(temp, cases);
        assertThat(cli.run("tables").out()).contains("Named by CREATE EXTERNAL TABLE:\n", "trail ", "Views:\nv\n");
        assertThat(cli.run("tables", "v").out()).isEqualTo("""
                column  type
                n       varchar

                v is the view
                select eventname as n from trail
                """);
        assertThat(cli.run("tables", "--json").out())
                .contains("\"views\": [\"v\"]", "\"named\": [\n  {\"name\": \"trail\"");
        assertThat(cli.run("tables", "v", "--json").out()).contains("\"type\": \"varchar\"");
    }

    @Test
    void writesOnlyToTheFileThatIsNamed() throws IOException {
        Cli.Outcome refused = query(
                "-f",
                Files.writeString(temp.resolve("q.sql"), "-- x\nunload (select 1 as a) to 's3://b'")
                        .toString());
        assertThat(refused.code()).isEqualTo(4);
        assertThat(refused.err()).contains("UNLOAD writes rows", "line 2, column 1", "Give -o FILE");
        assertThat(query("unload (select 1 as a) to 's3://b' with (format = 'JSON')", "-o", "a.json")
                        .err())
                .isEqualTo("1 row written to a.json\n");
        assertThat(temp.resolve("a.json")).hasContent("{\"a\":1}\n");
        assertThat(query("create table x as select 1 as a", "-o", "a.parquet").code())
                .isZero();
        assertThat(Files.readString(temp.resolve("a.parquet"), StandardCharsets.ISO_8859_1))
                .startsWith("PAR1")
                .endsWith("PAR1");
        assertThat(query("insert into x select 1 as a", "-o", "a.csv", "--format", "csv")
                        .code())
                .isZero();
        assertThat(temp.resolve("a.csv")).hasContent("a\n1\n");
        assertThat(query("create table x with (format = 'ORC') as select 1 as a", "-o", "a.orc")
                        .err())
                .contains("does not write the format orc");
        assertThat(temp.resolve("a.orc")).doesNotExist();
    }

    @Test
    void writesBytesToStandardOutput() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(new Cli(temp, cases).runInto(out, "query", "select 1 as a", "--format", "parquet"))
                .isEqualTo(new Cli.Outcome(0, "", ""));
        assertThat(out.toString(StandardCharsets.ISO_8859_1)).startsWith("PAR1").endsWith("PAR1");
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        new Cli(temp, cases).runInto(stream, "query", "select 1 as a", "--format", "arrow");
        assertThat(stream.toByteArray()).startsWith(-1, -1, -1, -1);
    }

    @Test
    void givesTablesOtherNames() {
        assertThat(query("select count(*) as n from x", "--table", "x=cloudtrail-account", "--format", "csv"))
                .isEqualTo(new Cli.Outcome(0, "n\n3\n", ""));
        Cli.Outcome wrong = query("select 1", "--table", "x=alb");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("no table here is of the shape alb", "coldtrail query --help");
    }

    @Test
    void saysHowManyRowsItLeavesOut() {
        assertThat(query("select count(*) as n from cloudtrail", "--distinct-events", "--format", "csv"))
                .isEqualTo(new Cli.Outcome(
                        0, "n\n3\n", "coldtrail: cloudtrail is shown without 0 rows whose event came before.\n"));
    }

    @Test
    void takesValuesForParameters() {
        assertThat(query(
                        "select eventname from cloudtrail where eventname = ? and 1 = ?",
                        "--execution-parameter",
                        "'CreateAccessKey'",
                        "--execution-parameter",
                        "1",
                        "--format",
                        "csv"))
                .isEqualTo(new Cli.Outcome(0, "eventname\nCreateAccessKey\n", ""));
        assertThat(query("select ?", "--execution-parameter", "1, 2").code()).isEqualTo(4);
        assertThat(query("select ? as a").err()).contains("line 1, column 8");
    }
}
