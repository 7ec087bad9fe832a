package io.coldtrail.integrity.digest;

import io.coldtrail.integrity.Standing.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges digests by their signatures and links, the newest first, since a digest's signature stands in the one after it.
 */
final class SignatureJudge {
    private final PublicKeys keys;
    private final Signatures signatures;

    SignatureJudge(PublicKeys keys, Signatures signatures) {
        this.keys = keys;
        this.signatures = signatures;
    }

    /** Judges digests whose links are set. */
    void judge(List<Node> nodes) {
        for (Node node : newestFirst(nodes)) {
            judge(node);
        }
        nodes.forEach(SignatureJudge::compareWithPredecessor);
    }

    /** Each after all that follow it; those that follow each other in a circle, which AWS never makes, come last. */
    private static List<Node> newestFirst(List<Node> nodes) {
        Map<Node, Integer> waiting = new HashMap<>();
        Deque<Node> free = new ArrayDeque<>();
        for (Node node : nodes) {
            waiting.put(node, node.successors().size());
            if (node.successors().isEmpty()) {
                free.add(node);
            }
        }
        List<Node> order = new ArrayList<>();
        while (!free.isEmpty()) {
            Node node = free.remove();
            order.add(node);
            for (Node before : node.predecessors()) {
                if (waiting.merge(before, -1, Integer::sum) == 0) {
                    free.add(before);
                }
            }
        }
        Set<Node> done = new HashSet<>(order);
        nodes.stream().filter(node -> !done.contains(node)).forEach(order::add);
        return order;
    }

    private void judge(Node node) {
        Digest digest = node.digest();
        for (Node successor : node.successors()) {
            Digest.Previous said = successor.digest().previous();
            if (successor.verdict() == Verdict.VALID
                    && said != null
                    && !said.sha256().equals(digest.sha256())) {
                node.judge(Verdict.INVALID, Reasons.OTHER_HASH_IN_SUCCESSOR);
                return;
            }
        }
        if (!digest.signatureAlgorithm().equals(Digest.SIGNATURE_ALGORITHM)) {
            node.judge(Verdict.UNVERIFIABLE, Reasons.unknownAlgorithm(digest.signatureAlgorithm()));
            return;
        }
        PublicKeys.Key key = keys.get(digest.fingerprint());
        if (key == null) {
            node.judge(Verdict.UNVERIFIABLE, Reasons.noKey(digest.fingerprint(), keys.isEmpty()));
            return;
        }
        judge(node, key);
    }

    private void judge(Node node, PublicKeys.Key key) {
        Digest digest = node.digest();
        List<String> saved = signatures.of(digest.key());
        Set<String> candidates = new LinkedHashSet<>(saved);
        boolean reliable = !saved.isEmpty();
        for (Node successor : node.successors()) {
            Digest.Previous said = successor.digest().previous();
            if (said != null) {
                candidates.add(said.signature());
                reliable |= successor.verdict() != Verdict.INVALID;
            }
        }
        if (candidates.isEmpty()) {
            node.judge(Verdict.UNVERIFIABLE, Reasons.NO_SIGNATURE);
        } else if (candidates.stream().anyMatch(hex -> RsaKeys.verifies(key.key(), digest.signed(), hex))) {
            node.judge(Verdict.VALID, key.outOfUse(digest.end()) ? Reasons.KEY_OUT_OF_USE : Reasons.SIGNED);
        } else if (reliable) {
            node.judge(Verdict.INVALID, Reasons.SIGNATURE_DOES_NOT_FIT);
        } else {
            node.judge(Verdict.UNVERIFIABLE, Reasons.SIGNATURE_FROM_INVALID);
        }
    }

    /** A digest that nothing else proves shows to be altered where it says something untrue about a valid one. */
    private static void compareWithPredecessor(Node node) {
        Digest.Previous said = node.digest().previous();
        for (Node before : node.predecessors()) {
            if (said != null
                    && node.verdict() == Verdict.UNVERIFIABLE
                    && before.verdict() == Verdict.VALID
                    && !said.sha256().equals(before.digest().sha256())) {
                node.judge(Verdict.INVALID, Reasons.UNTRUE_ABOUT_PREDECESSOR);
            }
        }
    }
}
