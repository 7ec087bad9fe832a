package io.coldtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coldtrail.Engine;
import io.coldtrail.fixtures.Answers;
import io.coldtrail.fixtures.Scenario;
import io.coldtrail.query.QuerySession;
import io.coldtrail.query.SessionOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
    @TempDir
    private Path temp;

    @Test
    void tellsTheWholeStoryAndHoldsItAgainstTheTruth() {
        Cli.Outcome first = cli().run("demo", "--case", "d");
        assertThat(first.code()).as(first.err()).isZero();
        for (Scenario scenario : Scenario.values()) {
            assertThat(first.out()).contains(scenario.summary());
        }
        assertThat(first.out()).contains("all as the answers say");
        assertThat(first.err()).contains("60,000 of 60,000 records loaded, 0 known already");

        // The commands that it names work as they stand there.
        Cli.Outcome next = cli().run(
                        "playbook",
                        "run",
                        "root-console-login",
                        "--account",
                        "111122223333",
                        "--from",
                        "2024-01-04",
                        "--to",
                        "2024-01-04",
                        "--case",
                        "d",
                        "--format",
                        "csv");
        assertThat(next.out().lines()).hasSize(4);

        Cli.Outcome again = cli().run("demo", "--case", "d");
        assertThat(again.out()).isEqualTo(first.out());
        assertThat(again.err()).contains("0 of 60,000 records loaded, 60,000 known already");
    }

    /** A check that holds for any case would prove nothing. */
    @Test
    void noticesACaseThatIsNotWhatTheAnswersSay() throws IOException {
        String[] small = {"--events", "400", "--flows", "900", "--days", "3", "--files-per-day", "1", "--accounts", "1"
        };
        cli().run(Stream.concat(Stream.of("generate", "--out", "one", "--seed", "1"), Stream.of(small))
                .toArray(String[]::new));
        cli().run(Stream.concat(Stream.of("generate", "--out", "two", "--seed", "2"), Stream.of(small))
                .toArray(String[]::new));
        cli().run("ingest", "one", "--case", "c");
        try (QuerySession session = QuerySession.open(Engine.snapshot(temp.resolve("c")), SessionOptions.in(temp))) {
            assertThat(new DemoCheck(session, Answers.read(temp.resolve("one/answers.json"))).check())
                    .contains("all as the answers say");
            Answers other = Answers.read(temp.resolve("two/answers.json"));
            assertThatThrownBy(() -> new DemoCheck(session, other).check())
                    .hasMessageContaining("the case and the answers differ in");
        }
    }

    @Test
    void staysOutOfSomebodysCase() throws IOException {
        Files.createDirectories(temp.resolve("mine"));
        Files.writeString(temp.resolve("mine/case.json"), "{}");
        Cli.Outcome outcome = cli().run("demo", "--case", "mine");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("there is a case already, and it is not the demonstration's");
        assertThat(temp.resolve("mine-evidence")).doesNotExist();
    }

    private Cli cli() {
        return new Cli(temp, CaseAccess.inFolder());
    }
}
