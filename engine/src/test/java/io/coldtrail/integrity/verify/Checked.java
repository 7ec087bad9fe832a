package io.coldtrail.integrity.verify;

import io.coldtrail.bytes.LocalStorage;
import io.coldtrail.bytes.Storage;
import io.coldtrail.ingest.FreeSpace;
import io.coldtrail.ingest.Ingest;
import io.coldtrail.ingest.IngestProgress;
import io.coldtrail.ingest.IngestRequest;
import io.coldtrail.integrity.Standing;
import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A case with its evidence below one folder, and what can be done to them. */
final class Checked {
    private final Path folder;

    Checked(Path folder) {
        this.folder = folder;
    }

    Path caseFolder() {
        return folder.resolve("case");
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    Checked write(String name, String content) throws IOException {
        Files.createDirectories(path(name).getParent());
        Files.writeString(path(name), content);
        return this;
    }

    /** A log of events, whose identifiers have one letter each. */
    Checked log(String name, String ids) throws IOException {
        return write(
                name,
                ids.chars()
                        .mapToObj(id -> event(Character.toString(id)))
                        .collect(Collectors.joining(",", "{\"Records\":[", "]}")));
    }

    static String event(String id) {
        return "{\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"GetObject\",\"eventID\":\"" + id
                + "\",\"eventTime\":\"2024-01-05T10:00:00Z\",\"awsRegion\":\"eu-west-1\","
                + "\"recipientAccountId\":\"111122223333\"}";
    }

    Checked ingest(String... roots) {
        Ingest.run(new IngestRequest(
                caseFolder(),
                Stream.of(roots).map(this::path).toList(),
                2,
                Limits.DEFAULT,
                new LocalStorage(),
                "test",
                Clock.fixed(Instant.parse("2024-03-01T00:00:00Z"), ZoneOffset.UTC),
                FreeSpace.unlimited(),
                new IngestProgress()));
        return this;
    }

    VerificationReport verify() {
        return verify(2, List.of(), List.of());
    }

    VerificationReport verify(int threads, List<Path> evidence, List<Path> manifests) {
        return verify(caseFolder(), threads, evidence, manifests);
    }

    VerificationReport evidenceAlone(String evidence, String manifest) {
        return verify(null, 2, List.of(path(evidence)), List.of(path(manifest)));
    }

    private static VerificationReport verify(Path caseFolder, int threads, List<Path> evidence, List<Path> manifests) {
        return verify(caseFolder, threads, evidence, manifests, new LocalStorage());
    }

    VerificationReport verify(Storage storage) {
        return verify(caseFolder(), 2, List.of(), List.of(), storage);
    }

    private static VerificationReport verify(
            Path caseFolder, int threads, List<Path> evidence, List<Path> manifests, Storage storage) {
        return Verification.run(new VerificationRequest(
                caseFolder,
                new VerificationInputs(evidence, manifests, List.of(), List.of(), null, null),
                Limits.DEFAULT,
                storage,
                threads,
                "test",
                new IngestProgress()));
    }

    /** What of files and case is not valid, by path; the value is kind and verdict. Digests are checked elsewhere. */
    static Map<String, String> findings(VerificationReport report) {
        Map<String, String> findings = new TreeMap<>();
        for (Standing standing : own(report)) {
            if (standing.verdict() != Standing.Verdict.VALID) {
                findings.put(
                        standing.path(),
                        standing.kind().word() + " " + standing.verdict().word());
            }
        }
        return findings;
    }

    /** What is told of files and case. */
    static List<Standing> own(VerificationReport report) {
        return report.standings().stream()
                .filter(standing -> standing.kind() == Standing.Kind.EVIDENCE
                        || standing.kind().isOfCase())
                .toList();
    }

    static String reason(VerificationReport report, String path) {
        return own(report).stream()
                .filter(standing -> standing.path().equals(path))
                .map(Standing::reason)
                .collect(Collectors.joining(" | "));
    }

    /** The only file of the case whose path ends so. */
    String only(String folderName, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(caseFolder().resolve(folderName))) {
            List<String> found = files.map(file -> caseFolder().relativize(file).toString())
                    .filter(file -> file.endsWith(ending))
                    .toList();
            if (found.size() != 1) {
                throw new IllegalStateException("not one: " + found);
            }
            return found.get(0);
        }
    }

    /** Changes the byte in the middle of a file. */
    Checked flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        return this;
    }

    /** Changes a run's ledger and makes its own hash fit again, as somebody does who knows the format. */
    Checked forge(int run, UnaryOperator<String> change) throws IOException {
        Path file = caseFolder().resolve(String.format(Locale.ROOT, "ledger/run-%06d.jsonl", run));
        String text = Files.readString(file);
        String body = text.substring(0, text.lastIndexOf("{\"type\":\"end\""));
        String forged = change.apply(body);
        if (forged.equals(body)) {
            throw new IllegalStateException("nothing was changed");
        }
        Files.writeString(file, forged + "{\"type\":\"end\",\"sha256\":\"" + sha256(forged) + "\"}\n");
        return this;
    }

    static String sha256(String text) {
        return hash("SHA-256", text);
    }

    static String hash(String algorithm, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A line of sha256sum for a file of the folder, under another name. */
    String line(String name, String file) throws IOException {
        return sha256(Files.readString(path(file))) + "  " + name + "\n";
    }
}
