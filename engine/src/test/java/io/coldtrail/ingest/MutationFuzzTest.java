package io.coldtrail.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.bytes.LocalStorage;
import io.coldtrail.casefile.LedgerRun;
import io.coldtrail.casefile.SourceEntry;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Logs of every shape and packing with damage of every kind, hundreds to a folder. Whatever they hold, the run ends, all
 * of it is accounted for, and nothing but the case is written.
 */
class MutationFuzzTest {
    private static final int MUTANTS = Integer.getInteger("coldtrail.mutants", 10_000);
    private static final int SEED = Integer.getInteger("coldtrail.mutants.seed", 1);
    private static final int BATCH = 500;

    /** Small, so that what is made to be large is soon found too large. */
    private static final Limits LIMITS = Limits.DEFAULT
            .with("maxRecordBytes", 1 << 16)
            .with("maxDepth", 40)
            .with("maxInflatedBytes", 4 << 20)
            .with("maxArchiveMembers", 50)
            .with("maxMemberBytesInMemory", 1 << 20);

    @TempDir
    private Path temp;

    @Test
    void everyMutantIsAccountedFor() throws IOException, SQLException {
        List<byte[]> logs = SampleLogs.all();
        for (int batch = 0; batch * BATCH < MUTANTS; batch++) {
            Path around = temp.resolve("batch" + batch);
            Path evidence = Files.createDirectories(around.resolve("evidence"));
            writeMutants(batch, logs, evidence);
            try {
                check(batch, around, evidence);
            } catch (AssertionError | RuntimeException e) {
                Path kept = Path.of("target", "mutants", "seed-" + SEED + "-batch-" + batch);
                copy(evidence, kept);
                throw new AssertionError("seed " + SEED + ", batch " + batch + ", kept as " + kept + ": " + e, e);
            }
            delete(around);
        }
    }

    private void check(int batch, Path around, Path evidence) throws IOException, SQLException {
        Map<String, String> before = Evidence.fingerprint(around);
        Path caseFolder = temp.resolve("case" + batch);

        IngestSummary summary = Ingest.run(request(caseFolder, 2, evidence));

        assertThat(Evidence.fingerprint(around)).isEqualTo(before);
        try (Stream<Path> beside = Files.list(temp)) {
            assertThat(beside).containsExactlyInAnyOrder(around, caseFolder);
        }
        CaseState.assertSound(caseFolder);
        CaseState.assertTidy(caseFolder);
        LedgerRun run = CaseState.run(caseFolder, 1);
        assertThat(run.sources())
                .as("faults of the program")
                .filteredOn(source -> "fault".equals(source.reason()))
                .isEmpty();
        assertThat(CaseState.rows(caseFolder, run)).isEqualTo(summary.records().loaded());
        assertThat(summary.records().loaded()).isPositive();
        assertThat(summary.records().quarantined()).isPositive();
        checkPieces(caseFolder, run, evidence);
        if (batch % 5 == 0) {
            Path again = temp.resolve("again");
            Ingest.run(request(again, 1, evidence));
            assertThat(CaseState.content(again)).isEqualTo(CaseState.content(caseFolder));
            delete(again);
        }
        delete(caseFolder);
    }

    /** Each piece is what stands at its offset; of inflated bytes that can be told where a judge inflates the file too. */
    private static void checkPieces(Path caseFolder, LedgerRun run, Path evidence) throws IOException {
        Map<String, SourceEntry> sources = new HashMap<>();
        run.sources().forEach(source -> sources.put(source.key(), source));
        Set<String> files = Evidence.hashes(evidence).keySet();
        int compared = 0;
        for (CaseState.Piece piece : CaseState.pieces(caseFolder, run)) {
            SourceEntry source = sources.get(piece.key());
            long offset = piece.line().get("offset").asLong();
            // Members of archives are no files, and what their names become is told elsewhere.
            if (offset < 0 || source == null || !files.contains(piece.key())) {
                continue;
            }
            byte[] stored = Files.readAllBytes(evidence.resolve(piece.key()));
            boolean asStored = piece.line().get("form").asText().equals("stored");
            byte[] bytes = asStored ? stored : inflated(stored, source);
            if (bytes.length == 0) {
                continue;
            }
            assertThat(offset + piece.bytes().length).as("%s", piece.line()).isLessThanOrEqualTo(bytes.length);
            assertThat(piece.bytes())
                    .as("%s", piece.line())
                    .isEqualTo(Arrays.copyOfRange(bytes, (int) offset, (int) offset + piece.bytes().length));
            compared++;
        }
        assertThat(compared).isPositive();
    }

    /** The content that the ledger has the hash of, or nothing where the judge does not get there. */
    private static byte[] inflated(byte[] stored, SourceEntry source) {
        try {
            byte[] inflated = Container.inflate(stored);
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(inflated));
            return hash.equals(source.inflatedSha256()) ? inflated : new byte[0];
        } catch (IOException e) {
            // Damaged: what comes out before the damage is not compared.
            return new byte[0];
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void mutantsWithoutAnyLogMakeNoCase() throws IOException {
        Path evidence = Files.createDirectories(temp.resolve("evidence"));
        Files.writeString(evidence.resolve("text"), "no log at all\n");
        try {
            Ingest.run(request(temp.resolve("case"), 2, evidence));
            throw new AssertionError("there was nothing to load");
        } catch (ColdtrailException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.EVIDENCE_EMPTY);
        }
        assertThat(temp.resolve("case")).doesNotExist();
    }

    private static void writeMutants(int batch, List<byte[]> logs, Path evidence) throws IOException {
        for (int number = 0; number < BATCH; number++) {
            Random random = new Random(SEED * 1_000_000_007L + batch * (long) BATCH + number);
            Mutator mutator = new Mutator(random);
            byte[] log = logs.get(random.nextInt(logs.size()));
            byte[] other = logs.get(random.nextInt(logs.size()));
            Container container = Container.values()[random.nextInt(Container.values().length)];
            int where = random.nextInt(3);
            byte[] packed = container.pack(where == 0 ? log : mutator.mutate(log, other));
            byte[] mutant = where == 1 ? packed : mutator.mutate(packed, container.pack(other));
            Path file = evidence.resolve(key(random, number, container));
            Files.createDirectories(file.getParent());
            Files.write(file, mutant);
        }
    }

    private static String key(Random random, int number, Container container) {
        String name = String.format("m%04d.json%s", number, container.suffix());
        return switch (random.nextInt(4)) {
            case 0 -> "AWSLogs/111122223333/CloudTrail/eu-west-1/2024/01/0" + (1 + number % 3) + "/" + name;
            case 1 -> "AWSLogs/111122223333/vpcflowlogs/eu-west-1/2024/01/0" + (1 + number % 3) + "/" + name;
            default -> name;
        };
    }

    private static IngestRequest request(Path caseFolder, int threads, Path evidence) {
        return new IngestRequest(
                caseFolder,
                List.of(evidence),
                threads,
                LIMITS,
                new LocalStorage(),
                "test",
                Evidence.CLOCK,
                FreeSpace.unlimited(),
                new IngestProgress());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                Files.createDirectories(target.getParent());
                Files.write(target, Files.readAllBytes(path));
            }
        }
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path :
                    paths.sorted((left, right) -> right.compareTo(left)).toList()) {
                Files.delete(path);
            }
        }
    }
}
