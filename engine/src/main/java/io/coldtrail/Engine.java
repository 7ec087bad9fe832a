package io.coldtrail;

import io.coldtrail.bytes.LocalStorage;
import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.casefile.Ledger;
import io.coldtrail.columnar.scan.ReadRules;
import io.coldtrail.cost.CostEstimator;
import io.coldtrail.cost.EvidenceObjects;
import io.coldtrail.cost.PlacedRows;
import io.coldtrail.ingest.EvidenceScan;
import io.coldtrail.ingest.FreeSpace;
import io.coldtrail.ingest.Ingest;
import io.coldtrail.ingest.IngestProgress;
import io.coldtrail.ingest.IngestRequest;
import io.coldtrail.ingest.IngestSummary;
import io.coldtrail.ingest.OriginalRecords;
import io.coldtrail.integrity.verify.Verification;
import io.coldtrail.integrity.verify.VerificationInputs;
import io.coldtrail.integrity.verify.VerificationReport;
import io.coldtrail.integrity.verify.VerificationRequest;
import io.coldtrail.journal.CaseArchive;
import io.coldtrail.journal.CaseImport;
import io.coldtrail.journal.Journal;
import io.coldtrail.journal.Reproduction;
import io.coldtrail.journal.ReproductionReport;
import io.coldtrail.journal.ReproductionRequest;
import io.coldtrail.lake.LakeSnapshot;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Limits;
import io.coldtrail.problem.Where;
import io.coldtrail.query.QuerySession;
import io.coldtrail.query.SessionOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The engine's front door: one method for each thing that the command line does with a case. */
public final class Engine {
    private static final String VERSION = loadVersion();

    private Engine() {}

    /** The version of this program, as it is written into cases. */
    public static String version() {
        return VERSION;
    }

    /**
     * Loads evidence into a case, which is made where there is none. The evidence is only read.
     *
     * @param caseFolder an existing case, or a new or empty folder
     * @param evidence folders or single files
     * @param threads how many files are decoded at once, at least 1
     * @param progress is kept up to date while this runs
     * @throws io.coldtrail.problem.ColdtrailException where nothing could be loaded; the case is then as it was
     */
    public static IngestSummary ingest(Path caseFolder, List<Path> evidence, int threads, IngestProgress progress) {
        return ingest(caseFolder, evidence, threads, Limits.DEFAULT, FreeSpace.ofFileSystem(), progress);
    }

    /**
     * Loads evidence into a case within limits.
     *
     * @param limits bounds on what the evidence may ask of this machine
     * @param freeSpace what tells whether the lake will fit
     * @see #ingest(Path, List, int, IngestProgress)
     */
    public static IngestSummary ingest(
            Path caseFolder,
            List<Path> evidence,
            int threads,
            Limits limits,
            FreeSpace freeSpace,
            IngestProgress progress) {
        return Ingest.run(new IngestRequest(
                caseFolder,
                evidence,
                threads,
                limits,
                new LocalStorage(),
                VERSION,
                Clock.systemUTC(),
                freeSpace,
                progress));
    }

    /**
     * The parts of a case that are live now.
     *
     * @throws io.coldtrail.problem.ColdtrailException where there is no case, or one that a newer version made
     */
    public static LakeSnapshot snapshot(Path caseFolder) {
        return CaseFolder.open(caseFolder).snapshot();
    }

    /**
     * The parts that were live after a run of a case.
     *
     * @param lastRun its number, as {@link #lastRun} gives it
     * @throws io.coldtrail.problem.ColdtrailException where the case was imported without its lake
     */
    public static LakeSnapshot snapshot(Path caseFolder, int lastRun) {
        LakeSnapshot snapshot = CaseFolder.open(caseFolder).snapshot(lastRun);
        if (!snapshot.parts().isEmpty() && !Files.isDirectory(caseFolder.resolve("lake"))) {
            throw new ColdtrailException(
                    ErrorCode.CASE_INVALID,
                    "the case has no lake, as one that was exported with --without-lake",
                    Where.file(caseFolder.toString()),
                    "Build it again from the evidence with `coldtrail case reproduce`, or import an archive with the lake.");
        }
        return snapshot;
    }

    /** The number of a case's last run; 0 where it has none. */
    public static int lastRun(Path caseFolder) {
        return CaseFolder.open(caseFolder).ledger().runs().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }

    /** The journal of a case, for statements that run now. */
    public static Journal journal(Path caseFolder) {
        return new Journal(caseFolder.toAbsolutePath().normalize(), VERSION, Clock.systemUTC());
    }

    /**
     * A case as an archive, to be written.
     *
     * @param withLake whether what is made of the evidence's content goes into it
     * @throws io.coldtrail.problem.ColdtrailException where the case is not what its ledger says
     */
    public static CaseArchive archive(Path caseFolder, boolean withLake) {
        return CaseArchive.of(CaseFolder.open(caseFolder), withLake, VERSION);
    }

    /**
     * Makes a case of an archive.
     *
     * @see CaseImport#run
     */
    public static CaseImport.Imported importCase(Path archive, Path caseFolder, Path unfinished) {
        return CaseImport.run(archive, caseFolder, unfinished, FreeSpace.ofFileSystem());
    }

    /**
     * Repeats the case of an archive from its evidence, and compares.
     *
     * @param caseFolder a new or empty folder for the repeated case
     * @param scratch an empty folder, which stays the caller's to remove
     * @param told gets a line about each step
     * @see ReproductionRequest
     */
    public static ReproductionReport reproduce(
            Path archive,
            List<Path> evidence,
            Path caseFolder,
            Path scratch,
            int threads,
            Limits limits,
            SessionOptions session,
            Consumer<String> told) {
        return Reproduction.run(new ReproductionRequest(
                archive,
                evidence,
                caseFolder,
                scratch,
                threads,
                limits,
                VERSION,
                Clock.systemUTC(),
                FreeSpace.ofFileSystem(),
                session,
                new IngestProgress(),
                told));
    }

    /**
     * Opens evidence for queries without a case. The caller closes it.
     *
     * @param evidence folders or single files, at least one
     * @throws io.coldtrail.problem.ColdtrailException where one is missing, or there is no file in them
     */
    public static EvidenceScan scan(List<Path> evidence) {
        return EvidenceScan.open(evidence, Limits.DEFAULT, new LocalStorage());
    }

    /**
     * What queries over a case would read and cost on Athena.
     *
     * @param lastRun the last run that counts, as {@link #lastRun} gives it
     * @param session over the snapshot of that run; it stays the caller's
     */
    public static CostEstimator costs(
            Path caseFolder, int lastRun, LakeSnapshot snapshot, QuerySession session, ReadRules rules) {
        Ledger ledger = CaseFolder.open(caseFolder).ledger();
        EvidenceObjects evidence = EvidenceObjects.of(ledger, lastRun, table -> PlacedRows.of(table, session));
        return new CostEstimator(session, snapshot, evidence, rules);
    }

    /** The evidence that a case was made of, as absolute paths; it need not lie there any more. */
    public static List<Path> evidenceRoots(Path caseFolder) {
        Ledger ledger = CaseFolder.open(caseFolder).ledger();
        return ledger.runs().stream()
                .flatMap(run -> ledger.head(run).roots().stream())
                .distinct()
                .map(Path::of)
                .toList();
    }

    /**
     * What finds the original bytes of a case's records.
     *
     * @param evidence folders or files to look in beside the places that the evidence was loaded from
     * @param limits those that the evidence was loaded with
     */
    public static OriginalRecords originals(Path caseFolder, List<Path> evidence, Limits limits) {
        return new OriginalRecords(CaseFolder.open(caseFolder), evidence, new LocalStorage(), limits);
    }

    /**
     * Verifies a case, or evidence that has none; verdicts on a case are kept in it.
     *
     * @param progress is kept up to date while this runs
     * @see VerificationRequest
     */
    public static VerificationReport verify(
            @Nullable Path caseFolder, VerificationInputs inputs, Limits limits, int threads, IngestProgress progress) {
        return Verification.run(
                new VerificationRequest(caseFolder, inputs, limits, new LocalStorage(), threads, VERSION, progress));
    }

    private static String loadVersion() {
        Properties properties = new Properties();
        try (InputStream in = Engine.class.getResourceAsStream("version.properties")) {
            if (in == null) {
                throw new IllegalStateException("version.properties is missing from the engine's jar");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
