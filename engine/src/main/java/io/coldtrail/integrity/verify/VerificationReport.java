package io.coldtrail.integrity.verify;

import io.coldtrail.casefile.VerdictHead;
import io.coldtrail.integrity.Standing;
import io.coldtrail.integrity.Standing.Kind;
import io.coldtrail.integrity.Standing.Verdict;
import io.coldtrail.integrity.digest.DigestChain;
import io.coldtrail.integrity.digest.DigestReport;
import java.util.List;

/**
 * What a verification found.
 *
 * @param standings of everything that was judged, in the order of kind, path, verdict
 * @param digests what came of CloudTrail's own digests
 * @param manifests that were held against the evidence
 * @param notes what a person should know beside the verdicts, whole sentences
 * @param kept whether the verdicts are kept in a case
 */
public record VerificationReport(
        List<Standing> standings,
        DigestReport digests,
        List<VerdictHead.KeptManifest> manifests,
        List<String> notes,
        Kept kept) {
    public VerificationReport {
        standings = List.copyOf(standings);
        manifests = List.copyOf(manifests);
        notes = List.copyOf(notes);
    }

    /** What became of the verdicts. */
    public enum Kept {
        /** There is no case. */
        NO_CASE,
        IN_CASE,
        /** The case cannot be written to. */
        NOT_WRITABLE
    }

    /** The chains of digests. */
    public List<DigestChain> chains() {
        return digests.chains();
    }

    /** How many things of a kind got a verdict. */
    public long count(Kind kind, Verdict verdict) {
        return standings.stream()
                .filter(standing -> standing.kind() == kind && standing.verdict() == verdict)
                .count();
    }

    /** How much of what the case holds is not as it should be. */
    public long problemsOfCase() {
        return standings.stream()
                .filter(standing -> standing.kind().isOfCase() && standing.verdict() != Verdict.VALID)
                .count();
    }

    /** Whether anything is changed or missing, or the case is not as it should be. */
    public boolean isBadNews() {
        return problemsOfCase() > 0
                || standings.stream()
                        .anyMatch(standing ->
                                standing.verdict() == Verdict.INVALID || standing.verdict() == Verdict.MISSING);
    }

    /** Whether anything is other than valid. */
    public boolean isAnythingOpen() {
        return standings.stream().anyMatch(standing -> standing.verdict() != Verdict.VALID);
    }
}
