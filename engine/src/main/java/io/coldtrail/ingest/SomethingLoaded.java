package io.coldtrail.ingest;

import io.coldtrail.casefile.SourceEntry;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Stops a run that has found nothing to work on: most likely another folder was meant. */
final class SomethingLoaded {
    private static final Set<String> UNREADABLE = Set.of("unreadable", "unreadable-folder", "vanished");
    /** What is passed over in the evidence of a trail, too. */
    private static final Set<String> OF_LOGS = Set.of("digest", "empty", IngestSummary.CHANGED);

    private SomethingLoaded() {}

    /**
     * Goes on where any file is a log, whole or damaged, or belongs to logs.
     *
     * @throws ColdtrailException where there is no file, none that can be read, or none that has to do with logs
     */
    static void require(List<SourceEntry> sources, EvidenceRoots roots) {
        if (sources.stream().anyMatch(SomethingLoaded::counts)) {
            return;
        }
        if (sources.isEmpty()) {
            throw nothingFound(roots);
        }
        Map<String, Long> reasons = sources.stream()
                .collect(Collectors.groupingBy(
                        source -> String.valueOf(source.reason()), TreeMap::new, Collectors.counting()));
        String counts = reasons.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        boolean unreadable = UNREADABLE.containsAll(reasons.keySet());
        throw new ColdtrailException(
                unreadable ? ErrorCode.EVIDENCE_UNREADABLE : ErrorCode.EVIDENCE_EMPTY,
                "none of the " + sources.size() + " files in the evidence could be loaded (" + counts
                        + "), so nothing was ingested",
                Where.file(String.join(", ", roots.names())),
                unreadable
                        ? "Check that you may read the evidence."
                        : "Name the folder that holds the downloaded logs, such as the one above AWSLogs.");
    }

    /** The error for evidence without any file. */
    static ColdtrailException nothingFound(EvidenceRoots roots) {
        return new ColdtrailException(
                ErrorCode.EVIDENCE_EMPTY,
                "there is no file in the evidence",
                Where.file(String.join(", ", roots.names())),
                "Name the folder that holds the downloaded logs, such as the one above AWSLogs.");
    }

    private static boolean counts(SourceEntry source) {
        String reason = String.valueOf(source.reason());
        return switch (source.status()) {
            case LOADED, DUPLICATE -> true;
            case QUARANTINED -> source.records().loaded() > 0 || !UNREADABLE.contains(reason);
            case IGNORED -> OF_LOGS.contains(reason);
        };
    }
}
