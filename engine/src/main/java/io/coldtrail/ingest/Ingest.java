package io.coldtrail.ingest;

import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.casefile.LedgerRun;
import io.coldtrail.casefile.QuarantinePart;
import io.coldtrail.casefile.RunEntry;
import io.coldtrail.casefile.RunTransaction;
import io.coldtrail.casefile.SourceEntry;
import io.coldtrail.casefile.SourceStatus;
import io.coldtrail.casefile.Tally;
import io.coldtrail.casefile.UnitEntry;
import io.coldtrail.lake.Part;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.source.KeyOrder;
import io.coldtrail.source.SourceFile;
import io.coldtrail.source.SourceWalk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Turns evidence into parts of the lake: walk, leave out what is known, plan, load on several threads, commit once. Bad
 * evidence never stops a run: each file and record gets a line in the ledger. Only a case that cannot be written does,
 * and then nothing of the run is kept.
 */
public final class Ingest {
    private final IngestRequest request;

    private Ingest(IngestRequest request) {
        this.request = request;
    }

    /**
     * Ingests the evidence into the case, which is made where it does not exist.
     *
     * @throws ColdtrailException where the evidence is missing or holds no log at all, or the case cannot be used; the
     *     case then is as it was
     */
    public static IngestSummary run(IngestRequest request) {
        return new Ingest(request).run();
    }

    private IngestSummary run() {
        long begun = System.nanoTime();
        String started = now();
        EvidenceRoots roots = EvidenceRoots.check(request.evidence(), request.caseFolder());
        try (SourceWalk walk = roots.walk(request.storage(), request.limits())) {
            LedgerRun run = run(roots, walk, started);
            RunEntry head = run.head();
            return new IngestSummary(
                    head.run(),
                    head.files(),
                    head.records(),
                    head.bytesRead(),
                    (System.nanoTime() - begun) / 1e9,
                    run.parts().size(),
                    run.sources().stream().filter(IngestSummary::isNotable).toList());
        }
    }

    private LedgerRun run(EvidenceRoots roots, SourceWalk walk, String started) {
        boolean existing = CaseFolder.isCase(request.caseFolder());
        CaseFolder owner = existing
                ? CaseFolder.open(request.caseFolder())
                : CaseFolder.create(request.caseFolder(), request.toolVersion(), request.clock());
        boolean committed = false;
        try (RunTransaction transaction = RunTransaction.begin(owner)) {
            LedgerRun run = load(owner, transaction, walk, roots, started);
            transaction.commit(run);
            committed = true;
            return run;
        } finally {
            if (!existing && !committed) {
                owner.discard();
            }
        }
    }

    private LedgerRun load(
            CaseFolder owner, RunTransaction transaction, SourceWalk walk, EvidenceRoots roots, String started) {
        KnownSources known = KnownSources.of(owner.ledger());
        KnownSources.Sorted sorted = known.sort(walk.files(), roots.names());
        SpaceCheck.require(sorted.fresh(), owner.folder(), folder -> freeBytes(transaction, folder));
        long bytes = sorted.fresh().stream().mapToLong(SourceFile::size).sum();
        request.progress().total(sorted.fresh().size(), bytes);
        List<PlanUnit> plan = PlanUnit.plan(sorted.fresh());
        List<UnitEntry> units = new ArrayList<>(loadUnits(transaction, plan, roots, known));
        units.add(ArchiveEntries.of(walk.archives(), transaction, plan.size(), request.limits()));

        List<Part> parts = new ArrayList<>();
        List<QuarantinePart> quarantine = new ArrayList<>();
        List<SourceEntry> sources = new ArrayList<>();
        for (UnitEntry unit : units) {
            parts.addAll(unit.parts());
            sources.addAll(unit.sources());
            if (unit.quarantine() != null) {
                quarantine.add(unit.quarantine());
            }
        }
        sources.addAll(withRecordCounts(sorted.settled(), sources, known));
        walk.passedOver().forEach(passed -> sources.add(passedOver(passed)));
        sources.sort(Comparator.comparingInt(SourceEntry::root).thenComparing(SourceEntry::key, KeyOrder.UTF_8));
        SomethingLoaded.require(sources, roots);
        Tally files = Tally.ZERO;
        Tally records = Tally.ZERO;
        for (SourceEntry source : sources) {
            files = files.plus(Tally.one(source.status()));
            records = records.plus(source.records());
        }
        RunEntry head = new RunEntry(
                transaction.run(),
                request.toolVersion(),
                started,
                now(),
                roots.names(),
                files,
                records,
                bytes,
                EvidenceHashes.write(walk, roots.paths(), sources, transaction));
        return new LedgerRun(head, parts, quarantine, sources);
    }

    /** What a run that was cut off has taken of the disk already is not needed again. */
    private long freeBytes(RunTransaction transaction, Path folder) throws IOException {
        long free = request.freeSpace().bytes(folder);
        return free + Math.min(transaction.stagedBytes(), Long.MAX_VALUE - free);
    }

    /** Loads all units but those that a run which was cut off has left whole, and gives all of them in plan order. */
    private List<UnitEntry> loadUnits(
            RunTransaction transaction, List<PlanUnit> plan, EvidenceRoots roots, KnownSources known) {
        Map<Integer, UnitEntry> done =
                transaction.resume(Resumption.planHash(plan, roots.names(), request), plan.size());
        List<PlanUnit> missing = new ArrayList<>();
        for (PlanUnit unit : plan) {
            UnitEntry kept = done.get(unit.number());
            if (kept != null && Resumption.isUnchanged(unit, kept)) {
                for (SourceEntry source : kept.sources()) {
                    new FileProgress(request.progress(), source.size()).done(source.records());
                }
            } else {
                if (kept != null) {
                    transaction.drop(kept);
                }
                missing.add(unit);
            }
        }
        load(transaction, missing, Map.of(), done);

        Map<Integer, Map<Integer, SourceEntry>> duplicates = ContentDuplicates.find(List.copyOf(done.values()), known);
        List<PlanUnit> again = new ArrayList<>();
        for (int unit : duplicates.keySet()) {
            transaction.drop(Objects.requireNonNull(done.get(unit), "a unit with duplicates is loaded"));
            again.add(plan.get(unit));
        }
        load(transaction, again, duplicates, done);
        return List.copyOf(done.values());
    }

    private void load(
            RunTransaction transaction,
            List<PlanUnit> units,
            Map<Integer, Map<Integer, SourceEntry>> settled,
            Map<Integer, UnitEntry> done) {
        for (UnitEntry unit :
                ParallelUnits.load(units, settled, request.threads(), () -> new UnitLoader(request, transaction))) {
            done.put(unit.unit(), unit);
        }
    }

    /** A duplicate's records are those of the file that holds the same bytes. */
    private static List<SourceEntry> withRecordCounts(
            List<SourceEntry> settled, List<SourceEntry> loaded, KnownSources known) {
        Map<String, Long> seen = new HashMap<>();
        for (SourceEntry source : loaded) {
            if (source.sha256() != null) {
                seen.put(source.sha256(), source.records().seen());
            }
        }
        List<SourceEntry> counted = new ArrayList<>();
        for (SourceEntry source : settled) {
            String sha256 = source.sha256();
            if (source.status() == SourceStatus.DUPLICATE && sha256 != null) {
                long records = seen.getOrDefault(sha256, known.recordsOf(sha256));
                counted.add(source.withRecords(Tally.of(SourceStatus.DUPLICATE, records)));
            } else {
                counted.add(source);
            }
        }
        return counted;
    }

    private static SourceEntry passedOver(SourceWalk.PassedOver passed) {
        boolean nothingToRead =
                passed.reason().equals("link") || passed.reason().equals("not-a-file");
        SourceEntry entry = SourceEntry.undecoded(
                passed.root(),
                passed.key(),
                0,
                null,
                nothingToRead ? SourceStatus.IGNORED : SourceStatus.QUARANTINED,
                passed.reason());
        return passed.detail() == null ? entry : entry.withDetail(passed.detail());
    }

    private String now() {
        return request.clock().instant().truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
