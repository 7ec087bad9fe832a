package io.coldtrail.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is full when parts are staged, when rejected bytes are kept, or when the ledger is written: the case is as
 * it was, and with more space the same run ends as on a large disk. The case lies on a small file system of its own.
 */
class FullDiskRunsTest {
    private static final String SCRIPT = """
            set -e
            disk="$1"; small="$2"; large="$3"; out="$4"; size="$5"
            mount -t tmpfs -o size=64m tmpfs "$disk"
            coldtrail() { "$JAVA" --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -Xmx256m -cp "$CLASS_PATH" io.coldtrail.ingest.IngestChild "$@"; }
            coldtrail "$disk/case" "$small"
            cp -r "$disk/case" "$out/before"
            mount -o remount,size=$size "$disk"
            echo; echo full:
            coldtrail "$disk/case" "$large" 2>&1
            cp -r "$disk/case" "$out/after"
            mount -o remount,size=64m "$disk"
            echo; echo space:
            coldtrail "$disk/case" "$large"
            cp -r "$disk/case" "$out/done"
            """;

    @TempDir
    private Path temp;

    /** Many partitions, a part each. */
    @Test
    void whileStaging() throws IOException, InterruptedException {
        Path large = Files.createDirectory(temp.resolve("large"));
        KilledEvidence.write(large, 1, 28);
        fillsTheDisk(large, "400k");
    }

    /** Rejects that are larger than the disk, of which the lake gets next to nothing. */
    @Test
    void whileRejectedBytesAreKept() throws IOException, InterruptedException {
        Path large = Files.createDirectory(temp.resolve("large"));
        String reject = "{\"none\":\"" + "x".repeat(1000) + "\"}\n";
        Files.writeString(large.resolve("a.json"), Evidence.event("a") + "\n" + reject.repeat(2000));
        fillsTheDisk(large, "400k");
    }

    /** Links have a line in the ledger and nothing else. */
    @Test
    void whileTheLedgerIsWritten() throws IOException, InterruptedException {
        Path large = Files.createDirectory(temp.resolve("large"));
        Files.writeString(large.resolve("a.json"), Evidence.event("a") + "\n");
        for (int i = 0; i < 3000; i++) {
            Files.createSymbolicLink(large.resolve("link" + i), Path.of("a.json"));
        }
        fillsTheDisk(large, "400k");
    }

    private void fillsTheDisk(Path large, String size) throws IOException, InterruptedException {
        assumeThat(canMount())
                .as("this machine lets a test mount a file system")
                .isTrue();
        Path small = Files.createDirectory(temp.resolve("small"));
        Files.writeString(small.resolve("s.json"), Evidence.event("s") + "\n");
        Path disk = Files.createDirectory(temp.resolve("disk"));
        Path out = Files.createDirectory(temp.resolve("out"));

        String said = unshared(SCRIPT, disk.toString(), small.toString(), large.toString(), out.toString(), size);

        assertThat(said).contains("full:\nbrDISK_FULL the disk is full").contains("space:\nbe");
        Map<String, String> before = CaseState.content(out.resolve("before"));
        assertThat(CaseState.content(out.resolve("after"))).isEqualTo(before);
        CaseState.assertSound(out.resolve("after"));
        CaseState.assertTidy(out.resolve("after"));
        Path unhindered = temp.resolve("unhindered");
        Ingest.run(Evidence.request(unhindered, small));
        Ingest.run(Evidence.request(unhindered, large));
        assertThat(CaseState.content(out.resolve("done"))).isEqualTo(CaseState.content(unhindered));
        CaseState.assertTidy(out.resolve("done"));
    }

    private static boolean canMount() throws InterruptedException {
        try {
            return unshared("mount -t tmpfs tmpfs /mnt && echo mounted").contains("mounted");
        } catch (IOException e) {
            // There is no unshare here.
            return false;
        }
    }

    private static String unshared(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script, "sh"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .put(
                        "JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.environment()
                .put(
                        "CLASS_PATH",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return text;
    }
}
