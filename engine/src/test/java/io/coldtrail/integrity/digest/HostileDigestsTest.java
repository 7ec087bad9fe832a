package io.coldtrail.integrity.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coldtrail.fixtures.TrailDigests;
import io.coldtrail.integrity.Standing;
import io.coldtrail.integrity.Standing.Kind;
import io.coldtrail.integrity.Standing.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Digests that AWS never wrote, made to hurt: each is told, and what lies beside it is judged as without it. */
class HostileDigestsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private Path folder;

    @Test
    void isTooLongForADigest() throws IOException {
        SignedBucket bucket = SignedBucket.of(folder, 3);
        String text = text(bucket.digestFile(1));
        replace(bucket.digestFile(1), text + " ".repeat(FileReading.MAX_DIGEST_BYTES + 1 - text.length()));
        assertThat(only(DigestCheck.run(bucket.request()), bucket, 1))
                .contains("longer than the limit of 50331648 bytes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '"logFiles":['                     | '"x":%s,"logFiles":['                      | nesting depth
            '"logFiles":['                     | '"awsAccountId":"1","logFiles":['          | Duplicate
            '"logFiles":['                     | '"logFiles":{},"more":['                   | logFiles is no array
            '"logFiles":['                     | '"logFiles":[7,'                           | no object
            '"awsAccountId":"111122223333"'    | '"awsAccountId":111122223333'              | awsAccountId is no text
            '"awsAccountId":"111122223333"'    | '"awsAccountId":null'                      | awsAccountId is no text
            '"digestS3Bucket"'                 | '"digestS3Bouquet"'                        | digestS3Bucket is missing
            '"hashAlgorithm":"SHA-256"'        | '"hashAlgorithm":"MD5"'                    | no hash
            '"previousDigestS3Object":"'       | '"previousDigestS3Object":null,"old":"'    | only a part
            '"previousDigestS3Object":"AWS'    | '"previousDigestS3Object":[],"old":"'      | previousDigestS3Object is no text
            '"digestEndTime":"2024'            | '"digestEndTime":"-2024'                   | digestEndTime is no time
            '"digestEndTime":"2024'            | '"digestEndTime":"+999999999'              | digestEndTime is no time
            '"digestEndTime":"2024'            | '"digestEndTime":"2200'                    | digestEndTime is no time
            '"digestEndTime":"2024'            | '"digestEndTime":"2023'                    | ends before it starts
            '"digestStartTime":"2024'          | '"digestStartTime":"1999'                  | digestStartTime is no time
            '"digestStartTime":"2024-03-01T0'  | '"digestStartTime":"0'                     | digestStartTime is no time
            """)
    void isNoDigestAtAll(String from, String to, String reason) throws IOException {
        SignedBucket bucket = SignedBucket.of(folder, 3);
        String text = text(bucket.digestFile(1));
        String changed = text.replace(from, to.replace("%s", "[".repeat(70) + "]".repeat(70)));
        assertThat(changed).isNotEqualTo(text);
        replace(bucket.digestFile(1), changed);

        String told = only(DigestCheck.run(bucket.request()), bucket, 1);
        assertThat(told).contains(reason.equals("no hash") ? "hashes that are not SHA-256" : reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"awsAccountId", "digestS3Object", "digestPublicKeyFingerprint", "previousDigestSignature"})
    void hasATextOfAnyLength(String member) throws IOException {
        SignedBucket bucket = SignedBucket.of(folder, 3);
        String text = text(bucket.digestFile(1));
        replace(
                bucket.digestFile(1),
                text.replace("\"" + member + "\":\"", "\"" + member + "\":\"" + "x".repeat(Digest.MAX_TEXT)));
        assertThat(only(DigestCheck.run(bucket.request()), bucket, 1))
                .contains(member + " is longer than the limit of 4096 characters");
    }

    @Test
    void listsMoreLogsThanThereCanBe() {
        String log = "{\"s3Bucket\":\"b\",\"s3Object\":\"k\",\"hashValue\":\"0\",\"hashAlgorithm\":\"SHA-256\"},";
        byte[] most = listing(log.repeat(Digest.MAX_LOGS));
        assertThat(Digest.parse(most, most.length, "").logs()).hasSize(Digest.MAX_LOGS);
        byte[] more = listing(log.repeat(Digest.MAX_LOGS + 1));
        assertThatThrownBy(() -> Digest.parse(more, more.length, "")).hasMessageContaining("limit of 100000 log files");
        // Two bytes of text are a hundred bytes of tree.
        byte[] many = listing("{},".repeat(12_000_000));
        assertThatThrownBy(() -> Digest.parse(many, many.length, "")).hasMessageContaining("Token count");
    }

    @Test
    void followsOnItself() throws IOException {
        SignedBucket bucket = SignedBucket.of(folder, 2);
        link(bucket, 1, 1);
        DigestReport report = DigestCheck.run(bucket.request());
        assertThat(report.digests().valid()).isZero();
        assertThat(report.digests().invalid() + report.digests().unverifiable()).isEqualTo(2);
    }

    @Test
    void followsOnWhatFollowsOnIt() throws IOException {
        SignedBucket bucket = SignedBucket.of(folder, 3);
        SignedBucket other = SignedBucket.of(folder, TrailDigests.Trail.of("111122223333", "eu-west-1", "round"), 2);
        link(other, 0, 1);
        link(other, 1, 0);
        DigestReport report = DigestCheck.run(bucket.request());
        assertThat(report.chains()).hasSize(2);
        assertThat(report.chains().get(0).region()).isEqualTo("eu-west-1");
        assertThat(report.chains().get(0).verdicts().valid()).isZero();
        assertThat(report.chains().get(0).logs().valid()).isZero();
        assertThat(report.chains().get(1).verdicts().valid()).isEqualTo(3);
    }

    @Test
    void namesPlacesOutsideAndCharactersThatAct() throws IOException {
        SignedBucket bucket = SignedBucket.of(folder, 2);
        Path planted = bucket.root.resolve("planted.json");
        Files.writeString(
                planted,
                text(bucket.digestFile(1))
                        .replace("\"digestS3Object\":\"", "\"digestS3Object\":\"../../../\\u001b[31m\\n\\u0000")
                        .replace("\"digestS3Bucket\":\"", "\"digestS3Bucket\":\"..\\r"));
        DigestReport report = DigestCheck.run(bucket.request());
        assertThat(report.digests().valid()).isEqualTo(2);
        assertThat(of(report, "planted.json").verdict()).isNotEqualTo(Verdict.VALID);
        assertThat(report.logs().valid()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"4499, 4499, 0", "4500, 4500, 0", "4501, 4500, 1", "90000, 4500, 85500"})
    void lacksHoursWithoutEnd(int lacking, int told, int more) throws IOException {
        SignedBucket bucket = SignedBucket.of(folder, SignedBucket.TRAIL, 1);
        Instant next = pause(bucket, SignedBucket.START.plus(HOUR), lacking);
        assertThat(next).isAfter(SignedBucket.START);

        DigestReport report = DigestCheck.run(bucket.request());
        // The digest that the later one names is missing as well.
        assertThat(missing(report, Kind.DIGEST)).hasSize(told + 1);
        assertThat(missing(report, Kind.HOUR))
                .hasSize(more == 0 ? 0 : 1)
                .allMatch(standing -> standing.reason().startsWith(more + " more hours"));
    }

    @Test
    void lacksHoursOverAndOver() throws IOException {
        SignedBucket bucket = SignedBucket.of(folder, SignedBucket.TRAIL, 1);
        Instant next = pause(bucket, SignedBucket.START.plus(HOUR), 4_000);
        next = pause(bucket, next, 4_000);
        pause(bucket, next, 4_000);

        DigestReport report = DigestCheck.run(bucket.request());
        assertThat(missing(report, Kind.DIGEST)).hasSize(4_500 + 3);
        assertThat(missing(report, Kind.HOUR))
                .extracting(Standing::reason)
                .satisfiesExactly(
                        reason -> assertThat(reason).startsWith("3500 more hours"),
                        reason -> assertThat(reason).startsWith("4000 more hours"));
    }

    @Test
    void aSavedSignatureOfAnotherMillenniumIsNone() throws IOException {
        SignedBucket bucket = SignedBucket.of(folder, 2);
        Path newest = bucket.newest().file();
        String name = newest.getFileName().toString().replaceFirst("_\\d{8}T", "_99991231T");
        Files.writeString(newest.resolveSibling(name + ".sig"), "ab".repeat(256));
        DigestReport report = DigestCheck.run(bucket.request());
        assertThat(report.digests()).isEqualTo(new VerdictCounts(2, 0, 0, 0, 0));
    }

    @Test
    void aPrefixIsOfWholeNames() throws IOException {
        TrailDigests.Trail trail = new TrailDigests.Trail(
                TrailDigests.BUCKET, "a/bc/", "", "111122223333", "us-east-1", "main", "us-east-1", false);
        SignedBucket bucket = SignedBucket.of(folder, trail, 2);
        TrailDigests.saveHead(bucket.newest());
        Files.delete(bucket.logFile(0));
        for (String own : List.of("a/bc", "/a/bc/", "a", "")) {
            assertThat(DigestCheck.run(bucket.request(List.of(bucket.keys), null, own))
                            .logs())
                    .as(own)
                    .isEqualTo(new VerdictCounts(1, 0, 1, 0, 0));
        }
        for (String foreign : List.of("a/b", "a/bcd", "bc", "A/BC", "a/bc/AWSLogs/4")) {
            assertThat(DigestCheck.run(bucket.request(List.of(bucket.keys), null, foreign))
                            .logs())
                    .as(foreign)
                    .isEqualTo(new VerdictCounts(1, 0, 0, 1, 0));
        }
        assertThat(DigestCheck.run(bucket.request(List.of(bucket.keys), TrailDigests.BUCKET, null))
                        .logs())
                .isEqualTo(new VerdictCounts(1, 0, 1, 0, 0));
        assertThat(DigestCheck.run(bucket.request(List.of(bucket.keys), "example-trail", null))
                        .logs())
                .isEqualTo(new VerdictCounts(1, 0, 0, 1, 0));
    }

    /** A digest after so many hours, which names one before it that is not there. Gives its end. */
    private static Instant pause(SignedBucket bucket, Instant from, int hours) throws IOException {
        Instant start = from.plus(HOUR.multipliedBy(hours));
        Instant end = start.plus(HOUR);
        Files.delete(
                bucket.digests.write(start, end, List.of(), SignedBucket.KEY).file());
        bucket.digests.write(end, end.plus(HOUR), List.of(), SignedBucket.KEY);
        return end.plus(HOUR);
    }

    /** Makes a digest say that another one, perhaps itself, was before it. */
    private static void link(SignedBucket bucket, int digest, int before) throws IOException {
        TrailDigests.Written named = bucket.written.get(before);
        replace(
                bucket.digestFile(digest),
                text(bucket.digestFile(digest))
                        .replaceAll(
                                "\"previousDigestS3Bucket\":.*?,\"logFiles\"",
                                "\"previousDigestS3Bucket\":\"" + named.bucket() + "\",\"previousDigestS3Object\":\""
                                        + named.key() + "\",\"previousDigestHashValue\":\"" + named.sha256()
                                        + "\",\"previousDigestSignature\":\"" + named.signature()
                                        + "\",\"logFiles\""));
    }

    private static byte[] listing(String logs) {
        return ("{\"digestStartTime\":\"2000-01-01T00:00:00Z\",\"digestEndTime\":\"2199-12-31T23:59:59Z\","
                        + "\"awsAccountId\":\"1\",\"digestS3Bucket\":\"b\",\"digestS3Object\":\"k\","
                        + "\"digestPublicKeyFingerprint\":\"f\",\"digestSignatureAlgorithm\":\"s\",\"logFiles\":["
                        + logs.substring(0, logs.length() - 1) + "]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Why a digest is invalid, where the one before it lost its signature and all else is as it was. */
    private static String only(DigestReport report, SignedBucket bucket, int digest) {
        Standing standing =
                of(report, bucket.root.relativize(bucket.digestFile(digest)).toString());
        assertThat(standing.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(report.digests()).isEqualTo(new VerdictCounts(1, 1, 0, 1, 0));
        return standing.reason();
    }

    private static Standing of(DigestReport report, String path) {
        return report.standings().stream()
                .filter(standing -> standing.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static List<Standing> missing(DigestReport report, Kind kind) {
        return report.standings().stream()
                .filter(standing -> standing.kind() == kind && standing.verdict() == Verdict.MISSING)
                .toList();
    }

    private static String text(Path file) throws IOException {
        return new String(SignedBucket.unzipped(file), StandardCharsets.UTF_8);
    }

    private static void replace(Path file, String content) throws IOException {
        Files.write(file, SignedBucket.zipped(content.getBytes(StandardCharsets.UTF_8)));
    }
}
