package io.coldtrail.integrity.digest;

import io.coldtrail.bytes.LocalStorage;
import io.coldtrail.fixtures.PublicKeyList;
import io.coldtrail.fixtures.SigningKey;
import io.coldtrail.fixtures.TrailDigests;
import io.coldtrail.problem.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A copy of a bucket with logs and their digests: small, and signed hour by hour. */
final class SignedBucket {
    static final Instant START = Instant.parse("2024-03-01T00:10:00Z");
    static final SigningKey KEY = SigningKey.of(7);
    static final TrailDigests.Trail TRAIL = TrailDigests.Trail.of("111122223333", "us-east-1", "main");

    private static final Duration HOUR = Duration.ofHours(1);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter FOLDER =
            DateTimeFormatter.ofPattern("uuuu/MM/dd").withZone(ZoneOffset.UTC);

    final Path root;
    final Path keys;
    final TrailDigests.Trail trail;
    final TrailDigests digests;
    final List<TrailDigests.Written> written = new ArrayList<>();
    final List<TrailDigests.Log> logs = new ArrayList<>();
    private Instant end = START;

    private SignedBucket(Path folder, TrailDigests.Trail trail) throws IOException {
        root = Files.createDirectories(folder.resolve("copy"));
        keys = folder.resolve("keys.json");
        this.trail = trail;
        digests = new TrailDigests(root, trail);
        if (!Files.exists(keys)) {
            new PublicKeyList()
                    .add(KEY, START.minus(HOUR), START.plus(Duration.ofDays(30)))
                    .write(keys);
        }
    }

    /** A chain of so many hours, each with one log; the newest signature is saved. */
    static SignedBucket of(Path folder, int hours) throws IOException {
        SignedBucket bucket = of(folder, TRAIL, hours);
        TrailDigests.saveHead(bucket.newest());
        return bucket;
    }

    /** As {@link #of(Path, int)}, of another trail, and no signature is saved. */
    static SignedBucket of(Path folder, TrailDigests.Trail trail, int hours) throws IOException {
        SignedBucket bucket = new SignedBucket(folder, trail);
        for (int i = 0; i < hours; i++) {
            bucket.hour(KEY);
        }
        return bucket;
    }

    /** Lets an hour go by, with a log and its digest. */
    TrailDigests.Written hour(SigningKey key) throws IOException {
        return hour(List.of(log(logs.size())), key);
    }

    TrailDigests.Written hour(List<TrailDigests.Log> listed, SigningKey key) throws IOException {
        Instant start = end;
        end = start.plus(HOUR);
        TrailDigests.Written digest = digests.write(start, end, listed, key);
        written.add(digest);
        return digest;
    }

    /** Lets hours go by with neither. */
    void pause(int hours) {
        end = end.plus(HOUR.multipliedBy(hours));
        digests.restart();
    }

    TrailDigests.Written newest() {
        return written.get(written.size() - 1);
    }

    /** Writes a log of the hour that comes. All are of one length. */
    TrailDigests.Log log(int number) throws IOException {
        Instant delivered = end.plusSeconds(1200);
        String key = trail.prefix() + "AWSLogs/" + (trail.organization().isEmpty() ? "" : trail.organization() + "/")
                + trail.account() + "/CloudTrail/" + trail.region() + "/" + FOLDER.format(delivered) + "/"
                + trail.account() + "_CloudTrail_" + trail.region() + "_" + NAME.format(delivered) + "_"
                + String.format("%s%010d", trail.name().substring(0, 4), number) + ".json.gz";
        byte[] content = ("{\"Records\":[{\"eventVersion\":\"1.08\",\"eventTime\":\"" + delivered.minusSeconds(600)
                        + "\",\"eventID\":\"" + String.format("%08d", number) + "\"}]}")
                .getBytes(StandardCharsets.UTF_8);
        Path file = root.resolve(key);
        Files.createDirectories(file.getParent());
        Files.write(file, zipped(content));
        TrailDigests.Log log = new TrailDigests.Log(
                trail.bucket(), key, sha256(content), delivered.minusSeconds(600), delivered.minusSeconds(600));
        logs.add(log);
        return log;
    }

    Path logFile(int number) {
        return root.resolve(logs.get(number).key());
    }

    Path digestFile(int number) {
        return written.get(number).file();
    }

    DigestRequest request() {
        return request(List.of(keys), null, null);
    }

    DigestRequest request(List<Path> keyFiles, @Nullable String bucket, @Nullable String prefix) {
        return new DigestRequest(
                List.of(root),
                keyFiles,
                List.of(),
                bucket,
                prefix,
                Limits.DEFAULT,
                new LocalStorage(),
                2,
                DigestProgress.NONE);
    }

    static byte[] zipped(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    static byte[] unzipped(Path file) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
