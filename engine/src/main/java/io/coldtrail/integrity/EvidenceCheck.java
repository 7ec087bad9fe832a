package io.coldtrail.integrity;

import io.coldtrail.bytes.DiskFile;
import io.coldtrail.bytes.Storage;
import io.coldtrail.ingest.IngestProgress;
import io.coldtrail.integrity.Standing.Kind;
import io.coldtrail.integrity.Standing.Verdict;
import io.coldtrail.problem.Limits;
import io.coldtrail.source.KeyOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the evidence again, and holds it against the hashes that the ledger has and against manifests that others have
 * made.
 */
public final class EvidenceCheck {
    private final EvidencePlaces places;
    private final ManifestClaims claims;
    private final @Nullable LedgerReading ledger;
    private final List<Expected> expected;
    private final boolean copies;
    private final Map<EvidenceFile, EvidenceFile.Read> read = new LinkedHashMap<>();
    private final Map<String, String> keyByHash = new HashMap<>();
    private final List<Standing> standings = new ArrayList<>();
    private final Set<String> missingKeys = new HashSet<>();
    private final Set<Path> judged = new HashSet<>();

    /**
     * What to check.
     *
     * @param ledger of the case; null where there is none
     * @param evidence where copies of the evidence lie; empty for the places that the ledger names
     */
    public record Request(
            @Nullable LedgerReading ledger,
            List<Path> evidence,
            List<Manifest> manifests,
            Limits limits,
            Storage storage,
            int threads,
            IngestProgress progress) {
        public Request {
            evidence = List.copyOf(evidence);
            manifests = List.copyOf(manifests);
        }
    }

    /**
     * What was found.
     *
     * @param present the folders and files of the evidence that there are
     * @param notes whole sentences
     */
    public record Outcome(List<Standing> standings, List<Path> present, List<String> notes) {}

    private EvidenceCheck(Request request, EvidencePlaces places) {
        this.places = places;
        this.ledger = request.ledger();
        this.expected = ledger == null ? List.of() : Expected.of(ledger);
        this.copies = !request.evidence().isEmpty();
        this.claims = new ManifestClaims(request.manifests(), places.files());
    }

    /** Checks the evidence. */
    public static Outcome run(Request request) {
        try (EvidencePlaces places = places(request)) {
            EvidenceCheck check = new EvidenceCheck(request, places);
            check.read(request);
            check.judge();
            return new Outcome(List.copyOf(check.standings), places.present(), check.notes());
        }
    }

    private static EvidencePlaces places(Request request) {
        LedgerReading known = request.ledger();
        if (!request.evidence().isEmpty() || known == null) {
            return EvidencePlaces.given(request.evidence(), request.storage(), request.limits());
        }
        List<String> roots = known.runs().stream()
                .flatMap(run -> run.roots().stream())
                .distinct()
                .toList();
        return EvidencePlaces.of(roots, request.storage(), request.limits());
    }

    /** Without a case, and without a manifest, nothing tells what a file should be, and digests are checked by themselves. */
    private void read(Request request) {
        if (ledger == null && !claims.any()) {
            return;
        }
        List<EvidenceFile> files = places.files().stream()
                .filter(file -> ledger != null || file.isOnDisk())
                .toList();
        request.progress()
                .more(
                        files.size(),
                        files.stream().mapToLong(file -> file.stored().size()).sum());
        List<EvidenceFile.Read> all = InParallel.map(files, request.threads(), file -> {
            EvidenceFile.Read result = file.read(claims.algorithms(file));
            request.progress().fileDone(file.stored().size(), 0, 0);
            return result;
        });
        all.forEach(each -> read.put(each.file(), each));
        claims.settle(read);
    }

    private void judge() {
        for (Expected each : expected) {
            if (each.sha256() != null) {
                keyByHash.putIfAbsent(each.sha256(), each.key());
            }
        }
        List<EvidenceFile.Read> further = new ArrayList<>();
        if (copies || ledger == null) {
            pool(expected, List.copyOf(read.values()), further);
        } else {
            for (int place = 0; place < rootCount(); place++) {
                int at = place;
                pool(
                        expected.stream()
                                .filter(each -> each.root().equals(places.name(at)))
                                .toList(),
                        read.values().stream()
                                .filter(each -> each.file().place() == at)
                                .toList(),
                        further);
            }
        }
        further.forEach(this::added);
        claims.missing().forEach((key, lines) -> {
            if (!missingKeys.contains(key)) {
                missing(key, lines.get(0) + " lists it, and there is no such file.");
            }
        });
    }

    private int rootCount() {
        return (int) Objects.requireNonNull(ledger).runs().stream()
                .flatMap(run -> run.roots().stream())
                .distinct()
                .count();
    }

    /** Finds what belongs together: the same key, and of several under one key those of the same bytes. */
    private void pool(List<Expected> wanted, List<EvidenceFile.Read> found, List<EvidenceFile.Read> further) {
        Map<String, List<EvidenceFile.Read>> byKey = new TreeMap<>(KeyOrder.UTF_8);
        found.forEach(each -> byKey.computeIfAbsent(each.file().key(), key -> new ArrayList<>())
                .add(each));
        List<Expected> open = new ArrayList<>();
        for (Expected each : wanted) {
            List<EvidenceFile.Read> here = byKey.getOrDefault(each.key(), List.of());
            EvidenceFile.Read same = here.stream()
                    .filter(file -> file.sha256() != null && file.sha256().equals(each.sha256()))
                    .findFirst()
                    .orElse(null);
            if (same == null) {
                open.add(each);
            } else {
                here.remove(same);
                present(same, Verdict.VALID, "");
            }
        }
        Map<String, String> lying = new HashMap<>();
        byKey.values()
                .forEach(files -> files.forEach(file -> lying.putIfAbsent(
                        String.valueOf(file.sha256()), file.file().key())));
        for (Expected each : open) {
            List<EvidenceFile.Read> here = byKey.getOrDefault(each.key(), List.of());
            if (here.isEmpty()) {
                absent(each, lying.get(String.valueOf(each.sha256())));
            } else {
                changed(each, here.remove(0));
            }
        }
        byKey.values().forEach(further::addAll);
    }

    private void changed(Expected before, EvidenceFile.Read now) {
        if (before.sha256() == null) {
            present(
                    now,
                    Verdict.UNVERIFIABLE,
                    "It could not be read when run " + before.run()
                            + " met it, so nothing tells what it was. Ingest it.");
            return;
        }
        String other = keyByHash.get(String.valueOf(now.sha256()));
        present(
                now,
                Verdict.INVALID,
                "Its SHA-256 was " + before.sha256() + " when run " + before.run() + " read it."
                        + (other == null ? "" : " Its bytes are now those of " + other + ".")
                        + " Restore it from where it was copied.");
    }

    /** Gives a verdict on a file that is there, with what manifests have to say about it. */
    private void present(EvidenceFile.Read file, Verdict verdict, String reason) {
        if (file.file().stored() instanceof DiskFile own) {
            judged.add(own.path());
        }
        if (file.problem() != null) {
            add(file, Verdict.UNVERIFIABLE, "It cannot be read: " + file.problem() + ". Check that you may read it.");
            return;
        }
        String objections = claims.objections(file);
        if (!objections.isEmpty()) {
            add(file, Verdict.INVALID, join(reason, objections));
        } else if (verdict == Verdict.VALID && claims.shouldList(file) && !claims.lists(file.file())) {
            add(file, Verdict.ADDED, "It is as it was ingested, and no manifest that was given lists it.");
        } else {
            add(file, verdict, join(reason, claims.remark(file)));
        }
    }

    /** A file that the ledger does not have. */
    private void added(EvidenceFile.Read file) {
        if (ledger == null) {
            if (claims.lists(file.file())) {
                present(file, Verdict.VALID, "");
            } else if (claims.shouldList(file)) {
                present(file, Verdict.ADDED, "No manifest that was given lists it.");
            }
        } else if (isFirst(file.file())) {
            present(
                    file,
                    ledger.isDamaged() ? Verdict.UNVERIFIABLE : Verdict.ADDED,
                    ledger.isDamaged()
                            ? "The ledger is damaged, so nothing tells whether it was there."
                            : "It was not there when the evidence was ingested. Ingest it, if it is evidence.");
        }
    }

    /** A run may have been given a folder, and another one a folder or file in it: a file then is met twice. */
    private boolean isFirst(EvidenceFile file) {
        return !(file.stored() instanceof DiskFile own) || judged.add(own.path());
    }

    private void absent(Expected gone, @Nullable String nowAt) {
        int place = copies ? 0 : indexOf(gone.root());
        String passedOver = places.passedOver(place, gone.key()).orElse(null);
        if (gone.sha256() == null) {
            standings.add(new Standing(
                    gone.key(),
                    null,
                    Kind.EVIDENCE,
                    Verdict.UNVERIFIABLE,
                    "It could not be read when run " + gone.run() + " met it, and cannot now."));
        } else if (passedOver != null && passedOver.startsWith("unreadable")) {
            standings.add(new Standing(
                    gone.key(),
                    null,
                    Kind.EVIDENCE,
                    Verdict.UNVERIFIABLE,
                    "It cannot be read (" + passedOver + "). Check that you may read it."));
        } else if (places.absent(place) != null) {
            missing(
                    gone.key(),
                    "The evidence root " + gone.root() + " is not there. Name a copy of it with --evidence.");
        } else {
            missing(
                    gone.key(),
                    "There is no such file below " + (copies ? "the folders that were given" : gone.root())
                            + (passedOver == null ? "." : ", but what is no file (" + passedOver + ").")
                            + (nowAt == null ? "" : " Its bytes lie at " + nowAt + " now.")
                            + " Restore it from where it was copied.");
        }
    }

    private int indexOf(String root) {
        int place = 0;
        while (!places.name(place).equals(root)) {
            place++;
        }
        return place;
    }

    private void missing(String key, String reason) {
        missingKeys.add(key);
        standings.add(new Standing(key, null, Kind.EVIDENCE, Verdict.MISSING, reason));
    }

    private void add(EvidenceFile.Read file, Verdict verdict, String reason) {
        standings.add(new Standing(file.file().key(), file.sha256(), Kind.EVIDENCE, verdict, reason));
    }

    private static String join(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? one + other : one + " " + other;
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!copies && ledger != null) {
            for (int place = 0; place < rootCount(); place++) {
                if (places.absent(place) != null) {
                    notes.add("The evidence root " + places.name(place)
                            + " is not there, so all of its files are missing. If it was moved, name the place with"
                            + " --evidence.");
                }
            }
        }
        return notes;
    }
}
