package io.coldtrail.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.casefile.CaseFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An ingest that ends at each step in which it changes the disk, one after the other. What it leaves behind opens, and
 * the next run makes of it what an undisturbed one makes.
 */
class DeathAtEveryStepTest {
    @TempDir
    private Path temp;

    private Path evidence;
    private Path grown;
    private Map<String, String> fresh;
    private Map<String, String> second;

    @BeforeEach
    void undisturbedRuns() throws IOException {
        evidence = temp.resolve("evidence");
        // The third day has a copy, whose unit is loaded twice.
        KilledEvidence.write(evidence, 2, 2);
        grown = temp.resolve("grown");
        Ingest.run(Evidence.request(grown, evidence));
        KilledEvidence.write(evidence, 3, 3);
        Ingest.run(Evidence.request(temp.resolve("whole"), evidence));
        fresh = CaseState.content(temp.resolve("whole"));
        Path later = copy(grown, temp.resolve("later"));
        Ingest.run(Evidence.request(later, evidence));
        second = CaseState.content(later);
    }

    @Test
    void nothingIsMadeVisibleBeforeItIsDurable() {
        MortalDisk disk = new MortalDisk(Long.MAX_VALUE);
        Ingest.run(Evidence.request(disk.path(temp.resolve("case")), evidence));
        // The folder above the case is not the case's.
        assertThat(disk.violations())
                .filteredOn(text -> !text.startsWith(temp + " "))
                .isEmpty();
        assertThat(disk.steps()).isGreaterThan(50);
    }

    @Test
    void theFirstRunOfACase() throws IOException {
        long steps = 0;
        boolean died = true;
        while (died) {
            Path caseFolder = temp.resolve("case");
            died = dies(caseFolder, steps);
            settles(caseFolder, fresh, 1, "step " + steps);
            steps++;
        }
        assertThat(steps).isGreaterThan(50);
    }

    @Test
    void aLaterRun() throws IOException {
        long steps = 0;
        boolean died = true;
        while (died) {
            Path caseFolder = copy(grown, temp.resolve("case"));
            died = dies(caseFolder, steps);
            settles(caseFolder, second, 2, "step " + steps);
            steps++;
        }
        assertThat(steps).isGreaterThan(50);
    }

    /** The disk was filled by the very bytes that the next run takes over. */
    @Test
    void whatIsStagedIsNotAskedForAgain() throws IOException {
        MortalDisk undisturbed = new MortalDisk(Long.MAX_VALUE);
        Ingest.run(Evidence.request(undisturbed.path(temp.resolve("measured")), 1, new FaultyStorage(), evidence));
        Path caseFolder = temp.resolve("case");
        // Close to the end, where all units have been staged or moved.
        assertThat(dies(caseFolder, undisturbed.steps() * 3 / 4)).isTrue();
        IngestRequest request = Evidence.request(caseFolder, evidence);

        Ingest.run(new IngestRequest(
                caseFolder,
                request.evidence(),
                1,
                request.limits(),
                request.storage(),
                request.toolVersion(),
                request.clock(),
                folder -> 0,
                request.progress()));

        assertThat(CaseState.content(caseFolder)).isEqualTo(fresh);
    }

    /** Each recovery from a death ends in a death, too. */
    @Test
    void whileRecovering() throws IOException {
        recoveries(1, 40);
    }

    @Test
    @Tag("slow")
    void whileRecoveringAtManySteps() throws IOException {
        recoveries(1000, 1500);
    }

    private void recoveries(int firstSeed, int count) throws IOException {
        MortalDisk undisturbed = new MortalDisk(Long.MAX_VALUE);
        Path measured = temp.resolve("measured");
        Ingest.run(Evidence.request(undisturbed.path(measured), 1, new FaultyStorage(), evidence));
        int most = Math.toIntExact(undisturbed.steps());
        for (int seed = firstSeed; seed < firstSeed + count; seed++) {
            Random random = new Random(seed);
            Path caseFolder = temp.resolve("case");
            int deaths = 2 + random.nextInt(2);
            for (int i = 0; i < deaths && !committed(caseFolder, 1); i++) {
                dies(caseFolder, random.nextInt(most));
            }
            settles(caseFolder, fresh, 1, "seed " + seed);
        }
    }

    /** Runs an ingest on one thread until it dies at a step; false where it has ended before. */
    private boolean dies(Path caseFolder, long step) throws IOException {
        MortalDisk disk = new MortalDisk(step);
        try {
            Ingest.run(Evidence.request(disk.path(caseFolder), 1, new FaultyStorage(), evidence));
        } catch (MortalDisk.Death | RuntimeException e) {
            if (!disk.dead()) {
                throw e;
            }
        }
        disk.bury();
        return disk.dead();
    }

    /** Checks what is left, runs once more undisturbed, checks what comes out, and removes the case. */
    private void settles(Path caseFolder, Map<String, String> expected, int run, String where) throws IOException {
        try {
            if (CaseFolder.isCase(caseFolder)) {
                CaseState.assertSound(caseFolder);
            }
            boolean committed = committed(caseFolder, run);
            Ingest.run(Evidence.request(caseFolder, 1, new FaultyStorage(), evidence));
            CaseState.assertSound(caseFolder);
            CaseState.assertTidy(caseFolder);
            if (committed) {
                assertThat(CaseState.content(caseFolder)).containsAllEntriesOf(expected);
            } else {
                assertThat(CaseState.content(caseFolder)).isEqualTo(expected);
            }
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(where + ": " + e, e);
        }
        delete(caseFolder);
    }

    private static boolean committed(Path caseFolder, int run) {
        return CaseFolder.isCase(caseFolder)
                && CaseFolder.open(caseFolder).ledger().runs().contains(run);
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
        return to;
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
