package io.coldtrail.integrity.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.fixtures.PublicKeyList;
import io.coldtrail.fixtures.SigningKey;
import io.coldtrail.fixtures.TrailDigests;
import io.coldtrail.integrity.Standing;
import io.coldtrail.integrity.Standing.Kind;
import io.coldtrail.integrity.Standing.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestCheckTest {
    private static final int HOURS = 6;

    @TempDir
    Path folder;

    private static String of(DigestReport report, Path root, Path file) {
        String path = root.relativize(file).toString();
        List<String> verdicts = report.standings().stream()
                .filter(standing -> standing.path().equals(path))
                .map(standing -> standing.verdict().toString())
                .toList();
        assertThat(verdicts).as(path).hasSize(1);
        return verdicts.get(0);
    }

    private static List<String> addresses(DigestReport report, Kind kind, Verdict verdict) {
        return report.standings().stream()
                .filter(standing -> standing.kind() == kind && standing.verdict() == verdict)
                .map(Standing::path)
                .toList();
    }

    private static VerdictCounts counts(long valid, long invalid, long missing, long unverifiable, long gaps) {
        return new VerdictCounts(valid, invalid, missing, unverifiable, gaps);
    }

    @Test
    void findsAnIntactChainValid() throws IOException {
        SignedBucket bucket = SignedBucket.of(folder, HOURS);
        DigestReport report = DigestCheck.run(bucket.request());

        assertThat(report.digests()).isEqualTo(counts(6, 0, 0, 0, 0));
        assertThat(report.logs()).isEqualTo(counts(6, 0, 0, 0, 0));
        assertThat(report.isBadNews()).isFalse();
        assertThat(report.notes()).isEmpty();
        assertThat(report.chains())
                .containsExactly(new DigestChain(
                        "111122223333",
                        "us-east-1",
                        "main",
                        "us-east-1",
                        "",
                        false,
                        SignedBucket.START,
                        SignedBucket.START.plus(Duration.ofHours(6)),
                        6,
                        counts(6, 0, 0, 0, 0),
                        counts(6, 0, 0, 0, 0)));
        Standing log = report.standings().stream()
                .filter(standing -> standing.kind() == Kind.LOG)
                .findFirst()
                .orElseThrow();
        assertThat(log.sha256()).isEqualTo(SignedBucket.sha256(Files.readAllBytes(bucket.logFile(0))));
    }

    @Test
    void findsOneByteChangedInALog() throws IOException {
        SignedBucket bucket = SignedBucket.of(folder, HOURS);
        byte[] content = SignedBucket.unzipped(bucket.logFile(2));
        content[content.length - 5] ^= 1;
        Files.write(bucket.logFile(2), SignedBucket.zipped(content));

        DigestReport report = DigestCheck.run(bucket.request());
        assertThat(of(report, bucket.root, bucket.logFile(2))).isEqualTo("INVALID");
        assertThat(report.logs()).isEqualTo(counts(5, 1, 0, 0, 0));
        assertThat(report.digests()).isEqualTo(counts(6, 0, 0, 0, 0));
        assertThat(report.isBadNews()).isTrue();
    }

    @Test
    void findsALogRemoved() throws IOException {
        SignedBucket bucket = SignedBucket.of(folder, HOURS);
        Files.delete(bucket.logFile(3));

        DigestReport report = DigestCheck.run(bucket.request());
        assertThat(addresses(report, Kind.LOG, Verdict.MISSING))
                .containsExactly(
                        "s3://example-trail-bucket/" + bucket.logs.get(3).key());
        assertThat(report.logs()).isEqualTo(counts(5, 0, 1, 0, 0));
    }

    @Test
    void findsLogsThatWereSwapped() throws IOException {
        SignedBucket bucket = SignedBucket.of(folder, HOURS);
        byte[] one = Files.readAllBytes(bucket.logFile(1));
        byte[] other = Files.readAllBytes(bucket.logFile(2));
        Files.write(bucket.logFile(1), other);
        Files.write(bucket.logFile(2), one);

        DigestReport report = DigestCheck.run(bucket.request());
        assertThat(report.logs()).isEqualTo(counts(4, 2, 0, 0, 0));
    }

    @Test
    void findsBytesAfterTheGzipStream() throws IOException {
        SignedBucket bucket = SignedBucket.of(folder, HOURS);
        Files.write(bucket.logFile(0), "more".getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);

        assertThat(of(DigestCheck.run(bucket.request()), bucket.root, bucket.logFile(0)))
                .isEqualTo("INVALID");
    }

    @Test
    void takesARecompressedAnUnzippedAndARenamedLogForWhatItIs() throws IOException {
        SignedBucket bucket = SignedBucket.of(folder, HOURS);
        byte[] content = SignedBucket.unzipped(bucket.logFile(0));
        byte[] half = SignedBucket.zipped(Arrays.copyOf(content, 20));
        Files.write(bucket.logFile(0), half);
        Files.write(
                bucket.logFile(0),
                SignedBucket.zipped(Arrays.copyOfRange(content, 20, content.length)),
                StandardOpenOption.APPEND);
        Path unzipped = Path.of(bucket.logFile(1).toString().replace(".json.gz", ".json"));
        Files.write(unzipped, SignedBucket.unzipped(bucket.logFile(1)));
        Files.delete(bucket.logFile(1));
        Path renamed = Files.move(bucket.logFile(2), bucket.root.resolve("a log"));

        DigestReport report = DigestCheck.run(bucket.request());
        assertThat(report.logs()).isEqualTo(counts(6, 0, 0, 0, 0));
        assertThat(of(report, bucket.root, unzipped)).isEqualTo("VALID");
        assertThat(of(report, bucket.root, renamed)).isEqualTo("VALID");
    }

    @Test
    void namesALogThatNoDigestLists() throws IOException {
        SignedBucket bucket = SignedBucket.of(folder, HOURS);
        bucket.log(99);
        Path planted = bucket.logFile(HOURS);
        Path copied = planted.resolveSibling(planted.getFileName().toString().replace("main", "copy"));
        Files.copy(bucket.logFile(0), copied);

        DigestReport report = DigestCheck.run(bucket.request());
        assertThat(of(report, bucket.root, planted)).isEqualTo("UNVERIFIABLE");
        assertThat(of(report, bucket.root, copied)).isEqualTo("UNVERIFIABLE");
        assertThat(report.logs()).isEqualTo(counts(6, 0, 0, 2, 0));
        assertThat(report.isBadNews()).isFalse();
    }

    @Test
    void findsADigestRemoved() throws IOException {
        SignedBucket bucket = SignedBucket.of(folder, HOURS);
        Files.delete(bucket.digestFile(2));

        DigestReport report = DigestCheck.run(bucket.request());
        assertThat(addresses(report, Kind.DIGEST, Verdict.MISSING))
                .containsExactly(
                        "s3://example-trail-bucket/" + bucket.written.get(2).key());
        // The one before it has lost its signature with it.
        assertThat(of(report, bucket.root, bucket.digestFile(1))).isEqualTo("UNVERIFIABLE");
        assertThat(report.digests()).isEqualTo(counts(4, 0, 1, 1, 0));
        assertThat(report.logs()).isEqualTo(counts(4, 0, 0, 2, 0));
    }

    @Test
    void countsTwoDigestsRemovedInARowAsTwo() throws IOException {
        SignedBucket bucket = SignedBucket.of(folder, HOURS);
        Files.delete(bucket.digestFile(2));
        Files.delete(bucket.digestFile(3));

        DigestReport report = DigestCheck.run(bucket.request());
        assertThat(addresses(report, Kind.DIGEST, Verdict.MISSING))
                .containsExactly(
                        "s3://example-trail-bucket/" + bucket.written.get(2).key(),
                        "s3://example-trail-bucket/" + bucket.written.get(3).key());
    }

    @Test
    void findsTheNewestDigestRemovedByItsSignatureOrByOtherRegions() throws IOException {
        SignedBucket bucket = SignedBucket.of(folder, HOURS);
        Files.delete(bucket.digestFile(5));
        Files.delete(bucket.digestFile(4));

        DigestReport report = DigestCheck.run(bucket.request());
        assertThat(addresses(report, Kind.DIGEST, Verdict.MISSING))
                .containsExactly(
                        "s3://example-trail-bucket/" + bucket.written.get(4).key(),
                        "s3://example-trail-bucket/" + bucket.written.get(5).key());

        Files.delete(bucket.digestFile(5).resolveSibling(bucket.digestFile(5).getFileName() + ".head.json"));
        report = DigestCheck.run(bucket.request());
        assertThat(report.digests()).isEqualTo(counts(3, 0, 0, 1, 0));

        SignedBucket other = SignedBucket.of(folder, TrailDigests.Trail.of("111122223333", "eu-west-1", "main"), HOURS);
        TrailDigests.saveHead(other.newest());
        report = DigestCheck.run(bucket.request());
        assertThat(addresses(report, Kind.HOUR, Verdict.GAP))
                .containsExactly("111122223333/us-east-1/main/2024-03-01T04:10:00Z/2024-03-01T06:10:00Z");
    }

    @Test
    void findsADigestAltered() throws IOException {
        SignedBucket bucket = SignedBucket.of(folder, HOURS);
        String content = new String(SignedBucket.unzipped(bucket.digestFile(2)), StandardCharsets.UTF_8);
        String altered = content.replace(bucket.logs.get(2).sha256(), "0".repeat(64));
        Files.write(bucket.digestFile(2), SignedBucket.zipped(altered.getBytes(StandardCharsets.UTF_8)));

        DigestReport report = DigestCheck.run(bucket.request());
        assertThat(report.digests()).isEqualTo(counts(5, 1, 0, 0, 0));
        assertThat(of(report, bucket.root, bucket.digestFile(2))).isEqualTo("INVALID");
        assertThat(of(report, bucket.root, bucket.logFile(2))).isEqualTo("UNVERIFIABLE");
        assertThat(report.logs()).isEqualTo(counts(5, 0, 0, 1, 0));
    }

    @Test
    void doesNotTrustASignatureThatAnAlteredDigestCarries() throws IOException {
        SignedBucket bucket = SignedBucket.of(folder, HOURS);
        String content = new String(SignedBucket.unzipped(bucket.digestFile(3)), StandardCharsets.UTF_8);
        String altered = content.replace(bucket.written.get(2).signature(), "ab".repeat(256));
        Files.write(bucket.digestFile(3), SignedBucket.zipped(altered.getBytes(StandardCharsets.UTF_8)));

        DigestReport report = DigestCheck.run(bucket.request());
        assertThat(of(report, bucket.root, bucket.digestFile(3))).isEqualTo("INVALID");
        assertThat(of(report, bucket.root, bucket.digestFile(2))).isEqualTo("UNVERIFIABLE");
        assertThat(report.digests()).isEqualTo(counts(4, 1, 0, 1, 0));
    }

    @Test
    void findsDigestsReorderedAndOneReplacedByAnOlderOne() throws IOException {
        SignedBucket bucket = SignedBucket.of(folder, HOURS);
        byte[] one = Files.readAllBytes(bucket.digestFile(1));
        byte[] other = Files.readAllBytes(bucket.digestFile(2));
        Files.write(bucket.digestFile(1), other);
        Files.write(bucket.digestFile(2), one);
        Files.write(bucket.digestFile(4), Files.readAllBytes(bucket.digestFile(3)));

        DigestReport report = DigestCheck.run(bucket.request());
        assertThat(of(report, bucket.root, bucket.digestFile(1))).isEqualTo("INVALID");
        assertThat(of(report, bucket.root, bucket.digestFile(2))).isEqualTo("INVALID");
        assertThat(of(report, bucket.root, bucket.digestFile(4))).isEqualTo("INVALID");
        // With the fourth gone, nothing holds the signature of the third.
        assertThat(report.digests()).isEqualTo(counts(2, 3, 0, 1, 0));
        assertThat(addresses(report, Kind.DIGEST, Verdict.MISSING)).isEmpty();
    }

    @Test
    void takesARestartedChainForAGap() throws IOException {
        SignedBucket bucket = SignedBucket.of(folder, SignedBucket.TRAIL, 3);
        TrailDigests.saveHead(bucket.newest());
        bucket.pause(2);
        bucket.hour(SignedBucket.KEY);
        bucket.hour(SignedBucket.KEY);
        TrailDigests.saveHead(bucket.newest());

        DigestReport report = DigestCheck.run(bucket.request());
        assertThat(report.digests()).isEqualTo(counts(5, 0, 0, 0, 1));
        assertThat(addresses(report, Kind.HOUR, Verdict.GAP))
                .containsExactly("111122223333/us-east-1/main/2024-03-01T03:10:00Z/2024-03-01T05:10:00Z");
        assertThat(report.isBadNews()).isFalse();
    }

    @Test
    void takesACopyThatBeginsInMidChainAsItIs() throws IOException {
        SignedBucket bucket = SignedBucket.of(folder, HOURS);
        Files.delete(bucket.digestFile(0));
        Files.delete(bucket.logFile(0));

        DigestReport report = DigestCheck.run(bucket.request());
        assertThat(report.digests()).isEqualTo(counts(5, 0, 0, 0, 0));
        assertThat(report.logs()).isEqualTo(counts(5, 0, 0, 0, 0));
    }

    @Test
    void canTellNothingWithoutKeys() throws IOException {
        SignedBucket bucket = SignedBucket.of(folder, HOURS);
        byte[] content = SignedBucket.unzipped(bucket.logFile(1));
        content[30] ^= 1;
        Files.write(bucket.logFile(1), SignedBucket.zipped(content));

        DigestReport report = DigestCheck.run(bucket.request(List.of(), null, null));
        assertThat(report.digests()).isEqualTo(counts(0, 0, 0, 6, 0));
        assertThat(report.logs()).isEqualTo(counts(0, 1, 0, 5, 0));
    }

    @Test
    void canTellNothingWithAnotherKey() throws IOException {
        SignedBucket bucket = SignedBucket.of(folder, HOURS);
        SigningKey another = SigningKey.of(8);
        Path keys = new PublicKeyList()
                .add(another, SignedBucket.START, SignedBucket.START.plus(Duration.ofDays(9)))
                .write(folder.resolve("other.json"));
        DigestReport report = DigestCheck.run(bucket.request(List.of(keys), null, null));
        assertThat(report.digests()).isEqualTo(counts(0, 0, 0, 6, 0));

        // One that is called by the right fingerprint and has another value is still another key.
        Files.writeString(keys, Files.readString(keys).replace(another.fingerprint(), SignedBucket.KEY.fingerprint()));
        report = DigestCheck.run(bucket.request(List.of(keys), null, null));
        assertThat(report.digests()).isEqualTo(counts(0, 0, 0, 6, 0));
        assertThat(report.notes()).hasSize(1).allMatch(note -> note.contains(another.fingerprint()));
    }

    @Test
    void saysThatAKeyWasOutOfUseAndStillVerifies() throws IOException {
        SignedBucket bucket = SignedBucket.of(folder, HOURS);
        Path keys = new PublicKeyList()
                .add(
                        SignedBucket.KEY,
                        SignedBucket.START.minus(Duration.ofDays(9)),
                        SignedBucket.START.plusSeconds(7200))
                .write(folder.resolve("expired.json"));
        DigestReport report = DigestCheck.run(bucket.request(List.of(keys), null, null));
        assertThat(report.digests()).isEqualTo(counts(6, 0, 0, 0, 0));
        assertThat(report.standings().stream()
                        .filter(standing -> standing.reason().equals(Reasons.KEY_OUT_OF_USE)))
                .hasSize(4);
    }

    @Test
    void followsAChainThroughAKeyRotationWithKeysInSeveralFiles() throws IOException {
        SigningKey next = SigningKey.of(9);
        SignedBucket bucket = SignedBucket.of(folder, SignedBucket.TRAIL, 3);
        bucket.hour(next);
        TrailDigests.saveHead(bucket.hour(next));
        Path second = folder.resolve("next.json");
        // As version 1 of the command line prints times.
        Files.writeString(
                second,
                "{\"PublicKeyList\":[{\"Fingerprint\":\"" + next.fingerprint() + "\",\"Value\":\""
                        + Base64.getEncoder().encodeToString(next.publicKeyDer())
                        + "\",\"ValidityStartTime\":1709251200.0,\"ValidityEndTime\":1719251200.0}]}");

        assertThat(DigestCheck.run(bucket.request(List.of(bucket.keys, second), null, null))
                        .digests())
                .isEqualTo(counts(5, 0, 0, 0, 0));
        assertThat(DigestCheck.run(bucket.request()).digests()).isEqualTo(counts(3, 0, 0, 2, 0));
    }

    @Test
    void canTellNothingOfTheNewestWithoutItsSignature() throws IOException {
        SignedBucket bucket = SignedBucket.of(folder, SignedBucket.TRAIL, HOURS);
        DigestReport report = DigestCheck.run(bucket.request());
        assertThat(report.digests()).isEqualTo(counts(5, 0, 0, 1, 0));
        assertThat(report.logs()).isEqualTo(counts(5, 0, 0, 1, 0));

        Path map = folder.resolve("signatures.json");
        Files.writeString(
                map, "{\"" + bucket.newest().key() + "\":\"" + bucket.newest().signature() + "\"}");
        DigestRequest request = bucket.request();
        report = DigestCheck.run(new DigestRequest(
                request.evidence(),
                request.keys(),
                List.of(map),
                null,
                null,
                request.limits(),
                request.storage(),
                1,
                DigestProgress.NONE));
        assertThat(report.digests()).isEqualTo(counts(6, 0, 0, 0, 0));

        Files.writeString(
                bucket.newest().file().resolveSibling(bucket.newest().file().getFileName() + ".sig"),
                bucket.written.get(0).signature() + "\n");
        assertThat(DigestCheck.run(request).digests()).isEqualTo(counts(5, 1, 0, 0, 0));
    }

    @Test
    void keepsTwoTrailsOrganisationsAndBackfillApart() throws IOException {
        SignedBucket.of(folder, 4);
        TrailDigests.Trail second = TrailDigests.Trail.of("111122223333", "us-east-1", "second_trail");
        TrailDigests.saveHead(SignedBucket.of(folder, second, 4).newest());
        TrailDigests.Trail organisation = new TrailDigests.Trail(
                TrailDigests.BUCKET, "", "o-exampleorgid", "111122223333", "us-east-1", "main", "us-east-1", false);
        SignedBucket whole = SignedBucket.of(folder, organisation, 3);
        TrailDigests.saveHead(whole.newest());
        TrailDigests.Trail late = new TrailDigests.Trail(
                TrailDigests.BUCKET, "", "", "111122223333", "us-east-1", "late", "us-east-1", true);
        SignedBucket backfill = SignedBucket.of(folder, late, 1);
        backfill.pause(40);
        backfill.digests.write(SignedBucket.START, SignedBucket.START.plusSeconds(3600), List.of(), SignedBucket.KEY);

        DigestReport report = DigestCheck.run(whole.request());
        assertThat(report.chains())
                .extracting(chain ->
                        chain.organization() + "/" + chain.trail() + "/" + chain.backfill() + "/" + chain.digests())
                .containsExactly(
                        "/late/true/1", "/main/false/4", "o-exampleorgid/main/false/3", "/second_trail/false/4");
        assertThat(report.isBadNews()).isFalse();
        assertThat(report.digests().valid()).isEqualTo(11);
        assertThat(report.digests().gaps()).isZero();
    }

    @Test
    void readsAMovedCopyAndKnowsWhatWasNotCopied() throws IOException {
        SignedBucket bucket = SignedBucket.of(folder, HOURS);
        Path moved = Files.createDirectories(bucket.root.resolve("elsewhere/2024"));
        Files.move(bucket.root.resolve("AWSLogs"), moved.resolve("AWSLogs"));
        assertThat(DigestCheck.run(bucket.request()).logs()).isEqualTo(counts(6, 0, 0, 0, 0));

        Path flat = Files.createDirectories(folder.resolve("flat"));
        try (Stream<Path> files = Files.walk(bucket.root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, flat.resolve(file.getFileName()));
            }
        }
        Files.delete(flat.resolve(bucket.logFile(0).getFileName()));
        DigestRequest request = bucket.request();
        DigestRequest other = new DigestRequest(
                List.of(flat),
                request.keys(),
                List.of(),
                "another-bucket",
                null,
                request.limits(),
                request.storage(),
                1,
                DigestProgress.NONE);
        DigestReport report = DigestCheck.run(other);
        assertThat(report.digests()).isEqualTo(counts(6, 0, 0, 0, 0));
        assertThat(report.logs()).isEqualTo(counts(5, 0, 0, 1, 0));
    }

    @Test
    void givesTheSameReportWhateverTheThreads() throws IOException {
        SignedBucket bucket = SignedBucket.of(folder, HOURS);
        Files.delete(bucket.digestFile(1));
        DigestRequest request = bucket.request();
        DigestRequest one = new DigestRequest(
                request.evidence(),
                request.keys(),
                List.of(),
                null,
                null,
                request.limits(),
                request.storage(),
                1,
                DigestProgress.NONE);
        assertThat(DigestCheck.run(one)).isEqualTo(DigestCheck.run(request));
    }

    @Test
    void opensNoPathThatADigestNames() throws IOException {
        SignedBucket bucket = SignedBucket.of(folder, SignedBucket.TRAIL, 2);
        Path outside = Files.writeString(folder.resolve("secret.json"), "{}");
        bucket.hour(
                List.of(new TrailDigests.Log(
                        "example-trail-bucket",
                        "../secret.json",
                        SignedBucket.sha256(Files.readAllBytes(outside)),
                        SignedBucket.START,
                        SignedBucket.START)),
                SignedBucket.KEY);
        TrailDigests.saveHead(bucket.newest());

        assertThat(addresses(DigestCheck.run(bucket.request()), Kind.LOG, Verdict.MISSING))
                .containsExactly("s3://example-trail-bucket/../secret.json");
    }
}
