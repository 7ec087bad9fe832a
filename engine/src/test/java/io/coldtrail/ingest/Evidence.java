package io.coldtrail.ingest;

import io.coldtrail.bytes.LocalStorage;
import io.coldtrail.bytes.Storage;
import io.coldtrail.fixtures.EvidenceGenerator;
import io.coldtrail.fixtures.GeneratorOptions;
import io.coldtrail.problem.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Evidence for tests, and what can be asked of a folder from outside. */
final class Evidence {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2024-03-01T00:00:00Z"), ZoneOffset.UTC);

    private Evidence() {}

    /** A small set with every scenario. */
    static void generate(Path folder) throws IOException {
        EvidenceGenerator.generate(
                GeneratorOptions.defaults()
                        .withEvents(4_000)
                        .withFlows(6_000)
                        .withAccounts(2)
                        .withRegions(2)
                        .withDays(3)
                        .withFilesPerDay(3),
                folder);
    }

    static IngestRequest request(Path caseFolder, Path... evidence) {
        return request(caseFolder, 2, new LocalStorage(), evidence);
    }

    static IngestRequest request(Path caseFolder, int threads, Storage storage, Path... evidence) {
        return new IngestRequest(
                caseFolder,
                List.of(evidence),
                threads,
                Limits.DEFAULT,
                storage,
                "test",
                CLOCK,
                FreeSpace.unlimited(),
                new IngestProgress());
    }

    static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** An event with the fewest fields that make it one. */
    static String event(String id) {
        return "{\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"GetObject\",\"eventID\":\"" + id
                + "\",\"eventTime\":\"2024-01-05T10:00:00Z\",\"awsRegion\":\"eu-west-1\","
                + "\"recipientAccountId\":\"111122223333\"}";
    }

    /** Every file below a folder by its relative path, with the hash of its content. */
    static Map<String, String> hashes(Path folder) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> hashes.put(folder.relativize(file).toString(), sha256(file)));
        }
        return hashes;
    }

    /** Everything that an innocent reader must leave alone: content, mode and modification time of each entry. */
    static Map<String, String> fingerprint(Path folder) throws IOException {
        Map<String, String> prints = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.forEach(path -> prints.put(folder.relativize(path).toString(), fingerprintOf(path)));
        }
        return prints;
    }

    private static String fingerprintOf(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS))
                    + " " + Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS)
                    + " " + (Files.isRegularFile(path) ? sha256(path) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
