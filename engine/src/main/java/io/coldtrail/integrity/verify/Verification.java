package io.coldtrail.integrity.verify;

import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.casefile.VerdictEntry;
import io.coldtrail.casefile.VerdictHead;
import io.coldtrail.casefile.Verdicts;
import io.coldtrail.ingest.IngestProgress;
import io.coldtrail.integrity.EvidenceCheck;
import io.coldtrail.integrity.LakeCheck;
import io.coldtrail.integrity.LedgerReading;
import io.coldtrail.integrity.Manifest;
import io.coldtrail.integrity.ManifestReader;
import io.coldtrail.integrity.Standing;
import io.coldtrail.integrity.Standing.Kind;
import io.coldtrail.integrity.Standing.Verdict;
import io.coldtrail.integrity.digest.DigestCheck;
import io.coldtrail.integrity.digest.DigestProgress;
import io.coldtrail.integrity.digest.DigestReport;
import io.coldtrail.integrity.digest.DigestRequest;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import io.coldtrail.source.KeyOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs every check that can be made, and keeps the verdicts in the case. */
public final class Verification {
    private static final Comparator<Standing> ORDER = Comparator.comparing(Standing::kind)
            .thenComparing(Standing::path, KeyOrder.UTF_8)
            .thenComparing(Standing::verdict)
            .thenComparing(standing -> String.valueOf(standing.sha256()))
            .thenComparing(Standing::reason, KeyOrder.UTF_8);

    private final VerificationRequest request;
    private final List<Standing> standings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Verification(VerificationRequest request) {
        this.request = request;
    }

    /**
     * Verifies a case, or evidence that has none. The evidence is only read.
     *
     * @throws ColdtrailException where there is no such case or evidence, or a manifest or key file cannot be used
     */
    public static VerificationReport run(VerificationRequest request) {
        return new Verification(request).run();
    }

    private VerificationReport run() {
        Path folder = request.caseFolder();
        @Nullable CaseFolder owner = folder == null ? null : CaseFolder.open(folder);
        Map<String, Path> copies = new TreeMap<>();
        List<VerdictHead.KeptManifest> named = new ArrayList<>();
        List<Manifest> manifests = manifests(copies, named);
        @Nullable LedgerReading ledger = owner == null ? null : lake(owner);
        EvidenceCheck.Outcome evidence = EvidenceCheck.run(new EvidenceCheck.Request(
                ledger,
                request.inputs().evidence(),
                manifests,
                request.limits(),
                request.storage(),
                request.threads(),
                request.progress()));
        standings.addAll(evidence.standings());
        notes.addAll(evidence.notes());
        DigestReport digests = digests(evidence.present());
        standings.addAll(digests.standings());
        notes.addAll(digests.notes());
        standings.sort(ORDER);
        VerificationReport.Kept kept = VerificationReport.Kept.NO_CASE;
        if (owner != null && ledger != null) {
            VerdictHead head = new VerdictHead(request.toolVersion(), lastRun(ledger), counts(), named);
            boolean written = owner.verdicts().keep(head, entries(), copies);
            kept = written ? VerificationReport.Kept.IN_CASE : VerificationReport.Kept.NOT_WRITABLE;
        }
        return new VerificationReport(standings, digests, named, notes, kept);
    }

    private List<Manifest> manifests(Map<String, Path> copies, List<VerdictHead.KeptManifest> named) {
        List<Manifest> manifests = new ArrayList<>();
        for (Path given : request.inputs().manifests()) {
            for (Path file : ManifestReader.files(given, request.storage())) {
                Manifest manifest = ManifestReader.read(file, request.storage());
                String copy = Verdicts.manifestPath(manifest.sha256());
                manifests.add(manifest);
                copies.put(copy, file);
                named.add(new VerdictHead.KeptManifest(
                        String.valueOf(file.getFileName()),
                        copy,
                        manifest.sha256(),
                        manifest.entries().size()));
            }
        }
        return manifests;
    }

    private LedgerReading lake(CaseFolder owner) {
        try {
            Set<String> present = LakeCheck.files(owner.folder());
            LedgerReading ledger = LedgerReading.of(owner.ledger());
            standings.addAll(LakeCheck.run(
                    owner.folder(), request.storage(), present, ledger, request.threads(), request.progress()));
            return ledger;
        } catch (IOException e) {
            throw new ColdtrailException(
                    ErrorCode.CASE_INVALID,
                    "the files of the case cannot be listed: " + e.getClass().getSimpleName(),
                    Where.file(owner.folder().toString()),
                    "Check that you may read the case folder.",
                    e);
        }
    }

    private DigestReport digests(List<Path> evidence) {
        if (evidence.isEmpty()) {
            return new DigestReport(List.of(), List.of(), List.of());
        }
        try {
            return DigestCheck.run(new DigestRequest(
                    evidence,
                    request.inputs().keys(),
                    request.inputs().signatures(),
                    request.inputs().bucket(),
                    request.inputs().prefix(),
                    request.limits(),
                    request.storage(),
                    request.threads(),
                    told(request.progress())));
        } catch (IOException e) {
            throw new ColdtrailException(
                    ErrorCode.EVIDENCE_UNREADABLE,
                    "the evidence cannot be read: " + e.getClass().getSimpleName() + ": " + e.getMessage(),
                    null,
                    "Check that you may read the folder.",
                    e);
        }
    }

    private static DigestProgress told(IngestProgress progress) {
        return new DigestProgress() {
            @Override
            public void total(long files, long bytes) {
                progress.more(files, bytes);
            }

            @Override
            public void fileDone(long bytes) {
                progress.fileDone(bytes, 0, 0);
            }
        };
    }

    private static int lastRun(LedgerReading ledger) {
        return ledger.runs().isEmpty()
                ? 0
                : ledger.runs().get(ledger.runs().size() - 1).number();
    }

    private List<VerdictHead.Count> counts() {
        List<VerdictHead.Count> counts = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (Verdict verdict : Verdict.values()) {
                long count = standings.stream()
                        .filter(standing -> standing.kind() == kind && standing.verdict() == verdict)
                        .count();
                if (count > 0) {
                    counts.add(new VerdictHead.Count(kind.word(), verdict.word(), count));
                }
            }
        }
        return counts;
    }

    private List<VerdictEntry> entries() {
        return standings.stream()
                .map(standing -> new VerdictEntry(
                        standing.path(),
                        standing.sha256(),
                        standing.kind().word(),
                        standing.verdict().word(),
                        standing.reason()))
                .toList();
    }
}
