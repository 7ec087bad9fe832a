package io.coldtrail.journal;

import io.coldtrail.bytes.LocalStorage;
import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.casefile.LedgerRun;
import io.coldtrail.casefile.QuarantinePart;
import io.coldtrail.casefile.SourceEntry;
import io.coldtrail.ingest.Ingest;
import io.coldtrail.ingest.IngestRequest;
import io.coldtrail.lake.Part;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import io.coldtrail.source.SourceFile;
import io.coldtrail.source.SourceWalk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Loads evidence again, run by run as a case has loaded it, and compares what the ledgers tell. */
final class RepeatedRuns {
    private final ReproductionRequest request;
    private final CaseFolder original;
    private final List<Difference> differences;

    /** The evidence root of each root of the case, and what the case has found there. */
    private final Map<String, Path> places = new LinkedHashMap<>();

    private final Map<String, Set<String>> found = new LinkedHashMap<>();
    private long files;
    private long parts;

    RepeatedRuns(ReproductionRequest request, CaseFolder original, List<Difference> differences) {
        this.request = request;
        this.original = original;
        this.differences = differences;
    }

    long files() {
        return files;
    }

    long parts() {
        return parts;
    }

    /**
     * Repeats all runs.
     *
     * @return the number of the last one that could be repeated
     */
    int repeat() {
        List<Integer> runs = original.ledger().runs();
        place(runs);
        int done = 0;
        for (int run : runs) {
            request.told().accept("repeating run " + run + " of " + runs.size());
            LedgerRun before = original.ledger().read(run);
            try {
                ingest(before);
            } catch (ColdtrailException e) {
                if (e.code() != ErrorCode.EVIDENCE_EMPTY) {
                    throw e;
                }
                differences.add(new Difference(
                        Difference.Kind.EVIDENCE,
                        "run " + run,
                        before.head().records().loaded() + " records",
                        "nothing to load: " + e.getMessage()));
                return done;
            }
            compare(before, CaseFolder.open(request.caseFolder()).ledger().read(run));
            done = run;
        }
        addedFiles();
        return done;
    }

    private void place(List<Integer> runs) {
        for (int i = 0; i < runs.size(); i++) {
            if (runs.get(i) != i + 1) {
                throw ArchiveProblems.refused(request.archive(), "its ledger lacks run " + (i + 1));
            }
            for (String root : original.ledger().head(runs.get(i)).roots()) {
                places.putIfAbsent(root, Path.of(""));
            }
        }
        List<String> roots = List.copyOf(places.keySet());
        if (roots.size() != request.evidence().size()) {
            throw new ColdtrailException(
                    ErrorCode.USAGE,
                    "the case has " + roots.size() + (roots.size() == 1 ? " evidence root" : " evidence roots")
                            + ", and " + request.evidence().size() + " were given",
                    Where.file(request.archive().toString()),
                    "Give --evidence once for each of these, in this order: " + String.join(", ", roots) + ".");
        }
        for (int i = 0; i < roots.size(); i++) {
            places.put(roots.get(i), real(request.evidence().get(i)));
        }
    }

    private static Path real(Path given) {
        try {
            return given.toRealPath();
        } catch (IOException e) {
            throw new ColdtrailException(
                    ErrorCode.EVIDENCE_MISSING,
                    "there is no such evidence",
                    Where.file(given.toString()),
                    "Check the path: it names a folder or a file of downloaded logs.",
                    e);
        }
    }

    private void ingest(LedgerRun before) {
        Map<Path, Set<String>> keys = new LinkedHashMap<>();
        List<Path> roots = new ArrayList<>();
        for (String root : before.head().roots()) {
            roots.add(place(root));
        }
        for (SourceEntry source : before.sources()) {
            keys.computeIfAbsent(roots.get(source.root()), any -> new TreeSet<>())
                    .add(source.key());
            found.computeIfAbsent(before.head().roots().get(source.root()), any -> new TreeSet<>())
                    .add(source.key());
        }
        Ingest.run(new IngestRequest(
                request.caseFolder(),
                roots,
                request.threads(),
                request.limits(),
                new RecordedFiles(new LocalStorage(), keys),
                request.toolVersion(),
                request.clock(),
                request.freeSpace(),
                request.progress()));
    }

    private Path place(String root) {
        @Nullable Path place = places.get(root);
        if (place == null) {
            throw new IllegalStateException("a root without a place: " + root);
        }
        return place;
    }

    private void compare(LedgerRun before, LedgerRun after) {
        boolean sameVersion = before.head().toolVersion().equals(request.toolVersion());
        sources(before, after, sameVersion);
        long expected = before.head().records().loaded();
        long now = after.head().records().loaded();
        if (expected != now) {
            differ(Difference.Kind.LEDGER, "run " + before.head().run(), expected + " records", now + " records");
        }
        if (sameVersion) {
            content(before, after);
        }
    }

    private void sources(LedgerRun before, LedgerRun after, boolean sameVersion) {
        Map<String, SourceEntry> now = new TreeMap<>();
        after.sources().forEach(source -> now.put(name(source), source));
        for (SourceEntry source : before.sources()) {
            String name = name(source);
            @Nullable SourceEntry other = now.remove(name);
            files++;
            if (other == null) {
                differ(Difference.Kind.EVIDENCE, source.key(), bytes(source), "missing");
            } else if (!bytes(source).equals(bytes(other))) {
                differ(Difference.Kind.EVIDENCE, source.key(), bytes(source), bytes(other));
            } else if (sameVersion && !fate(source).equals(fate(other))) {
                differ(Difference.Kind.LEDGER, source.key(), fate(source), fate(other));
            }
        }
        now.forEach((name, source) -> differ(Difference.Kind.EVIDENCE, source.key(), "not there", bytes(source)));
    }

    private static String name(SourceEntry source) {
        return source.root() + "/" + source.key();
    }

    private static String bytes(SourceEntry source) {
        return source.size() + " bytes, SHA-256 " + (source.sha256() == null ? "unknown" : source.sha256());
    }

    private static String fate(SourceEntry source) {
        return source.status().word()
                + (source.reason() == null ? "" : " " + source.reason())
                + (source.duplicateOf() == null ? "" : " of " + source.duplicateOf())
                + ", records " + source.records()
                + ", tables " + source.tables()
                + (source.placedBy() == null ? "" : ", placed by " + source.placedBy())
                + (source.inflatedSha256() == null ? "" : ", inflated SHA-256 " + source.inflatedSha256());
    }

    private void content(LedgerRun before, LedgerRun after) {
        Map<String, String> now = content(after);
        content(before).forEach((path, sha256) -> {
            @Nullable String other = now.remove(path);
            parts++;
            if (!sha256.equals(other)) {
                differ(Difference.Kind.LAKE, path, sha256, other == null ? "missing" : other);
            }
        });
        now.forEach((path, sha256) -> differ(Difference.Kind.LAKE, path, "not there", sha256));
    }

    private static Map<String, String> content(LedgerRun run) {
        Map<String, String> content = new TreeMap<>();
        for (Part part : run.parts()) {
            content.put(part.path(), part.sha256());
        }
        for (QuarantinePart part : run.quarantine()) {
            content.put(part.path(), part.sha256());
            content.put(part.bytesPath(), part.bytesSha256());
        }
        return content;
    }

    /** Files that no run of the case has found. */
    private void addedFiles() {
        for (Map.Entry<String, Path> root : places.entrySet()) {
            Set<String> known = found.getOrDefault(root.getKey(), Set.of());
            try (SourceWalk walk = SourceWalk.of(new LocalStorage(), List.of(root.getValue()), request.limits())) {
                for (SourceFile file : walk.files()) {
                    if (!known.contains(file.key())) {
                        differ(Difference.Kind.EVIDENCE, file.key(), "not there", file.size() + " bytes");
                    }
                }
            } catch (IOException e) {
                throw new ColdtrailException(
                        ErrorCode.EVIDENCE_UNREADABLE,
                        "the evidence cannot be read: " + e.getMessage(),
                        Where.file(root.getValue().toString()),
                        "Check that you may read the folder.",
                        e);
            }
        }
    }

    private void differ(Difference.Kind kind, String what, String expected, String now) {
        differences.add(new Difference(kind, what, expected, now));
    }
}
