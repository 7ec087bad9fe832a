package io.coldtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCommandTest {
    @TempDir
    private Path temp;

    private CaseAccess cases;

    @BeforeEach
    void writeCase() {
        cases = CaseFixture.in(temp.resolve("case"));
    }

    @Test
    void listsAndShows() {
        assertThat(cli().run("rules", "list").out())
                .contains("disruption-cloudtrail")
                .contains("critical")
                .contains("Trail stopped or changed");
        assertThat(cli().run("rules", "show", "disruption-cloudtrail").out())
                .startsWith("Trail stopped or changed (disruption-cloudtrail)\nSeverity critical · ATT&CK T1562.008\n")
                .contains("Asked by cloudtrail-disruption\n")
                .contains("\"eventSource\":[\"cloudtrail.amazonaws.com\"]");
        assertThat(cli().run("rules", "show", "nothing").code()).isNotZero();
    }

    @Test
    void testsOneEvent() throws IOException {
        Files.writeString(temp.resolve("r.json"), "{\"detail\":{\"eventName\":[\"GetUser\"]}}");
        Files.writeString(temp.resolve("e.json"), "{\"eventSource\":\"iam.amazonaws.com\",\"eventName\":\"GetUser\"}");
        Files.writeString(
                temp.resolve("f.json"), "{\"eventSource\":\"iam.amazonaws.com\",\"eventName\":\"ListUsers\"}");

        assertThat(cli().run("rules", "test", "r.json", "--event", "e.json"))
                .isEqualTo(new Cli.Outcome(
                        0,
                        "r: match\n",
                        "EventBridge delivers read-only management events only to rules in the state"
                                + " ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS.\n"));
        assertThat(cli().run("rules", "test", "r.json", "--event", "f.json"))
                .isEqualTo(new Cli.Outcome(1, "r: no match\n", ""));
    }

    @Test
    void replaysBuiltInRules() {
        assertThat(cli().run("rules", "replay", "access-credentials", "disruption-cloudtrail"))
                .isEqualTo(new Cli.Outcome(0, """
                        rule                severity  first                 last                  questions                        fired
                        access-credentials  high      2024-01-05T10:00:00Z  2024-01-05T10:00:00Z  iam-credentials, iam-remove-mfa      1

                        Credentials of IAM users changed (access-credentials)
                          2024-01-05T10:00:00Z  access-credentials  iam.amazonaws.com:CreateAccessKey     record 7

                        1 of 2 rules would have fired on 3 events; 1 would not.
                        """, ""));
        assertThat(cli().run("rules", "replay", "access-credentials", "--from", "2024-01-06")
                        .out())
                .isEqualTo("0 of 1 rules would have fired on 1 events; 1 would not.\n");
    }

    @Test
    void replaysARuleOfOnesOwnAloneOrBesideTheBuiltInOnes() throws IOException {
        Files.writeString(
                temp.resolve("lists.json"),
                "{\"id\":\"lists\",\"title\":\"Lists\",\"state\":\"ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS\","
                        + "\"pattern\":{\"detail\":{\"eventName\":[{\"prefix\":\"List\"}]}}}");

        assertThat(cli().run("rules", "replay", "--rule", "lists.json", "--keep", "1")
                        .out())
                .contains("  and 1 more\n")
                .endsWith("\n1 of 1 rules would have fired on 3 events; 0 would not.\n");
        assertThat(cli().run("rules", "replay", "--rule", "lists.json", "--records")
                        .out()
                        .lines())
                .filteredOn(line -> line.contains("s3.amazonaws.com:ListBuckets"))
                .hasSize(2);
        assertThat(cli().run("rules", "replay", "--rule", "lists.json", "--all").out())
                .contains("access-credentials", "lists");
        assertThat(cli().run("rules", "replay", "--rule", "lists.json", "--json")
                        .out())
                .startsWith(
                        "{\"firings\":[\n{\"rule\":\"lists\",\"eventId\":\"\",\"eventTime\":\"2024-01-05T10:01:00Z\",")
                .contains(
                        "\"rules\":[\n{\"rule\":\"lists\",\"title\":\"Lists\",\"severity\":\"medium\",\"questions\":[],\"fired\":2,"
                                + "\"first\":\"2024-01-05T10:01:00Z\",\"last\":\"2024-01-06T00:00:00Z\"}],\n\"events\":3,\"refused\":0,");
    }

    @Test
    void matchesNumbersAsNumbers() throws IOException {
        Files.writeString(
                temp.resolve("many.json"),
                "{\"id\":\"many\",\"title\":\"t\",\"pattern\":{\"detail\":{\"requestParameters\":{\"count\":[{\"numeric\":[\">\",10]},5.0]}}}}");
        Map<String, String> answers =
                Map.of("20", "match", "1e1", "no match", "10.01", "match", "5", "match", "\"20\"", "no match");
        for (Map.Entry<String, String> answer : answers.entrySet()) {
            Files.writeString(
                    temp.resolve("event.json"),
                    "{\"eventSource\":\"ec2.amazonaws.com\",\"eventName\":\"RunInstances\",\"requestParameters\":{\"count\":"
                            + answer.getKey() + "}}");
            assertThat(cli().run("rules", "test", "many.json", "--event", "event.json")
                            .out())
                    .as(answer.getKey())
                    .isEqualTo("many: " + answer.getValue() + "\n");
        }
        assertThat(cli().run("rules", "replay", "--rule", "many.json").out())
                .isEqualTo("0 of 1 rules would have fired on 3 events; 1 would not.\n");
    }

    @Test
    void theNumberOfThreadsChangesNoOutput() {
        String alone = cli().run("rules", "replay", "--json", "--threads", "1").out();

        assertThat(cli().run("rules", "replay", "--json", "--threads", "3").out())
                .isEqualTo(alone);
        assertThat(cli().run("rules", "replay", "--threads", "0"))
                .extracting(Cli.Outcome::code)
                .isEqualTo(2);
    }

    @Test
    void exportsIntoAnEmptyFolderOnly() throws IOException {
        Path folder = temp.resolve("alerts");

        assertThat(cli().run("rules", "export", "disruption-cloudtrail", "--format", "json", "-o", folder.toString())
                        .code())
                .isZero();
        assertThat(folder).isDirectoryContaining("glob:**/disruption-cloudtrail.json");
        assertThat(Files.readString(folder.resolve("disruption-cloudtrail.json")))
                .contains("\"Name\" : \"disruption-cloudtrail\"");
        assertThat(cli().run("rules", "export", "--format", "terraform", "-o", folder.toString())
                        .err())
                .contains("the folder is not empty");
        assertThat(cli().run("rules", "export", "--format", "yaml", "-o", folder.toString())
                        .err())
                .contains("--format cannot be yaml. It is json or terraform.");
        assertThat(cli().run(
                                "rules",
                                "export",
                                "--format",
                                "terraform",
                                "-o",
                                temp.resolve("module").toString())
                        .code())
                .isZero();
        assertThat(temp.resolve("module/patterns/disruption-cloudtrail.json")).exists();
    }

    @Test
    void saysWhatIsWrongWithARule() throws IOException {
        Files.writeString(temp.resolve("bad.json"), "{\"detail\":{\"eventName\":\"GetUser\"}}");
        Cli.Outcome outcome = cli().run("rules", "replay", "--rule", "bad.json");
        assertThat(outcome.code()).isNotZero();
        assertThat(outcome.err()).contains("EventBridge refuses its pattern").contains("bad.json");
        assertThat(cli().run("rules", "replay", "--keep", "-1").code()).isEqualTo(2);
    }

    private Cli cli() {
        return new Cli(temp, cases);
    }
}
