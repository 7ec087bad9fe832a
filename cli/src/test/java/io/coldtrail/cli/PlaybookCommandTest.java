package io.coldtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaybookCommandTest {
    @TempDir
    private static Path temp;

    private static CaseAccess cases;

    @BeforeAll
    static void writeCase() {
        cases = CaseFixture.in(temp.resolve("case"));
    }

    @Test
    void listsASection() {
        assertThat(cli().run("playbook", "list", "--section", "general iam")).isEqualTo(new Cli.Outcome(0, """
                        General IAM investigation
                          api-errors          Calls that were refused
                          source-ip-activity  What one address did     needs ip
                          s3-listbuckets      Who listed the buckets
                        """, ""));
        assertThat(cli().run("playbook", "list", "--technique", "t1498", "--section", "inbound")
                        .out())
                .isEqualTo("Network: inbound\n  flow-ldap-reflection  Reflection over connectionless LDAP  needs ip\n");
    }

    @Test
    void showsAQuestionAndItsSql() {
        assertThat(cli().run("playbook", "show", "key-source-ips").out()).isEqualTo("""
                        Source addresses of an access key (key-source-ips)
                        Access key exposure · ATT&CK T1078.004

                        From which addresses a key was used, and when.
                        An address that appears late or rarely deserves a look; names ending in amazonaws.com are AWS services.

                        Parameters
                          key  accesskey  required  The access key id

                        Go on with source-ip-activity, source-ip-summary

                        select sourceipaddress, count(*) as calls, min(eventtime) as first_seen, max(eventtime) as last_seen
                        from {{table}}
                        where {{time}}
                          and useridentity.accesskeyid = {{key}}
                        group by sourceipaddress
                        order by calls desc, sourceipaddress
                        """);
        assertThat(cli().run(
                                "playbook",
                                "show",
                                "key-source-ips",
                                "--sql",
                                "--param",
                                "key=AKIAIOSFODNN7EXAMPLE",
                                "--account",
                                "111122223333")
                        .out())
                .isEqualTo("""
                        select sourceipaddress, count(*) as calls, min(eventtime) as first_seen, max(eventtime) as last_seen
                        from cloudtrail_111122223333
                        where true
                          and useridentity.accesskeyid = 'AKIAIOSFODNN7EXAMPLE'
                        group by sourceipaddress
                        order by calls desc, sourceipaddress
                        """);
    }

    @Test
    void asksOneQuestionInADayOfTheEvents() {
        assertThat(cli().run(
                                "playbook",
                                "run",
                                "key-source-ips",
                                "--param",
                                "key=AKIAIOSFODNN7EXAMPLE",
                                "--from",
                                "2024-01-06",
                                "--to",
                                "2024-01-06",
                                "--format",
                                "csv"))
                .isEqualTo(new Cli.Outcome(0, """
                        sourceipaddress,calls,first_seen,last_seen
                        198.51.100.1,1,2024-01-06T00:00:00Z,2024-01-06T00:00:00Z
                        """, ""));
    }

    @Test
    void asksSeveralQuestionsUnderTheirTitles() {
        assertThat(cli().run("playbook", "run", "top-api-actions", "top-error-codes"))
                .isEqualTo(new Cli.Outcome(0, """
                        The most common calls (top-api-actions)
                        eventsource        eventname        calls
                        ─────────────────  ───────────────  ─────
                        s3.amazonaws.com   ListBuckets          2
                        iam.amazonaws.com  CreateAccessKey      1

                        The most common errors (top-error-codes)
                        errorcode   calls
                        ──────────  ─────
                        (no error)      3
                        """, "2 rows\n1 row\n"));
    }

    @Test
    void skipsWhatLacksAValueAndNamesIt() {
        Cli.Outcome outcome = cli().run("playbook", "run", "--all", "--param", "ip=203.0.113.7");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.err())
                .contains("skipped access-key-owner: needs --param key=… (such as AKIAIOSFODNN7EXAMPLE)\n")
                .contains(
                        "skipped iam-user-activity: needs --param arn=… (such as arn:aws:iam::111122223333:user/alice)\n")
                .doesNotContain("skipped source-ip-activity");
        assertThat(outcome.out())
                .startsWith("Findings\n")
                .containsSubsequence(
                        "  iam-credentials ",
                        "Overviews\n",
                        "  source-ip-activity ",
                        "Credentials added, changed or removed (iam-credentials)\n",
                        "What one address did (source-ip-activity)\n")
                .doesNotContain("waf-disruption");
    }

    @Test
    void checksAFolderOfQuestions(@TempDir Path folder) throws IOException {
        String header = "-- id: mine\n-- title: M\n-- section: S\n-- log: cloudtrail\n-- tells: T.\n";
        Files.writeString(
                folder.resolve("mine.sql"),
                header + "select eventname from {{table}} where {{time}} and eventname = 'DeleteTrail'\n");
        assertThat(cli().run("playbook", "lint", folder.toString()).code()).isZero();
        assertThat(cli().run("playbook", "list", "--playbook", folder.toString())
                        .out())
                .contains("  api-errors ")
                .endsWith("\nS\n  mine  M\n");
        Files.writeString(
                folder.resolve("mine.sql"),
                header + "select evenname from {{table}} where {{time}} and eventname = 'DeleteTrail'\n");
        Cli.Outcome outcome = cli().run("playbook", "lint", folder.toString());
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).startsWith("mine:1:8: ");
        Files.writeString(folder.resolve("mine.sql"), "-- kind: rumour\n" + header + "select 1\n");
        assertThat(cli().run("playbook", "lint", folder.toString()).err())
                .contains("the kind \"rumour\" is not known", "line 1", "Known are finding and overview.");
    }

    @Test
    void holdsQuestionsToTheirExamples(@TempDir Path folder) throws IOException {
        assertThat(cli().run("playbook", "test", "ebs-snapshot-share"))
                .isEqualTo(new Cli.Outcome(
                        0, "", "1 questions held to their examples, 0 differ, 0 have none." + System.lineSeparator()));
        Path mine = Files.createDirectories(folder.resolve("mine"));
        Files.writeString(
                mine.resolve("question.sql"),
                "-- id: mine\n-- title: M\n-- section: S\n-- log: cloudtrail\n-- tells: T.\n"
                        + "select eventname from {{table}} where {{time}}\n");
        Files.writeString(
                mine.resolve("events.jsonl"),
                "{\"eventVersion\":\"1.08\",\"eventTime\":\"2024-01-05T10:00:00Z\",\"eventSource\":\"iam.amazonaws.com\","
                        + "\"eventName\":\"CreateUser\",\"awsRegion\":\"us-east-1\"}\n");
        Files.writeString(mine.resolve("answer.tsv"), "ask\neventname\nDeleteUser\n");
        Cli.Outcome outcome = cli().run("playbook", "test", "mine", "--playbook", folder.toString());
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).isEqualTo("mine: line 1: row 1 is CreateUser, and should be DeleteUser\n");
    }

    @Test
    void namesWhatIsMissing() {
        assertThat(cli().run("playbook", "run", "access-key-usage"))
                .isEqualTo(new Cli.Outcome(
                        2,
                        "",
                        "coldtrail: question access-key-usage needs a value for key (The access key id). Give it with"
                                + " --param key=….\n"));
        assertThat(cli().run("playbook", "run", "acess-key-usage"))
                .isEqualTo(new Cli.Outcome(
                        4,
                        "",
                        "coldtrail: the playbook has no question \"acess-key-usage\". Did you mean access-key-usage?"
                                + " `coldtrail playbook list` shows all questions.\n"));
        assertThat(cli().run("playbook", "run", "top-api-actions", "top-error-codes", "--format", "csv")
                        .code())
                .isEqualTo(2);
    }

    private static Cli cli() {
        return new Cli(temp, cases);
    }
}
