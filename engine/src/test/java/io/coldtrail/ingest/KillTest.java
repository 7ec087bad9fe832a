package io.coldtrail.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.casefile.LedgerRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed while it ingests, at any instant and again while it recovers. Whenever that is, the case is
 * what it was before or what it should become, and the next run ends as if nothing had happened.
 */
class KillTest {
    private static final Pattern PART = Pattern.compile("\"path\": ?\"([^\"]+\\.parquet)\"");
    private static final int DAYS = 6;

    @TempDir
    private Path temp;

    /** What stands around the cases; no run may touch it. */
    private Path around;

    private Path evidence;
    private Path casesFolder;
    private Path grown;
    private Map<String, String> fresh;
    private Map<String, String> second;
    private long runNanos;

    /** When to kill. */
    private enum Aim {
        /** At any instant of the run. */
        ANYWHERE(null),
        /** When parts are moved to their places. */
        MOVING("lake"),
        /** When the ledger is about to be renamed. */
        LEDGER("ledger/run-%06d.jsonl.tmp"),
        /** When the run is committed, and its staging is still there. */
        COMMITTED("ledger/run-%06d.jsonl");

        private final String trigger;

        Aim(String trigger) {
            this.trigger = trigger;
        }
    }

    /** A unit's parts in staging or moved from there, with what tells that they are the same files. */
    private record Taken(Map<String, String> identities) {}

    @BeforeEach
    void undisturbedRuns() throws IOException, InterruptedException {
        around = Files.createDirectory(temp.resolve("around"));
        evidence = around.resolve("evidence");
        casesFolder = Files.createDirectory(temp.resolve("cases"));
        Files.writeString(around.resolve("bystander"), "untouched");
        KilledEvidence.write(evidence, 1, DAYS / 2);
        grown = temp.resolve("grown");
        Ingest.run(Evidence.request(grown, evidence));
        KilledEvidence.write(evidence, DAYS / 2 + 1, DAYS);
        Path whole = temp.resolve("whole");
        Ingest.run(Evidence.request(whole, evidence));
        fresh = CaseState.content(whole);
        Path later = copy(grown, temp.resolve("later"));
        Ingest.run(Evidence.request(later, evidence));
        second = CaseState.content(later);
        runNanos = measure();
    }

    @Test
    void aKilledRunIsAsIfItHadNotBeen() throws IOException, InterruptedException {
        kills(1, 20);
    }

    @Test
    @Tag("slow")
    void hundredsOfKilledRunsAreAsIfTheyHadNotBeen() throws IOException, InterruptedException {
        kills(1_000, 220);
    }

    private void kills(int firstSeed, int atLeast) throws IOException, InterruptedException {
        Map<String, String> before = Evidence.fingerprint(around);
        int kills = 0;
        for (int seed = firstSeed; kills < atLeast; seed++) {
            Path caseFolder = casesFolder.resolve("case" + seed);
            try {
                kills += scene(seed, caseFolder);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e, e);
            }
            assertThat(Evidence.fingerprint(around)).as("seed %s", seed).isEqualTo(before);
            try (Stream<Path> beside = Files.list(casesFolder)) {
                assertThat(beside).as("seed %s", seed).containsExactly(caseFolder);
            }
            delete(caseFolder);
        }
    }

    /** A case, one to three kills in a row, and a run that is left alone; returns the kills that met a running process. */
    private int scene(int seed, Path caseFolder) throws IOException, InterruptedException {
        Random random = new Random(seed);
        boolean secondRun = random.nextInt(3) == 0;
        int run = secondRun ? 2 : 1;
        Map<String, String> expected = secondRun ? second : fresh;
        if (secondRun) {
            copy(grown, caseFolder);
        }
        int kills = 0;
        for (int left = 1 + random.nextInt(3); left > 0 && !committed(caseFolder, run); left--) {
            kills += kill(random, caseFolder, run) ? 1 : 0;
            if (CaseFolder.isCase(caseFolder)) {
                CaseState.assertSound(caseFolder);
                assertThat(CaseFolder.open(caseFolder).ledger().runs().size()).isBetween(run - 1, run);
            }
        }
        boolean wasCommitted = committed(caseFolder, run);
        Taken whole = wasCommitted ? new Taken(Map.of()) : wholeUnits(caseFolder);

        IngestSummary summary = Ingest.run(Evidence.request(caseFolder, evidence));

        CaseState.assertSound(caseFolder);
        CaseState.assertTidy(caseFolder);
        if (wasCommitted) {
            assertThat(summary.records().loaded()).isZero();
            assertThat(CaseState.content(caseFolder)).containsAllEntriesOf(expected);
        } else {
            assertThat(CaseState.content(caseFolder)).isEqualTo(expected);
            LedgerRun ledger = CaseState.run(caseFolder, run);
            assertThat(summary.records()).isEqualTo(ledger.head().records());
            assertThat(identities(caseFolder, whole.identities().keySet())).isEqualTo(whole.identities());
        }
        return kills;
    }

    /** Starts a run and kills it; whether it was still running. */
    private boolean kill(Random random, Path caseFolder, int run) throws IOException, InterruptedException {
        Aim aim = Aim.values()[Math.max(0, random.nextInt(6) - 2)];
        long delay = (long) (random.nextDouble() * (aim == Aim.ANYWHERE ? runNanos : runNanos / 50.0));
        Process child = IngestChild.start(temp, caseFolder, evidence);
        try (InputStream told = child.getInputStream()) {
            assertThat(told.read()).as(() -> errors(child)).isEqualTo(IngestChild.BEGUN);
            if (aim.trigger != null) {
                await(child, caseFolder, aim, run);
            }
            long until = System.nanoTime() + delay;
            while (child.isAlive() && System.nanoTime() < until) {
                LockSupport.parkNanos(100_000);
            }
            // Destroying the process itself would close the stream that tells whether it has ended by itself.
            child.toHandle().destroyForcibly();
            assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return told.read() < 0;
        }
    }

    private static void await(Process child, Path caseFolder, Aim aim, int run) throws IOException {
        Path trigger = caseFolder.resolve(String.format(aim.trigger, run));
        while (child.isAlive() && !isThere(trigger, run)) {
            LockSupport.parkNanos(50_000);
        }
    }

    private static boolean isThere(Path trigger, int run) throws IOException {
        if (!trigger.endsWith("lake")) {
            return Files.exists(trigger);
        }
        if (!Files.isDirectory(trigger)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(trigger)) {
            return files.anyMatch(
                    file -> String.valueOf(file.getFileName()).startsWith(String.format("part-%06d", run)));
        }
    }

    /** The duration of a run in a process of its own. */
    private long measure() throws IOException, InterruptedException {
        Path caseFolder = temp.resolve("measured");
        Process child = IngestChild.start(temp, caseFolder, evidence);
        try (InputStream told = child.getInputStream()) {
            assertThat(told.read()).as(() -> errors(child)).isEqualTo(IngestChild.BEGUN);
            long begun = System.nanoTime();
            assertThat(told.read()).as(() -> errors(child)).isEqualTo(IngestChild.ENDED);
            long nanos = System.nanoTime() - begun;
            assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return nanos;
        }
    }

    private static boolean committed(Path caseFolder, int run) {
        return CaseFolder.isCase(caseFolder)
                && CaseFolder.open(caseFolder).ledger().runs().contains(run);
    }

    /** The parts of all units that are recorded as whole, but for those that have to be loaded again for a copy. */
    private static Taken wholeUnits(Path caseFolder) throws IOException {
        Map<String, String> identities = new TreeMap<>();
        Path units = caseFolder.resolve("staging/units");
        if (!Files.isDirectory(units)) {
            return new Taken(identities);
        }
        try (Stream<Path> files = Files.list(units)) {
            for (Path unit :
                    files.filter(file -> file.toString().endsWith(".jsonl")).toList()) {
                Matcher parts = PART.matcher(Files.readString(unit));
                while (parts.find()) {
                    String path = parts.group(1);
                    Path moved = caseFolder.resolve(path);
                    if (!isOfCopy(path)) {
                        identities.put(
                                path, identity(Files.exists(moved) ? moved : caseFolder.resolve("staging/" + path)));
                    }
                }
            }
        }
        return new Taken(identities);
    }

    private static boolean isOfCopy(String path) {
        return path.contains("day=03") || path.contains("day=06");
    }

    private static Map<String, String> identities(Path caseFolder, Iterable<String> paths) throws IOException {
        Map<String, String> identities = new TreeMap<>();
        for (String path : paths) {
            identities.put(path, identity(caseFolder.resolve(path)));
        }
        return identities;
    }

    /** A file that is written again is another one with another time. */
    private static String identity(Path file) throws IOException {
        return Files.getAttribute(file, "unix:ino") + " " + Files.getLastModifiedTime(file);
    }

    private static String errors(Process child) {
        try {
            return new String(child.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "and its errors cannot be read: " + e;
        }
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
            List<Path> deepestFirst =
                    paths.sorted((left, right) -> right.compareTo(left)).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }
}
