package io.coldtrail.integrity.digest;

import io.coldtrail.integrity.Standing;
import java.util.List;

/**
 * What a check found. The same evidence, keys and signatures give the same report.
 *
 * @param chains by account, region, trail
 * @param standings of every digest, log and hour, in the order of kind, then path, then root; a path is an object key as
 *     the ledger has it, or the {@code s3://} address of what is missing, or chain and times of a gap
 * @param notes what a person should know beside the verdicts, whole sentences, such as a key file that holds no usable
 *     key
 */
public record DigestReport(List<DigestChain> chains, List<Standing> standings, List<String> notes) {
    public DigestReport {
        chains = List.copyOf(chains);
        standings = List.copyOf(standings);
        notes = List.copyOf(notes);
    }

    /** Verdicts on digests, and gaps between them. */
    public VerdictCounts digests() {
        return VerdictCounts.of(standings.stream()
                .filter(standing -> standing.kind() == Standing.Kind.DIGEST || standing.kind() == Standing.Kind.HOUR)
                .toList());
    }

    /** Verdicts on logs, those that no digest lists among them. */
    public VerdictCounts logs() {
        return VerdictCounts.of(standings.stream()
                .filter(standing -> standing.kind() == Standing.Kind.LOG)
                .toList());
    }

    /** Whether anything is not what AWS wrote, or is missing; gaps and what cannot be told are no bad news. */
    public boolean isBadNews() {
        return standings.stream()
                .anyMatch(standing -> standing.verdict() == Standing.Verdict.INVALID
                        || standing.verdict() == Standing.Verdict.MISSING);
    }
}
