package io.coldtrail.casefile;

import java.util.List;

/**
 * What a verification was, and what it came to.
 *
 * @param lastRun number of the last run of the ledger then, 0 where there was none
 * @param counts by kind and verdict
 * @param manifests that were held against the evidence
 */
public record VerdictHead(String toolVersion, int lastRun, List<Count> counts, List<KeptManifest> manifests) {
    public VerdictHead {
        counts = List.copyOf(counts);
        manifests = List.copyOf(manifests);
    }

    /** How many things of a kind got a verdict. */
    public record Count(String kind, String verdict, long count) {}

    /**
     * A manifest that somebody else made.
     *
     * @param name of the file that was given
     * @param path of the copy below the case
     * @param sha256 of its bytes
     * @param entries how many files it lists
     */
    public record KeptManifest(String name, String path, String sha256, long entries) {}

    /** The number of verdicts. */
    public long standings() {
        return counts.stream().mapToLong(Count::count).sum();
    }
}
