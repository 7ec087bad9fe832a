package io.coldtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is really full: the case lies on a file system of two megabytes, in a mount namespace of its own. */
class FullDiskTest {
    private static final String SCRIPT = """
            set -e
            mount -t tmpfs -o size=2m tmpfs "$2"
            java="$1"; disk="$2"; small="$3"; large="$4"
            coldtrail() { "$java" -Xmx256m -cp "$CLASS_PATH" io.coldtrail.cli.Main "$@"; }
            coldtrail ingest "$small" --case "$disk/case" --progress none --json
            set +e
            coldtrail ingest "$large" --case "$disk/case" --progress none
            echo "not begun $?"
            coldtrail ingest "$large" --case "$disk/case" --progress none --force
            echo "exit $?"
            coldtrail ingest "$large" --case "$disk/case" --progress none --force
            echo "exit $?"
            set -e
            find "$disk/case" -name '*.tmp' -o -name staging
            coldtrail query "select count(*) as n from cloudtrail" --case "$disk/case" --format csv
            coldtrail ingest "$small" --case "$disk/case" --progress none --json
            """;

    @TempDir
    private Path temp;

    @Test
    void aFullDiskLeavesTheCaseAsItWas() throws IOException, InterruptedException {
        assumeThat(Unshared.canMount())
                .as("this machine lets a test mount a file system")
                .isTrue();
        Cli cli = new Cli(temp, CaseAccess.inFolder());
        cli.run("generate", "--out", "small", "--events", "200", "--flows", "0", "--days", "1", "--accounts", "1");
        cli.run("generate", "--out", "large", "--events", "20000", "--flows", "20000", "--seed", "2");
        Files.createDirectory(temp.resolve("disk"));

        Unshared.Outcome outcome = Unshared.run(
                SCRIPT,
                temp.resolve("disk").toString(),
                temp.resolve("small").toString(),
                temp.resolve("large").toString());

        assertThat(outcome.text()).contains("\"loaded\": 200");
        assertThat(outcome.text())
                .containsPattern("are free on its disk, so nothing was begun .*--force.\nnot begun 4\n");
        assertThat(outcome.text()).contains("coldtrail: the disk is full, so nothing of this run was kept");
        assertThat(outcome.text()).contains("are free on its disk, so nothing was begun");
        assertThat(outcome.text()).containsPattern("(?s)exit 4.*exit 4");
        assertThat(outcome.text()).doesNotContain("staging\n").doesNotContain(".tmp\n");
        assertThat(outcome.text()).contains("n\n200\n");
        assertThat(outcome.text()).contains("\"run\": 2,").contains("\"duplicate\": 200");
        assertThat(outcome.code()).isZero();
    }
}
