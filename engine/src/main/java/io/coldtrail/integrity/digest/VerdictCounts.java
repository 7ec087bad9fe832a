package io.coldtrail.integrity.digest;

import io.coldtrail.integrity.Standing;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * How often each verdict was given.
 *
 * @param gaps stretches of time without a digest; 0 for logs
 */
public record VerdictCounts(long valid, long invalid, long missing, long unverifiable, long gaps) {

    /** Counts the verdicts of standings of any kind. */
    static VerdictCounts of(Collection<Standing> standings) {
        Map<Standing.Verdict, Long> counts = new EnumMap<>(Standing.Verdict.class);
        for (Standing standing : standings) {
            counts.merge(standing.verdict(), 1L, Long::sum);
        }
        return new VerdictCounts(
                counts.getOrDefault(Standing.Verdict.VALID, 0L),
                counts.getOrDefault(Standing.Verdict.INVALID, 0L),
                counts.getOrDefault(Standing.Verdict.MISSING, 0L),
                counts.getOrDefault(Standing.Verdict.UNVERIFIABLE, 0L),
                counts.getOrDefault(Standing.Verdict.GAP, 0L));
    }
}
