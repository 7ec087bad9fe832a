package io.coldtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --memory} and {@code --temp}. */
class SessionLimitsTest {
    private static final String COUNT = "select count(*) as n from cloudtrail";

    @TempDir
    private Path temp;

    private Cli cli;

    @BeforeEach
    void openCase() {
        cli = new Cli(temp, CaseFixture.in(temp.resolve("case")));
    }

    @Test
    void areTaken() {
        assertThat(cli.run("query", "--memory", "64M", "--temp", "1G", COUNT, "--format", "csv"))
                .isEqualTo(new Cli.Outcome(0, "n\n3\n", ""));
    }

    @Test
    void areNamedWhereTheyAreHit() {
        // One array of 3 to the power of 13 numbers.
        String tables = IntStream.range(0, 13).mapToObj(i -> "cloudtrail t" + i).collect(Collectors.joining(", "));
        String large = "select array_agg(n) from (select row_number() over () as n from " + tables + ") t";
        Cli.Outcome outcome = cli.run("query", "--memory", "8M", large);
        assertThat(outcome.code()).isEqualTo(4);
        assertThat(outcome.err())
                .startsWith("coldtrail: the query needs more memory than the 8.0 MiB that it may use. Ask for fewer")
                .contains("--memory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0M", "1", "1.5G", "-1M", "M", "10GB", "9999999999G"})
    void mustBeSizes(String size) {
        Cli.Outcome outcome = cli.run("query", "--memory", size, COUNT);
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err())
                .startsWith("coldtrail: --memory cannot be \"" + size + "\". It must be a size such as 512M or 8G");
        assertThat(cli.run("playbook", "run", "root-events", "--temp", size).code())
                .isEqualTo(2);
    }
}
