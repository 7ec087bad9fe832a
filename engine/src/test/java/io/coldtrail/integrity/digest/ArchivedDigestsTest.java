package io.coldtrail.integrity.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.bytes.LocalStorage;
import io.coldtrail.integrity.Standing;
import io.coldtrail.integrity.Standing.Kind;
import io.coldtrail.integrity.Standing.Verdict;
import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Digests, their signatures and logs that lie in archives, which stand for folders. */
class ArchivedDigestsTest {
    @TempDir
    private Path folder;

    private SignedBucket bucket;
    private Path evidence;

    @BeforeEach
    void collect() throws IOException {
        bucket = SignedBucket.of(folder, 4);
        evidence = Files.createDirectory(folder.resolve("evidence"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"all.zip", "all.tar", "all.tar.gz"})
    void areFoundAndChecked(String name) throws IOException {
        pack(name, files());
        DigestReport report = check();
        assertThat(report.digests()).isEqualTo(new VerdictCounts(4, 0, 0, 0, 0));
        assertThat(report.logs()).isEqualTo(new VerdictCounts(4, 0, 0, 0, 0));
        assertThat(report.standings())
                .extracting(Standing::path)
                .contains(
                        name + "/" + bucket.logs.get(0).key(),
                        name + "/" + bucket.newest().key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"all.zip", "all.tar", "all.tar.gz"})
    void tellWhatWasDoneToThem(String name) throws IOException {
        byte[] log = SignedBucket.unzipped(bucket.logFile(0));
        log[log.length - 5] ^= 1;
        Files.write(bucket.logFile(0), SignedBucket.zipped(log));
        Files.delete(bucket.logFile(1));
        byte[] digest = SignedBucket.unzipped(bucket.digestFile(3));
        digest[digest.length - 10] ^= 1;
        Files.write(bucket.digestFile(3), SignedBucket.zipped(digest));
        pack(name, files());

        DigestReport report = check();
        assertThat(bad(report, Verdict.INVALID))
                .containsExactlyInAnyOrder(
                        name + "/" + bucket.logs.get(0).key(),
                        name + "/" + bucket.newest().key());
        assertThat(bad(report, Verdict.MISSING))
                .containsExactly(
                        "s3://example-trail-bucket/" + bucket.logs.get(1).key());
    }

    @Test
    void vouchForLogsInAnotherArchiveAndBesideThem() throws IOException {
        List<Path> digests = files().stream()
                .filter(file -> file.toString().contains("CloudTrail-Digest"))
                .toList();
        List<Path> logs =
                files().stream().filter(file -> !digests.contains(file)).toList();
        pack("proof.tar.gz", digests);
        pack("logs.zip", logs.subList(0, 2));
        Files.copy(logs.get(2), evidence.resolve(logs.get(2).getFileName()));

        DigestReport report = check();
        assertThat(report.digests()).isEqualTo(new VerdictCounts(4, 0, 0, 0, 0));
        assertThat(report.logs()).isEqualTo(new VerdictCounts(3, 0, 1, 0, 0));
    }

    private DigestReport check() throws IOException {
        return DigestCheck.run(new DigestRequest(
                List.of(evidence),
                List.of(bucket.keys),
                List.of(),
                null,
                null,
                Limits.DEFAULT,
                new LocalStorage(),
                2,
                DigestProgress.NONE));
    }

    private static List<String> bad(DigestReport report, Verdict verdict) {
        return report.standings().stream()
                .filter(standing -> standing.kind() != Kind.HOUR && standing.verdict() == verdict)
                .map(Standing::path)
                .toList();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(bucket.root)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void pack(String name, List<Path> files) throws IOException {
        try (OutputStream out = Files.newOutputStream(evidence.resolve(name));
                OutputStream packed = name.endsWith(".gz") ? new GZIPOutputStream(out) : out) {
            if (name.endsWith(".zip")) {
                ZipOutputStream zip = new ZipOutputStream(packed);
                for (Path file : files) {
                    zip.putNextEntry(new ZipEntry(bucket.root.relativize(file).toString()));
                    Files.copy(file, zip);
                }
                zip.finish();
            } else {
                TarArchiveOutputStream tar = new TarArchiveOutputStream(packed);
                tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
                for (Path file : files) {
                    TarArchiveEntry entry =
                            new TarArchiveEntry(bucket.root.relativize(file).toString());
                    entry.setSize(Files.size(file));
                    tar.putArchiveEntry(entry);
                    Files.copy(file, tar);
                    tar.closeArchiveEntry();
                }
                tar.finish();
            }
        }
    }
}
