package io.coldtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
    @TempDir
    private static Path temp;

    private static CaseAccess cases;

    @BeforeAll
    static void writeCase() {
        cases = CaseFixture.in(temp.resolve("case"));
    }

    @Test
    void showsWhatIsReadOfEachTable() {
        Cli.Outcome outcome = new Cli(temp, cases).run("explain", """
                        select eventname, count(*) as n from cloudtrail
                        where year = '2024' and month = '1' group by eventname""");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).startsWith("DuckDB SQL\n  select ").endsWith("""

                Result
                  eventname varchar
                  n bigint

                Table cloudtrail
                  columns     eventname, year, month
                  pruned by   "year" = '2024'; "month" = '1'
                  partitions  0 of 1
                  files       0 of 1
                  bytes       0 of 4096
                  rows        0 in these files

                Findings
                <sql>:2:33: never-true: no month is '1': a month is two digits. Write '01'.

                corrected: <sql> line 1
                    select eventname, count(*) as n from cloudtrail
                    where year = '2024' and month = '01' group by eventname
                """);
    }

    @Test
    void knowsTheAccountsOfTheCase() {
        String sql = "select eventname from cloudtrail_999900001111 where year = '2024'";
        Cli.Outcome outcome = new Cli(temp, cases).run("explain", sql);
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).startsWith("""
                Findings
                <sql>:1:23: unknown-table: no table is named cloudtrail_999900001111.""");
    }

    @Test
    void showsColumnsWithoutACase() {
        Cli.Outcome outcome = new Cli(temp, CaseAccess.inFolder())
                .run("explain", "select eventname from cloudtrail_111122223333 where year = '2024'");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.err())
                .isEqualTo("coldtrail: there is no case here, so partitions and files are not known.\n");
        assertThat(outcome.out()).endsWith("""

                Table cloudtrail_111122223333
                  columns     eventname, year
                  pruned by   "year" = '2024'

                Findings
                  none
                """);
        assertThat(new Cli(temp, CaseAccess.inFolder())
                        .run("explain", "--case", "none", "select 1")
                        .code())
                .isEqualTo(4);
    }

    @Test
    void saysWhyAQueryDoesNotRun() {
        Cli.Outcome outcome =
                new Cli(temp, cases).run("explain", "select evenname from cloudtrail where year = '2024'");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).startsWith("Findings\n<sql>:1:8: unknown-column: ");
    }
}
