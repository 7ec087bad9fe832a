package io.coldtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {
    @TempDir
    private Path temp;

    @Test
    void printsFindingsThenTheStatementsPutRight() throws IOException {
        Files.writeString(temp.resolve("a.sql"), """
                -- who
                select eventname
                from cloudtrail
                and year = '2024'
                and eventname in ('DeleteNetworkAclEncry');
                select eventname from cloudtrail where year = 2024
                """);
        Files.writeString(temp.resolve("b.sql"), "select eventname from cloudtrail where year = '2024'");
        assertThat(cli().run("lint", "-f", "a.sql", "b.sql"))
                .isEqualTo(new Cli.Outcome(1, """
                        a.sql:4:1: missing-where: the WHERE is missing: and begins the first condition after FROM. \
                        Write `where` in its place.
                        a.sql:5:19: unknown-event-name: no event is known by the name 'DeleteNetworkAclEncry'. \
                        Write 'DeleteNetworkAclEntry' if that is meant.
                        a.sql:6:47: unlike-types: varchar cannot be compared with integer. Write `'2024'`.

                        corrected: a.sql line 2
                            -- who
                            select eventname
                            from cloudtrail
                            where year = '2024'
                            and eventname in ('DeleteNetworkAclEntry')

                        corrected: a.sql line 6
                            select eventname from cloudtrail where year = '2024'
                        """, "2 errors, 1 warning, 0 notes\n"));
        assertThat(cli().run("lint", "--findings-only", "-f", "a.sql").out().lines())
                .hasSize(3);
    }

    @Test
    void endsWellWhereThereAreOnlyNotes() {
        String sql = "select eventname from cloudtrail_000000000000 where year = '####'";
        assertThat(cli().run("lint", sql)).isEqualTo(new Cli.Outcome(0, """
                        <sql>:1:23: placeholder: cloudtrail_000000000000 has a placeholder for the account. \
                        Fill it before the statement is run.
                        <sql>:1:60: placeholder: '####' is a placeholder. Fill it before the statement is run.
                        """, "0 errors, 0 warnings, 2 notes\n"));
        assertThat(cli().withInput("select 1 as a").run("lint", "-"))
                .isEqualTo(new Cli.Outcome(0, "", "0 errors, 0 warnings, 0 notes\n"));
    }

    @Test
    void takesOtherNamesForTables() {
        String sql = "select eventname from trail where timestamp = '2024/01/05'";
        assertThat(cli().run("lint", "--table", "trail=cloudtrail-logs", sql).code())
                .isZero();
        assertThat(cli().run("lint", sql).out()).startsWith("<sql>:1:23: unknown-table: no table is named trail.");
        assertThat(cli().run("lint", "--table", "trail=nope", sql).code()).isEqualTo(2);
    }

    @Test
    void printsOneDocument() {
        assertThat(cli().run("lint", "--json", "select eventname from cloudtrail where year = '24'")
                        .out())
                .isEqualTo("""
                        {"statements": [
                          {"file": "<sql>", "line": 1, "findings": [{"line": 1, "column": 47, "endLine": 1, \
                        "endColumn": 51, "code": "never-true", "severity": "warning", \
                        "message": "no year is '24': a year has four digits", "remedy": "Write '2024'."}], \
                        "corrected": "select eventname from cloudtrail where year = '2024'"}
                        ]}
                        """);
    }

    @Test
    void showsNothingThatMovesTheCursor() {
        Cli.Outcome outcome =
                cli().run("lint", "select \u001b[2J, \"a\u202eb\" from cloudtrail where year = '24\u001b'");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).doesNotContain("\u001b", "\u202e");
    }

    @Test
    void tellsWrongUsage() {
        assertThat(cli().run("lint").code()).isEqualTo(2);
        assertThat(cli().run("lint", "select 1", "-f", "a.sql").code()).isEqualTo(2);
        assertThat(cli().run("lint", "query.sql"))
                .isEqualTo(new Cli.Outcome(
                        2,
                        "",
                        "coldtrail: \"query.sql\" is no SQL; give a file with -f query.sql."
                                + " See `coldtrail lint --help`.\n"));
        assertThat(cli().run("lint", "-f", "none.sql").code()).isEqualTo(4);
    }

    private Cli cli() {
        return new Cli(temp, CaseAccess.inFolder());
    }
}
