package io.coldtrail.integrity.digest;

import io.coldtrail.integrity.Standing;
import io.coldtrail.integrity.Standing.Kind;
import io.coldtrail.integrity.Standing.Verdict;
import io.coldtrail.source.KeyOrder;
import io.coldtrail.source.SourceFile;
import io.coldtrail.source.SourceWalk;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Checks digests and logs against each other and against AWS's public keys: reads every file once, judges digests by
 * {@linkplain SignatureJudge signature and link}, chains by {@linkplain ChainJudge what they lack}, and logs by
 * {@linkplain LogJudge the digests that list them}. Not thread-safe.
 */
public final class DigestCheck {
    private final Signatures signatures = new Signatures();
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<ReadFile> noDigests = new ArrayList<>();
    private final List<LogJudge.Placed> found = new ArrayList<>();

    private DigestCheck() {}

    /**
     * Reads the evidence once and judges every digest, every log and every hour.
     *
     * @throws io.coldtrail.problem.ColdtrailException where a key or signature file cannot be used, or the thread is
     *     interrupted
     * @throws IOException where an evidence root cannot be listed
     */
    public static DigestReport run(DigestRequest request) throws IOException {
        return new DigestCheck().check(request);
    }

    private DigestReport check(DigestRequest request) throws IOException {
        SmallFiles documents = new SmallFiles(request.storage());
        PublicKeys keys = PublicKeys.read(documents, request.keys());
        signatures.add(documents, request.signatures());
        List<ReadFile> files;
        Map<String, String> notRead = new HashMap<>();
        try (SourceWalk walk = SourceWalk.of(request.storage(), request.evidence(), request.limits())) {
            walk.passedOver().forEach(each -> notRead.put(Names.stem(each.key()), each.reason()));
            request.progress()
                    .total(
                            walk.files().size(),
                            walk.files().stream().mapToLong(SourceFile::size).sum());
            files = EvidenceReading.read(walk.files(), request.limits(), request.threads(), request.progress());
        }
        Copy copy = Copy.of(request, files, notRead);
        files.forEach(this::sort);
        List<Node> digests = List.copyOf(nodes.values());
        link(digests);
        new SignatureJudge(keys, signatures).judge(digests);
        List<ChainJudge> chains = chains(digests, copy);
        LogJudge logs = new LogJudge(copy, digests);
        Map<Node, List<Standing>> listed = logs.judge(files);
        digests.forEach(this::report);
        noDigests.forEach(this::reportUnreadable);
        chains.forEach(chain -> chain.found().forEach(standing -> found.add(new LogJudge.Placed(-1, standing))));
        found.addAll(logs.found());
        List<String> notes = new ArrayList<>(keys.notes());
        notes.addAll(signatures.notes());
        return new DigestReport(
                chains.stream().map(chain -> chain(chain, listed)).toList(), sorted(found), notes);
    }

    private void sort(ReadFile file) {
        Digest digest = file.digest();
        if (digest != null) {
            String identity = digest.address() + "\n" + digest.sha256();
            nodes.computeIfAbsent(identity, key -> new Node(digest)).files().add(file);
        } else if (file.kind() == ReadFile.Kind.DIGEST) {
            noDigests.add(file);
        } else if (file.kind() == ReadFile.Kind.SIGNATURE) {
            signatures.add(file);
        }
    }

    /** Puts each digest after the one that it names; of several with that name, the one that its hash is of. */
    private static void link(List<Node> digests) {
        Map<String, List<Node>> byAddress = new HashMap<>();
        for (Node node : digests) {
            byAddress
                    .computeIfAbsent(node.digest().address(), address -> new ArrayList<>(1))
                    .add(node);
        }
        for (Node node : digests) {
            Digest.Previous said = node.digest().previous();
            if (said != null) {
                byAddress.getOrDefault(Digest.address(said.bucket(), said.key()), List.of()).stream()
                        .filter(before -> before != node)
                        .forEach(before -> node.follows(before));
            }
        }
    }

    private List<ChainJudge> chains(List<Node> digests, Copy copy) {
        Map<ChainId, List<Node>> byChain = new TreeMap<>(ChainId.ORDER);
        for (Node node : digests) {
            byChain.computeIfAbsent(ChainId.of(node), id -> new ArrayList<>()).add(node);
        }
        Map<ChainId, ChainJudge> judges = new LinkedHashMap<>();
        byChain.forEach((id, members) -> judges.put(id, new ChainJudge(id, members, copy)));
        judges.values().forEach(ChainJudge::walk);
        for (Signatures.Saved saved : signatures.all()) {
            @Nullable DigestName name = DigestName.of(Names.uncompressed(saved.digest()) + ".gz");
            @Nullable ChainJudge judge = name == null ? null : judges.get(ChainId.of(name));
            if (judge != null && name != null) {
                String bucket = judge.nodes().get(0).digest().bucket();
                judge.signed(bucket, name, name.keyEnding(name.end()));
            }
        }
        Map<ChainId, Instant> ends = new HashMap<>();
        judges.forEach((id, judge) ->
                ends.merge(id.anywhere(), judge.end(), (one, other) -> one.isAfter(other) ? one : other));
        judges.forEach((id, judge) -> judge.compareEnd(ends.getOrDefault(id.anywhere(), judge.end())));
        return List.copyOf(judges.values());
    }

    private void report(Node node) {
        for (ReadFile file : node.files()) {
            boolean misplaced = node.misplaced(file);
            found.add(new LogJudge.Placed(
                    file.file().root(),
                    new Standing(
                            file.key(),
                            file.storedSha256(),
                            Kind.DIGEST,
                            misplaced ? Verdict.INVALID : node.verdict(),
                            misplaced ? Reasons.misplaced(node.digest()) : node.reason())));
        }
    }

    private void reportUnreadable(ReadFile file) {
        String problem = String.valueOf(file.damage());
        boolean unreadable = file.sha256() == null;
        found.add(new LogJudge.Placed(
                file.file().root(),
                new Standing(
                        file.key(),
                        file.storedSha256(),
                        Kind.DIGEST,
                        unreadable ? Verdict.UNVERIFIABLE : Verdict.INVALID,
                        unreadable ? Reasons.unreadable(problem) : Reasons.unreadableDigest(problem))));
    }

    private static DigestChain chain(ChainJudge chain, Map<Node, List<Standing>> listed) {
        List<Standing> digests = new ArrayList<>(chain.found());
        List<Standing> logs = new ArrayList<>();
        long files = 0;
        for (Node node : chain.nodes()) {
            for (ReadFile file : node.files()) {
                Verdict verdict = node.misplaced(file) ? Verdict.INVALID : node.verdict();
                digests.add(new Standing(file.key(), null, Kind.DIGEST, verdict, ""));
                files++;
            }
            logs.addAll(listed.getOrDefault(node, List.of()));
        }
        ChainId id = chain.id();
        return new DigestChain(
                id.account(),
                id.region(),
                id.trail(),
                id.homeRegion(),
                id.organization(),
                id.backfill(),
                chain.from(),
                chain.end(),
                files,
                VerdictCounts.of(digests),
                VerdictCounts.of(logs));
    }

    private static List<Standing> sorted(List<LogJudge.Placed> found) {
        return found.stream()
                .sorted(Comparator.comparing(
                                (LogJudge.Placed placed) -> placed.standing().kind())
                        .thenComparing(placed -> placed.standing().path(), KeyOrder.UTF_8)
                        .thenComparingInt(LogJudge.Placed::root))
                .map(LogJudge.Placed::standing)
                .toList();
    }
}
