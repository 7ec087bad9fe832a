package io.coldtrail.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.coldtrail.casefile.LedgerRun;
import io.coldtrail.casefile.SourceEntry;
import io.coldtrail.casefile.Tally;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that fail: the file in trouble is quarantined, what was good of it is loaded, and so is everything else. */
class StorageFaultsTest {
    /** More than is held in memory, so that it is read once for its hash and once for its records. */
    private static final int MANY = 50_000;

    private static final int FEW = 100;

    /** How often a file was opened before it is hashed: once, for a look at whether it is an archive. */
    private static final int HASHED = 1;

    /** How often a large file was opened before its records are read. */
    private static final int DECODED = 2;

    private static final String BAD = "bad.json";

    @TempDir
    private Path temp;

    private Path evidence;

    @BeforeEach
    void goodFiles() throws IOException {
        evidence = Files.createDirectory(temp.resolve("evidence"));
        write("a-good.json", lines(3, "a"));
        write("folder/z-good.json", lines(4, "z"));
    }

    @Test
    void aFileThatCannotBeOpenedIsUnreadable() throws IOException {
        write(BAD, lines(FEW, "b"));
        FaultyStorage storage = new FaultyStorage().failing(BAD, file -> new IOException("Input/output error"));
        assertBad(ingest(storage), "unreadable", new Tally(0, 0, 0, 0, 0));
    }

    @Test
    void aFileThatMayNotBeOpenedIsUnreadable() throws IOException {
        write(BAD, lines(FEW, "b"));
        FaultyStorage storage = new FaultyStorage().failing(BAD, file -> new AccessDeniedException(file.toString()));
        assertBad(ingest(storage), "unreadable", new Tally(0, 0, 0, 0, 0));
    }

    @Test
    void aFileThatIsGoneHasVanished() throws IOException {
        write(BAD, lines(FEW, "b"));
        FaultyStorage storage = new FaultyStorage().failing(BAD, file -> new NoSuchFileException(file.toString()));
        assertBad(ingest(storage), "vanished", new Tally(0, 0, 0, 0, 0));
    }

    @Test
    void aFileThatFailsAtItsFirstByteIsUnreadable() throws IOException {
        write(BAD, lines(FEW, "b"));
        assertBad(ingest(new FaultyStorage().failingAt(BAD, 0, 0)), "unreadable", new Tally(0, 0, 0, 0, 0));
    }

    /** Without all of its bytes a file has no hash, and no row is loaded that cannot lead back to one. */
    @Test
    void aFileWithoutAHashGivesNoRows() throws IOException {
        write(BAD, lines(MANY, "b"));
        assertBad(
                ingest(new FaultyStorage().failingAt(BAD, 8_500_000, HASHED)), "unreadable", new Tally(0, 0, 0, 0, 0));
    }

    @Test
    void aLargeFileThatFailsLaterGivesTheRecordsBeforeTheFault() throws IOException {
        byte[] content = lines(MANY, "b");
        write(BAD, content);
        int whole = content.length / MANY;
        // In the middle of the record after 30,000 others.
        LedgerRun run = ingest(new FaultyStorage().failingAt(BAD, 30_000L * whole + 10, DECODED));
        assertBad(run, "unreadable", new Tally(30_001, 30_000, 0, 1, 0));
    }

    @Test
    void aLargeFileThatGrowsHasChanged() throws IOException {
        byte[] content = lines(MANY, "b");
        write(BAD, content);
        byte[] grown = Arrays.copyOf(content, content.length + 500);
        Arrays.fill(grown, content.length, grown.length, (byte) '\n');
        LedgerRun run = ingest(new FaultyStorage().changing(BAD, content, content, grown));
        assertBad(run, "changed-while-read", new Tally(MANY + 1, MANY, 0, 1, 0));
    }

    @Test
    void aLargeFileThatShrinksHasChanged() throws IOException {
        byte[] content = lines(MANY, "b");
        write(BAD, content);
        byte[] shrunk = Arrays.copyOf(content, content.length / MANY * 20_000 + 30);
        LedgerRun run = ingest(new FaultyStorage().changing(BAD, content, content, shrunk));
        assertThat(bad(run).records()).isEqualTo(new Tally(20_001, 20_000, 0, 1, 0));
        assertThat(bad(run).reason()).isEqualTo("changed-while-read");
    }

    @Test
    void aLargeFileWhoseBytesChangeHasChanged() throws IOException {
        byte[] content = lines(MANY, "b");
        write(BAD, content);
        byte[] changed = content.clone();
        changed[changed.length - 20] ^= 1;
        LedgerRun run = ingest(new FaultyStorage().changing(BAD, content, content, changed));
        assertBad(run, "changed-while-read", new Tally(MANY + 1, MANY, 0, 1, 0));
    }

    /** What is read in one go is what its hash is of. */
    @Test
    void aSmallFileThatHasGrownSinceItWasFoundIsReadAsItIs() throws IOException {
        write(BAD, lines(FEW, "b"));
        LedgerRun run = ingest(new FaultyStorage().changing(BAD, lines(FEW + 50, "b")));
        assertThat(bad(run).records()).isEqualTo(new Tally(FEW + 50, FEW + 50, 0, 0, 0));
        Path grown = write("grown", lines(FEW + 50, "b"));
        assertThat(bad(run).sha256()).isEqualTo(Evidence.sha256(grown));
        assertThat(bad(run).size()).isEqualTo(Files.size(grown));
    }

    @Test
    void aFileWhoseHashCannotBeTakenBeforeIsReadAllTheSame() throws IOException {
        write(BAD, lines(FEW, "b"));
        // Of the same size, so that both are hashed before anything is loaded.
        write("same-size.json", lines(FEW, "c"));
        FaultyStorage storage = new FaultyStorage().with(BAD, (file, time) -> {
            if (time == HASHED) {
                throw new IOException("Input/output error");
            }
            return Files.newInputStream(file);
        });
        LedgerRun run = ingest(storage);
        assertThat(bad(run).records()).isEqualTo(new Tally(FEW, FEW, 0, 0, 0));
        assertThat(bad(run).reason()).isNull();
    }

    @Test
    void aFolderThatCannotBeListedIsToldAndTheOthersLoad() throws IOException {
        LedgerRun run = ingest(new FaultyStorage().failing("folder", path -> new IOException("Input/output error")));
        assertThat(run.sources()).extracting(SourceEntry::key).containsExactly("a-good.json", "folder");
        assertThat(run.sources()).extracting(SourceEntry::reason).containsExactly(null, "unreadable-folder");
        assertThat(run.head().files()).isEqualTo(new Tally(2, 1, 0, 1, 0));
    }

    @Test
    void evidenceThatCannotBeListedMakesNoCase() {
        FaultyStorage storage = new FaultyStorage().failing("evidence", path -> new IOException("Input/output error"));
        ColdtrailException error = catchThrowableOfType(ColdtrailException.class, () -> ingest(storage));
        assertThat(error.code()).isEqualTo(ErrorCode.EVIDENCE_UNREADABLE);
        assertThat(temp.resolve("case")).doesNotExist();
    }

    /** What could not be read in one run is not known, and is loaded when it can be. */
    @Test
    void aFileThatWasUnreadableLoadsInTheNextRun() throws IOException {
        write(BAD, lines(FEW, "b"));
        ingest(new FaultyStorage().failingAt(BAD, 40, 0));
        Ingest.run(Evidence.request(temp.resolve("case"), 2, new FaultyStorage(), evidence));
        LedgerRun second = CaseState.run(temp.resolve("case"), 2);
        assertThat(bad(second).records()).isEqualTo(new Tally(FEW, FEW, 0, 0, 0));
        assertThat(second.head().files()).isEqualTo(new Tally(3, 1, 2, 0, 0));
    }

    private LedgerRun ingest(FaultyStorage storage) throws IOException {
        Path caseFolder = temp.resolve("case");
        Map<String, String> before = Evidence.fingerprint(evidence);
        Ingest.run(Evidence.request(caseFolder, 2, storage, evidence));
        assertThat(Evidence.fingerprint(evidence)).isEqualTo(before);
        CaseState.assertSound(caseFolder);
        CaseState.assertTidy(caseFolder);
        LedgerRun run = CaseState.run(caseFolder, 1);
        CaseState.pieces(caseFolder, run);
        return run;
    }

    /** The bad file is quarantined, and the good ones are loaded. */
    private static void assertBad(LedgerRun run, String reason, Tally records) {
        assertThat(bad(run).reason()).isEqualTo(reason);
        assertThat(bad(run).records()).isEqualTo(records);
        assertThat(run.head().files()).isEqualTo(new Tally(3, 2, 0, 1, 0));
        assertThat(run.head().records().loaded()).isEqualTo(7 + records.loaded());
    }

    private static SourceEntry bad(LedgerRun run) {
        return run.sources().stream()
                .filter(source -> source.key().equals(BAD))
                .findFirst()
                .orElseThrow();
    }

    /** JSON lines that are all of one length. */
    private static byte[] lines(int count, String id) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(Evidence.event(String.format("%s%06d", id, i))).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Path write(String name, byte[] content) throws IOException {
        Path file = evidence.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }
}
