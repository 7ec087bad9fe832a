package io.coldtrail.integrity.digest;

import io.coldtrail.integrity.Standing;
import io.coldtrail.integrity.Standing.Kind;
import io.coldtrail.integrity.Standing.Verdict;
import io.coldtrail.source.KeyOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what one chain lacks: digests that are named and not there, and time that none covers. Not thread-safe. */
final class ChainJudge {
    static final Comparator<Node> IN_TIME = Comparator.comparing(
                    (Node node) -> node.digest().end())
            .thenComparing(node -> node.digest().start())
            .thenComparing(node -> node.digest().key(), KeyOrder.UTF_8)
            .thenComparing(node -> node.digest().sha256());

    private static final Duration HOUR = Duration.ofHours(1);

    /** So many hours of a chain, half a year, are told one by one; each stretch beyond is told in one sentence. */
    static final int MAX_HOURS = 4_500;

    private final ChainId id;
    private final List<Node> nodes;
    private final Copy copy;
    private final List<Standing> found = new ArrayList<>();
    private final Set<String> missing = new HashSet<>();
    private long hoursTold;
    private Instant end;

    /** @param nodes at least one */
    ChainJudge(ChainId id, List<Node> nodes, Copy copy) {
        this.id = id;
        this.nodes = nodes.stream().sorted(IN_TIME).toList();
        this.copy = copy;
        end = this.nodes.get(this.nodes.size() - 1).digest().end();
    }

    ChainId id() {
        return id;
    }

    List<Node> nodes() {
        return nodes;
    }

    Instant from() {
        return nodes.stream()
                .map(node -> node.digest().start())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Where it ends, digests that are known to be missing included. */
    Instant end() {
        return end;
    }

    /** What is missing and not covered, so far. */
    List<Standing> found() {
        return found;
    }

    /** Looks between neighbours. */
    void walk() {
        @Nullable Node earlier = null;
        for (Node node : nodes) {
            if (earlier != null) {
                between(earlier, node);
            }
            // An altered copy that says it ends at another time must not hide what is missing before it.
            if (earlier == null || !node.digest().key().equals(earlier.digest().key())) {
                earlier = node;
            }
        }
    }

    private void between(Node earlier, Node node) {
        Digest.Previous said = node.digest().previous();
        Instant from = earlier.digest().end();
        Instant to = node.digest().start();
        if (said == null) {
            if (!id.backfill()) {
                gap(from, to, Reasons.startedAgain(from, to));
            }
        } else if (said.key().equals(earlier.digest().key())
                && said.bucket().equals(earlier.digest().bucket())) {
            if (!id.backfill() && to.isAfter(from)) {
                gap(from, to, Reasons.uncovered(from, to));
            }
        } else if (node.predecessors().isEmpty()) {
            missing(said.bucket(), said.key(), Reasons.DIGEST_MISSING);
            if (!id.backfill() && node.name() != null) {
                hours(node.name(), said.bucket(), from, to.minus(HOUR));
            }
        }
    }

    /** Takes the digests before one that is missing, back to the one that is there. */
    private void hours(DigestName name, String bucket, Instant from, Instant lastEnd) {
        long hours = Math.round((double) Duration.between(from, lastEnd).toMinutes() / HOUR.toMinutes());
        long told = Math.max(0, Math.min(hours, MAX_HOURS - hoursTold));
        hoursTold += told;
        for (long i = 0; i < told; i++) {
            missing(bucket, name.keyEnding(lastEnd.minus(HOUR.multipliedBy(i))), Reasons.HOUR_MISSING);
        }
        if (hours > told) {
            Instant until = lastEnd.minus(HOUR.multipliedBy(told));
            found.add(new Standing(
                    id.path() + "/" + from + "/" + until,
                    null,
                    Kind.HOUR,
                    Verdict.MISSING,
                    Reasons.moreHours(hours - told)));
        }
    }

    /** A digest whose signature was saved and that is not there. */
    void signed(String bucket, DigestName name, String key) {
        if (name.end().isBefore(from()) || copy.bears(key)) {
            return;
        }
        missing(bucket, key, Reasons.DIGEST_OF_SIGNATURE_MISSING);
        if (name.end().isAfter(end)) {
            if (!id.backfill()) {
                hours(name, bucket, end, name.end().minus(HOUR));
            }
            end = name.end();
        }
    }

    private void missing(String bucket, String key, String reason) {
        if (copy.bears(key) || !missing.add(key)) {
            return;
        }
        String path = Digest.address(bucket, key);
        found.add(
                copy.expects(bucket, key)
                        ? new Standing(path, null, Kind.DIGEST, Verdict.MISSING, reason)
                        : new Standing(path, null, Kind.DIGEST, Verdict.UNVERIFIABLE, Reasons.DIGEST_NOT_EXPECTED));
    }

    /** Tells that other regions of the trail go on for an hour and more. */
    void compareEnd(Instant latest) {
        if (!id.backfill() && Duration.between(end, latest).compareTo(HOUR) >= 0) {
            gap(end, latest, Reasons.endsEarly(end, latest));
        }
    }

    private void gap(Instant from, Instant to, String reason) {
        found.add(new Standing(id.path() + "/" + from + "/" + to, null, Kind.HOUR, Verdict.GAP, reason));
    }
}
