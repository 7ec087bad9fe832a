package io.coldtrail.integrity.digest;

import io.coldtrail.integrity.Standing;
import java.util.Collection;

/**
 * How often each verdict was given.
 *
 * @param gaps stretches of time without a digest; 0 for logs
 */
public record VerdictCounts(long valid, long invalid, long missing, long unverifiable, long gaps) {

    /** Counts the verdicts of standings of any kind. */
    static VerdictCounts of(Collection<Standing> standings) {
        long[] counts = new long[Standing.Verdict.values().length];
        for (Standing standing : standings) {
            counts[standing.verdict().ordinal()]++;
        }
        return new VerdictCounts(
                counts[Standing.Verdict.VALID.ordinal()],
                counts[Standing.Verdict.INVALID.ordinal()],
                counts[Standing.Verdict.MISSING.ordinal()],
                counts[Standing.Verdict.UNVERIFIABLE.ordinal()],
                counts[Standing.Verdict.GAP.ordinal()]);
    }
}
