package io.coldtrail.integrity.digest;

import io.coldtrail.integrity.Standing.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A digest of the evidence, however often its file lies there, and what is thought of it so far. Not thread-safe. */
final class Node {
    private final Digest digest;
    private final @Nullable DigestName name;
    private final List<ReadFile> files = new ArrayList<>();
    private final List<Node> successors = new ArrayList<>();
    private final List<Node> predecessors = new ArrayList<>();
    private Verdict verdict = Verdict.UNVERIFIABLE;
    private String reason = "";

    Node(Digest digest) {
        this.digest = digest;
        name = DigestName.of(digest.key());
    }

    Digest digest() {
        return digest;
    }

    /** What its key says; null where that is none of a digest. */
    @Nullable
    DigestName name() {
        return name;
    }

    /** Where it lies; at least one. */
    List<ReadFile> files() {
        return files;
    }

    /** Whether one of its files lies under a name that is not another digest's. */
    boolean inPlace() {
        return files.stream().anyMatch(file -> !misplaced(file));
    }

    /** Whether a file bears the name of another digest, or lies in a folder that is not its own. */
    boolean misplaced(ReadFile file) {
        String stem = Names.stem(file.key());
        return (DigestName.isFileName(stem) && !stem.equals(Names.stem(digest.key())))
                || Names.contradict(file.key(), digest.key());
    }

    List<Node> successors() {
        return successors;
    }

    /** What bears the key that it names as the one before it: several where an altered copy lies there too. */
    List<Node> predecessors() {
        return predecessors;
    }

    void follows(Node before) {
        predecessors.add(before);
        before.successors.add(this);
    }

    Verdict verdict() {
        return verdict;
    }

    String reason() {
        return reason;
    }

    void judge(Verdict given, String why) {
        verdict = given;
        reason = why;
    }

    /** Whether what it lists is what AWS listed. */
    boolean vouches() {
        return verdict == Verdict.VALID && inPlace();
    }

    /** What it says about logs is worth nothing. */
    boolean discredited() {
        return verdict == Verdict.INVALID || !inPlace();
    }
}
