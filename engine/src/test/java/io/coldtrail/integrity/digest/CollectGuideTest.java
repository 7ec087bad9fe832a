package io.coldtrail.integrity.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.bytes.LocalStorage;
import io.coldtrail.fixtures.TrailDigests;
import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of docs/collect.md, run by a shell, with a stand-in for {@code aws} that answers from a folder. */
@DisabledOnOs(OS.WINDOWS)
class CollectGuideTest {
    private static final Path GUIDE = Path.of("../docs/collect.md");
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    /** Fails as aws does where there is no such object. */
    private static final String AWS = """
            #!/bin/sh
            case "$1 $2" in
            "s3 sync") mkdir -p "$4" && cp -R "$STORE/${3#s3://}." "$4" ;;
            "cloudtrail list-public-keys") cat "$STORE/keys.json" ;;
            "s3api head-object") cat "$STORE/heads/$4/$6" 2>/dev/null || { echo "Not Found" >&2; exit 254; } ;;
            *) exit 252 ;;
            esac
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "audit/", "a b/c/"})
    void collectsWhatCanBeProved(String prefix) throws IOException, InterruptedException {
        List<SignedBucket> trails = List.of(
                SignedBucket.of(folder, trail(prefix, "", "us-east-1", "main"), 3),
                SignedBucket.of(folder, trail(prefix, "", "eu-west-1", "main"), 2),
                SignedBucket.of(folder, trail(prefix, "", "us-east-1", "second_trail"), 2),
                SignedBucket.of(folder, trail(prefix, "o-exampleorgid", "us-east-1", "main"), 4));
        Path store = Files.createDirectory(folder.resolve("store"));
        for (SignedBucket trail : trails) {
            for (TrailDigests.Written digest : trail.written) {
                Path head = store.resolve("heads").resolve(digest.bucket()).resolve(digest.key());
                Files.createDirectories(head.getParent());
                Files.move(TrailDigests.saveHead(digest), head);
            }
        }
        Files.move(trails.get(0).root, store.resolve(TrailDigests.BUCKET));
        Files.copy(trails.get(0).keys, store.resolve("keys.json"));

        Path work = Files.createDirectory(folder.resolve("work"));
        String script = block("mkdir")
                        .replace("BUCKET=the-log-bucket", "BUCKET=" + TrailDigests.BUCKET)
                        .replaceFirst("PREFIX= +#", "PREFIX='" + prefix + "' #")
                + block("s3 sync")
                + block("list-public-keys")
                + block("head-object");
        assertThat(run(script, store, work)).isEmpty();

        try (Stream<Path> saved = Files.walk(work)) {
            assertThat(saved.filter(file -> file.toString().endsWith(".head.json")))
                    .hasSize(4);
        }
        DigestReport report = DigestCheck.run(new DigestRequest(
                List.of(work.resolve("evidence")),
                List.of(work.resolve("proof/keys-us-east-1.json"), work.resolve("proof/keys-eu-west-1.json")),
                List.of(),
                null,
                null,
                Limits.DEFAULT,
                new LocalStorage(),
                2,
                DigestProgress.NONE));
        assertThat(report.notes()).isEmpty();
        assertThat(report.digests())
                .isEqualTo(new VerdictCounts(11, 0, 0, 0, report.digests().gaps()));
        // The logs of two of the trails bear the same names, so that digests of both list them.
        assertThat(report.logs()).isEqualTo(new VerdictCounts(report.logs().valid(), 0, 0, 0, 0));
        assertThat(report.logs().valid()).isGreaterThanOrEqualTo(11);
    }

    @Test
    void saysWhichSignatureCouldNotBeHad() throws IOException, InterruptedException {
        SignedBucket bucket = SignedBucket.of(folder, trail("", "", "us-east-1", "main"), 2);
        Path store = Files.createDirectory(folder.resolve("store"));
        Files.move(bucket.root, store.resolve(TrailDigests.BUCKET));
        Path work = Files.createDirectory(folder.resolve("work"));
        String script = "BUCKET=" + TrailDigests.BUCKET + "\nPREFIX=\n" + block("s3 sync") + block("head-object");

        assertThat(run(script, store, work))
                .contains("no signature: evidence/" + bucket.newest().key());
        try (Stream<Path> saved = Files.walk(work)) {
            assertThat(saved.filter(file -> file.toString().contains(".head.json")))
                    .isEmpty();
        }
    }

    private static TrailDigests.Trail trail(String prefix, String organization, String region, String name) {
        return new TrailDigests.Trail(
                TrailDigests.BUCKET, prefix, organization, "111122223333", region, name, "us-east-1", false);
    }

    /** The only block of commands that has a word. */
    private static String block(String word) throws IOException {
        List<String> blocks = BLOCK.matcher(Files.readString(GUIDE))
                .results()
                .map(match -> match.group(1))
                .filter(text -> text.contains(word))
                .toList();
        assertThat(blocks).as(word).hasSize(1);
        return blocks.get(0);
    }

    /** Runs a script and gives what it says of problems. */
    private String run(String script, Path store, Path work) throws IOException, InterruptedException {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Path aws = Files.writeString(bin.resolve("aws"), AWS);
        Files.setPosixFilePermissions(aws, PosixFilePermissions.fromString("rwx------"));
        Path problems = folder.resolve("problems");
        ProcessBuilder builder =
                new ProcessBuilder("sh", "-c", script).directory(work.toFile()).redirectError(problems.toFile());
        builder.environment().put("STORE", store.toString());
        builder.environment().merge("PATH", bin.toString(), (path, first) -> first + ":" + path);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out + Files.readString(problems);
    }
}
