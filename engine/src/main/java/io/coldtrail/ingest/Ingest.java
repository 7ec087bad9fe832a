package io.coldtrail.ingest;

import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.casefile.LedgerRun;
import io.coldtrail.casefile.RunEntry;
import io.coldtrail.casefile.RunTransaction;
import io.coldtrail.casefile.SourceEntry;
import io.coldtrail.casefile.SourceStatus;
import io.coldtrail.casefile.Tally;
import io.coldtrail.lake.Part;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import io.coldtrail.source.SourceFile;
import io.coldtrail.source.SourceWalk;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
        EvidenceRoots roots = EvidenceRoots.check(request);
        try (SourceWalk walk = walk(roots.paths())) {
            return load(roots, walk, started, begun);
        }
    }

    private IngestSummary load(EvidenceRoots roots, SourceWalk walk, String started, long begun) {
        boolean existing = CaseFolder.isCase(request.caseFolder());
        CaseFolder owner = existing
                ? CaseFolder.open(request.caseFolder())
                : CaseFolder.create(request.caseFolder(), request.toolVersion(), request.clock());
        boolean committed = false;
        try (RunTransaction transaction = RunTransaction.begin(owner)) {
            LedgerRun run = load(owner, transaction, walk, roots, started);
            transaction.commit(run);
            committed = true;
            double seconds = (System.nanoTime() - begun) / 1e9;
            RunEntry head = run.head();
            List<SourceEntry> notable =
                    run.sources().stream().filter(IngestSummary::isNotable).toList();
            return new IngestSummary(
                    head.run(),
                    head.files(),
                    head.records(),
                    head.bytesRead(),
                    seconds,
                    run.parts().size(),
                    notable);
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
        long bytes = sorted.fresh().stream().mapToLong(SourceFile::size).sum();
        request.progress().total(sorted.fresh().size(), bytes);
        List<UnitLoader.Loaded> loaded =
                ParallelUnits.load(PlanUnit.plan(sorted.fresh()), request, () -> new UnitLoader(request, transaction));

        List<Part> parts = new ArrayList<>();
        List<SourceEntry> sources = new ArrayList<>();
        long bytesRead = 0;
        for (UnitLoader.Loaded unit : loaded) {
            parts.addAll(unit.parts());
            sources.addAll(unit.sources());
            bytesRead += unit.bytesRead();
        }
        sources.addAll(withRecordCounts(sorted.settled(), sources, known));
        for (SourceWalk.PassedOver passed : walk.passedOver()) {
            sources.add(passedOver(passed));
        }
        sources.sort(Comparator.comparingInt(SourceEntry::root).thenComparing(SourceEntry::key));
        requireSomething(sources, roots);
        Tally files = Tally.ZERO;
        Tally records = Tally.ZERO;
        for (SourceEntry source : sources) {
            files = files.plus(Tally.one(source.status()));
            records = records.plus(source.records());
        }
        RunEntry head = new RunEntry(
                transaction.run(), request.toolVersion(), started, now(), roots.names(), files, records, bytesRead);
        return new LedgerRun(head, parts, sources);
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
        boolean unreadable = passed.reason().equals("unreadable-folder");
        return SourceEntry.undecoded(
                passed.root(),
                passed.key(),
                0,
                null,
                unreadable ? SourceStatus.QUARANTINED : SourceStatus.IGNORED,
                passed.reason());
    }

    private static void requireSomething(List<SourceEntry> sources, EvidenceRoots roots) {
        boolean anyLog = sources.stream()
                .anyMatch(source -> source.status() == SourceStatus.LOADED
                        || source.status() == SourceStatus.DUPLICATE
                        || source.records().loaded() > 0
                        || IngestSummary.CHANGED.equals(source.reason()));
        if (anyLog) {
            return;
        }
        Where where = Where.file(String.join(", ", roots.names()));
        if (sources.isEmpty()) {
            throw new ColdtrailException(
                    ErrorCode.EVIDENCE_EMPTY,
                    "there is no file in the evidence, so nothing was ingested",
                    where,
                    "Name the folder that holds the downloaded logs, such as the one above AWSLogs.");
        }
        Map<String, Long> reasons = sources.stream()
                .collect(Collectors.groupingBy(
                        source -> String.valueOf(source.reason()), TreeMap::new, Collectors.counting()));
        String counts = reasons.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        boolean unreadable = reasons.keySet().stream().allMatch(reason -> reason.startsWith("unreadable"));
        throw new ColdtrailException(
                unreadable ? ErrorCode.EVIDENCE_UNREADABLE : ErrorCode.EVIDENCE_EMPTY,
                "none of the " + sources.size() + " files in the evidence could be loaded (" + counts
                        + "), so nothing was ingested",
                where,
                unreadable
                        ? "Check that you may read the evidence."
                        : "Name the folder that holds the downloaded logs, such as the one above AWSLogs.");
    }

    private SourceWalk walk(List<Path> roots) {
        try {
            return SourceWalk.of(request.storage(), roots, request.limits());
        } catch (NoSuchFileException e) {
            throw EvidenceRoots.missing(Path.of(String.valueOf(e.getFile())), e);
        } catch (IOException e) {
            throw new ColdtrailException(
                    ErrorCode.EVIDENCE_UNREADABLE,
                    "the evidence cannot be read: " + e.getClass().getSimpleName() + ": " + e.getMessage(),
                    Where.file(roots.stream().map(Path::toString).collect(Collectors.joining(", "))),
                    "Check that you may read the folder.",
                    e);
        }
    }

    private String now() {
        return request.clock().instant().truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
