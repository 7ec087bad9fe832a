package io.coldtrail.journal;

import java.util.List;

/**
 * What came of repeating a case.
 *
 * @param version that repeated it
 * @param versions that made the case and asked it
 * @param runs how many runs of ingest were repeated
 * @param files of the evidence that were compared
 * @param parts of the lake whose bytes were compared; none where another version made them
 * @param results that were compared
 * @param passedOver statements that have no result to compare: failed, stopped, or another each time
 * @param differences in the order in which they were found; empty where all is the same
 */
public record ReproductionReport(
        String version,
        List<String> versions,
        int runs,
        long files,
        long parts,
        long results,
        long passedOver,
        List<Difference> differences) {
    public ReproductionReport {
        versions = List.copyOf(versions);
        differences = List.copyOf(differences);
    }

    public boolean isSame() {
        return differences.isEmpty();
    }
}
