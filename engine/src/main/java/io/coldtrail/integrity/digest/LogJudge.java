package io.coldtrail.integrity.digest;

import io.coldtrail.integrity.Standing;
import io.coldtrail.integrity.Standing.Kind;
import io.coldtrail.integrity.Standing.Verdict;
import io.coldtrail.source.KeyFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges logs by the digests that list them, once the digests have been judged. Not thread-safe. */
final class LogJudge {
    private final Copy copy;
    private final Map<String, List<Listing>> byHash = new HashMap<>();
    private final Map<String, List<Listing>> byAddress = new LinkedHashMap<>();
    private final Map<String, Instant> lastDigest = new HashMap<>();
    private final List<Placed> found = new ArrayList<>();

    /** A log on a digest. */
    private record Listing(Node node, Digest.ListedLog log) {}

    /**
     * A standing, and the root of its file.
     *
     * @param root -1 where there is no file
     */
    record Placed(int root, Standing standing) {}

    LogJudge(Copy copy, List<Node> nodes) {
        this.copy = copy;
        for (Node node : nodes) {
            DigestName name = node.name();
            if (name != null && !name.backfill()) {
                lastDigest.merge(
                        name.account() + "/" + name.region(),
                        node.digest().end(),
                        (one, other) -> one.isAfter(other) ? one : other);
            }
            for (Digest.ListedLog log : node.digest().logs()) {
                Listing listing = new Listing(node, log);
                byAddress
                        .computeIfAbsent(log.address(), key -> new ArrayList<>(1))
                        .add(listing);
                byHash.computeIfAbsent(log.sha256(), key -> new ArrayList<>(1)).add(listing);
            }
        }
    }

    /**
     * Judges every log.
     *
     * @return the verdicts on what digests list, by the digest, in the order of its list
     */
    Map<Node, List<Standing>> judge(List<ReadFile> files) {
        Set<ReadFile> listed = new HashSet<>();
        Map<ReadFile, List<Listing>> renamed = renamed(files);
        Map<String, ReadFile> renamedByHash = new HashMap<>();
        renamed.keySet().forEach(file -> renamedByHash.putIfAbsent(String.valueOf(file.sha256()), file));
        Map<Node, List<Standing>> byNode = new HashMap<>();
        for (Map.Entry<String, List<Listing>> entry : byAddress.entrySet()) {
            List<Listing> listings = entry.getValue();
            Digest.ListedLog log = listings.get(0).log();
            List<ReadFile> named = copy.named(log.key());
            List<Standing> verdicts = new ArrayList<>();
            for (ReadFile file : named) {
                listed.add(file);
                Standing standing = judge(file, listings);
                verdicts.add(standing);
                found.add(new Placed(file.file().root(), standing));
            }
            if (named.isEmpty()) {
                ReadFile other = renamedByHash.get(log.sha256());
                Standing standing = other == null ? absent(log, listings) : renamed(other, listings);
                verdicts.add(standing);
                if (other == null) {
                    found.add(new Placed(-1, standing));
                }
            }
            Standing first = verdicts.stream()
                    .filter(standing -> standing.verdict() == Verdict.VALID)
                    .findFirst()
                    .orElse(verdicts.get(0));
            Set<Node> nodes = new HashSet<>();
            for (Listing listing : listings) {
                if (nodes.add(listing.node())) {
                    byNode.computeIfAbsent(listing.node(), node -> new ArrayList<>())
                            .add(first);
                }
            }
        }
        for (ReadFile file : files) {
            if (!listed.contains(file)) {
                unlisted(file, renamed);
            }
        }
        return byNode;
    }

    /** All standings. */
    List<Placed> found() {
        return found;
    }

    private Map<ReadFile, List<Listing>> renamed(List<ReadFile> files) {
        Map<ReadFile, List<Listing>> renamed = new LinkedHashMap<>();
        for (ReadFile file : files) {
            List<Listing> listings = byHash.get(String.valueOf(file.sha256()));
            boolean log = file.kind() == ReadFile.Kind.LOG || file.kind() == ReadFile.Kind.JSON;
            if (log && listings != null && file.damage() == null && KeyFacts.of(file.key()) == null) {
                renamed.put(file, listings);
            }
        }
        return renamed;
    }

    private static Standing judge(ReadFile file, List<Listing> listings) {
        boolean vouched = listings.stream().anyMatch(listing -> listing.node().vouches());
        List<Listing> worth = listings.stream()
                .filter(listing ->
                        vouched ? listing.node().vouches() : !listing.node().discredited())
                .toList();
        if (file.sha256() == null) {
            return standing(file, Verdict.UNVERIFIABLE, Reasons.unreadable(String.valueOf(file.damage())));
        }
        if (worth.isEmpty()) {
            return standing(file, Verdict.UNVERIFIABLE, Reasons.LOG_OF_INVALID);
        }
        if (file.damage() != null) {
            return standing(file, Verdict.INVALID, Reasons.damagedLog(file.damage()));
        }
        boolean same = worth.stream().allMatch(listing -> listing.log().sha256().equals(file.sha256()));
        if (vouched) {
            return same
                    ? standing(file, Verdict.VALID, Reasons.LOG_VALID)
                    : standing(file, Verdict.INVALID, Reasons.LOG_ALTERED);
        }
        return same
                ? standing(file, Verdict.UNVERIFIABLE, Reasons.LOG_OF_UNPROVEN)
                : standing(file, Verdict.INVALID, Reasons.LOG_DIFFERS_FROM_UNPROVEN);
    }

    private static Standing renamed(ReadFile file, List<Listing> listings) {
        for (Listing listing : listings) {
            if (listing.node().vouches()) {
                return standing(file, Verdict.VALID, Reasons.renamed(listing.log(), true));
            }
        }
        return standing(
                file, Verdict.UNVERIFIABLE, Reasons.renamed(listings.get(0).log(), false));
    }

    private Standing absent(Digest.ListedLog log, List<Listing> listings) {
        String notRead = copy.notRead().get(Names.stem(log.key()));
        if (notRead != null) {
            return absent(log, Verdict.UNVERIFIABLE, Reasons.notRead(notRead));
        }
        if (listings.stream().allMatch(listing -> listing.node().discredited())) {
            return absent(log, Verdict.UNVERIFIABLE, Reasons.LOG_OF_INVALID);
        }
        if (!copy.expects(log.bucket(), log.key())) {
            return absent(log, Verdict.UNVERIFIABLE, Reasons.LOG_NOT_EXPECTED);
        }
        return absent(
                log,
                Verdict.MISSING,
                listings.stream().anyMatch(listing -> listing.node().vouches())
                        ? Reasons.LOG_MISSING
                        : Reasons.LOG_MISSING_UNPROVEN);
    }

    private void unlisted(ReadFile file, Map<ReadFile, List<Listing>> renamed) {
        List<Listing> listings = renamed.get(file);
        if (listings != null) {
            found.add(new Placed(file.file().root(), renamed(file, listings)));
        } else if (file.kind() == ReadFile.Kind.LOG) {
            found.add(new Placed(file.file().root(), standing(file, Verdict.UNVERIFIABLE, whyUnlisted(file))));
        }
    }

    private String whyUnlisted(ReadFile file) {
        if (file.sha256() == null) {
            return Reasons.unreadable(String.valueOf(file.damage()));
        }
        List<Listing> same = byHash.get(file.sha256());
        if (same != null && file.damage() == null) {
            return Reasons.copyOf(same.get(0).log());
        }
        KeyFacts facts = KeyFacts.of(file.key());
        if (facts == null) {
            return lastDigest.isEmpty() ? Reasons.UNLISTED_NO_DIGESTS : Reasons.UNLISTED;
        }
        @Nullable Instant last = lastDigest.get(facts.account() + "/" + facts.region());
        if (last == null) {
            return Reasons.UNLISTED_NO_DIGESTS;
        }
        @Nullable Instant delivered = DeliveryTime.of(file.key());
        return delivered != null && !delivered.isBefore(last) ? Reasons.unlistedAfter(last) : Reasons.UNLISTED;
    }

    private static Standing standing(ReadFile file, Verdict verdict, String reason) {
        return new Standing(file.key(), file.storedSha256(), Kind.LOG, verdict, reason);
    }

    private static Standing absent(Digest.ListedLog log, Verdict verdict, String reason) {
        return new Standing(log.address(), null, Kind.LOG, verdict, reason);
    }
}
