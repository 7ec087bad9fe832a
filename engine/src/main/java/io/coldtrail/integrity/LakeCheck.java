package io.coldtrail.integrity;

import io.coldtrail.bytes.DiskFile;
import io.coldtrail.bytes.Hashes;
import io.coldtrail.bytes.Storage;
import io.coldtrail.casefile.HashList;
import io.coldtrail.casefile.QuarantinePart;
import io.coldtrail.casefile.SourceEntry;
import io.coldtrail.ingest.IngestProgress;
import io.coldtrail.integrity.Standing.Kind;
import io.coldtrail.integrity.Standing.Verdict;
import io.coldtrail.lake.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a case keeps against its ledger, and the ledger against itself: hashes, numbers of rows, rows against the
 * records that each source gave, and which files there are.
 */
public final class LakeCheck {
    /** Folders of the case whose every file a ledger must name. */
    private static final Map<String, Kind> FOLDERS =
            Map.of("lake", Kind.PART, "quarantine", Kind.QUARANTINE, "evidence", Kind.HASH_LIST);

    private final Path folder;
    private final Storage storage;
    private final LedgerReading ledger;
    private final IngestProgress progress;
    private final List<Standing> standings = new ArrayList<>();

    private LakeCheck(Path folder, Storage storage, LedgerReading ledger, IngestProgress progress) {
        this.folder = folder;
        this.storage = storage;
        this.ledger = ledger;
        this.progress = progress;
    }

    /**
     * A file of the case.
     *
     * @param rows that it must hold; -1 where it is no part
     */
    private record Kept(Kind kind, String path, long bytes, String sha256, long rows) {}

    /**
     * What became of a file.
     *
     * @param rows by source, where they were counted
     */
    private record Checked(Standing standing, @Nullable Map<PartRows.Source, Long> rows) {}

    /** The files of a case that a ledger should name. List them before the ledger is read: what a run commits later is none. */
    public static Set<String> files(Path caseFolder) throws IOException {
        Set<String> files = new TreeSet<>();
        for (String name : FOLDERS.keySet()) {
            Path below = caseFolder.resolve(name);
            if (Files.isDirectory(below, LinkOption.NOFOLLOW_LINKS)) {
                try (Stream<Path> walk = Files.walk(below)) {
                    walk.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                            .forEach(path -> files.add(caseFolder
                                    .relativize(path)
                                    .toString()
                                    .replace(caseFolder.getFileSystem().getSeparator(), "/")));
                } catch (UncheckedIOException e) {
                    throw e.getCause();
                }
            }
        }
        return files;
    }

    /**
     * Checks a case.
     *
     * @param present {@link #files}
     */
    public static List<Standing> run(
            Path caseFolder,
            Storage storage,
            Set<String> present,
            LedgerReading ledger,
            int threads,
            IngestProgress progress) {
        LakeCheck check = new LakeCheck(caseFolder, storage, ledger, progress);
        check.files(threads, present);
        check.missingRuns();
        return List.copyOf(check.standings);
    }

    private void files(int threads, Set<String> present) {
        Set<String> named = new TreeSet<>();
        List<List<Kept>> byRun = new ArrayList<>();
        for (LedgerReading.Run run : ledger.runs()) {
            List<Kept> kept = kept(run);
            kept.forEach(file -> named.add(file.path()));
            byRun.add(kept);
        }
        List<Kept> all = byRun.stream().flatMap(List::stream).toList();
        progress.more(all.size(), all.stream().mapToLong(Kept::bytes).sum());
        List<Checked> checked = InParallel.map(all, threads, this::check);
        int from = 0;
        for (int i = 0; i < byRun.size(); i++) {
            List<Checked> ofRun = checked.subList(from, from + byRun.get(i).size());
            from += byRun.get(i).size();
            ofRun.forEach(each -> standings.add(each.standing()));
            standings.add(ledger(ledger.runs().get(i), ofRun));
        }
        for (String path : present) {
            if (!named.contains(path)) {
                Kind kind = FOLDERS.getOrDefault(path.substring(0, path.indexOf('/')), Kind.PART);
                standings.add(unnamed(kind, path));
            }
        }
    }

    private static List<Kept> kept(LedgerReading.Run run) {
        List<Kept> kept = new ArrayList<>();
        for (Part part : run.parts()) {
            kept.add(new Kept(Kind.PART, part.path(), part.bytes(), part.sha256(), part.rows()));
        }
        for (QuarantinePart part : run.quarantine()) {
            kept.add(new Kept(Kind.QUARANTINE, part.path(), 0, part.sha256(), -1));
            kept.add(new Kept(Kind.QUARANTINE, part.bytesPath(), part.bytes(), part.bytesSha256(), -1));
        }
        for (HashList list : run.hashLists()) {
            kept.add(new Kept(Kind.HASH_LIST, list.path(), 0, list.sha256(), -1));
        }
        return kept;
    }

    private Checked check(Kept kept) {
        try {
            return read(kept);
        } catch (NoSuchFileException e) {
            return new Checked(
                    new Standing(
                            kept.path(),
                            null,
                            kept.kind(),
                            Verdict.MISSING,
                            "The ledger names it, and there is no such file. Restore the case from a copy, or ingest"
                                    + " the evidence into a new case."),
                    null);
        } catch (IOException e) {
            return new Checked(
                    new Standing(
                            kept.path(),
                            null,
                            kept.kind(),
                            Verdict.UNVERIFIABLE,
                            "It cannot be read: " + e.getMessage() + ". Check that you may read the case folder."),
                    null);
        } finally {
            progress.fileDone(kept.bytes(), 0, 0);
        }
    }

    private Checked read(Kept kept) throws IOException {
        Path path = folder.resolve(kept.path());
        DiskFile file = new DiskFile(storage, path, Files.size(path));
        String sha256 = Hashes.ofFile(file);
        if (!sha256.equals(kept.sha256())) {
            return invalid(
                    kept,
                    sha256,
                    "Its bytes are not those that were written: the ledger has the SHA-256 " + kept.sha256()
                            + declaredRows(kept, file));
        }
        if (kept.rows() < 0) {
            return new Checked(new Standing(kept.path(), sha256, kept.kind(), Verdict.VALID, ""), null);
        }
        try {
            Map<PartRows.Source, Long> rows = PartRows.count(file);
            long count = rows.values().stream().mapToLong(Long::longValue).sum();
            if (count != kept.rows()) {
                return invalid(kept, sha256, "It holds " + count + " rows, and the ledger has " + kept.rows());
            }
            return new Checked(new Standing(kept.path(), sha256, kept.kind(), Verdict.VALID, ""), rows);
        } catch (IOException e) {
            return invalid(kept, sha256, "Its rows cannot be read: " + e.getMessage());
        }
    }

    private static String declaredRows(Kept kept, DiskFile file) {
        if (kept.rows() < 0) {
            return "";
        }
        try {
            long rows = PartRows.declared(file);
            return rows == kept.rows() ? "" : "; it holds " + rows + " rows, and the ledger has " + kept.rows();
        } catch (IOException e) {
            return "; it is no Parquet file that can be read";
        }
    }

    private static Checked invalid(Kept kept, String sha256, String reason) {
        return new Checked(
                new Standing(
                        kept.path(),
                        sha256,
                        kept.kind(),
                        Verdict.INVALID,
                        reason + ". Restore the case from a copy, or ingest the evidence into a new case."),
                null);
    }

    private Standing unnamed(Kind kind, String path) {
        String sha256 = null;
        try {
            Path file = folder.resolve(path);
            sha256 = Hashes.ofFile(new DiskFile(storage, file, Files.size(file)));
        } catch (IOException e) {
            // What it holds does not matter: nothing reads it.
        }
        return ledger.isDamaged()
                ? new Standing(path, sha256, kind, Verdict.UNVERIFIABLE, "The ledger that could name it is damaged.")
                : new Standing(
                        path,
                        sha256,
                        kind,
                        Verdict.ADDED,
                        "No run of the ledger names it, so no question reads it. It is left over from a run that was"
                                + " cut off, or the ledger of its run was removed, or somebody put it there.");
    }

    /** A run's ledger against its own sums, and against the rows of its parts. */
    private Standing ledger(LedgerReading.Run run, List<Checked> files) {
        String path = LedgerReading.path(run.number());
        @Nullable String sha256 = null;
        try {
            Path file = folder.resolve(path);
            sha256 = Hashes.ofFile(new DiskFile(storage, file, Files.size(file)));
        } catch (IOException e) {
            return new Standing(path, null, Kind.LEDGER, Verdict.UNVERIFIABLE, "It cannot be read: " + e.getMessage());
        }
        @Nullable String problem = run.damage() != null ? run.damage() : rows(run, files);
        return problem == null
                ? new Standing(path, sha256, Kind.LEDGER, Verdict.VALID, "")
                : new Standing(
                        path,
                        sha256,
                        Kind.LEDGER,
                        Verdict.INVALID,
                        "It does not hold together: " + problem
                                + ". Restore the case from a copy, or ingest the evidence into a new case.");
    }

    /** Where the records that sources gave and the rows that name them differ; null where they agree or cannot be told. */
    private static @Nullable String rows(LedgerReading.Run run, List<Checked> files) {
        Map<PartRows.Source, Long> rows = new HashMap<>();
        for (Checked file : files) {
            if (file.standing().kind() == Kind.PART) {
                if (file.rows() == null) {
                    return null;
                }
                file.rows().forEach((source, count) -> rows.merge(source, count, Long::sum));
            }
        }
        Map<PartRows.Source, Long> loaded = new HashMap<>();
        for (SourceEntry source : run.sources()) {
            if (source.records().loaded() > 0) {
                loaded.merge(
                        new PartRows.Source(source.key(), String.valueOf(source.sha256())),
                        source.records().loaded(),
                        Long::sum);
            }
        }
        Map<String, String> differences = new TreeMap<>();
        loaded.forEach((source, count) -> compare(source, count, rows.getOrDefault(source, 0L), differences));
        rows.forEach((source, count) -> compare(source, loaded.getOrDefault(source, 0L), count, differences));
        if (differences.isEmpty()) {
            return null;
        }
        String first = differences.values().iterator().next();
        return differences.size() == 1 ? first : first + ", and " + (differences.size() - 1) + " more sources differ";
    }

    private static void compare(PartRows.Source source, long loaded, long rows, Map<String, String> differences) {
        if (loaded != rows) {
            differences.put(
                    source.path() + "\n" + source.sha256(),
                    loaded + " records of " + source.path() + " were loaded, and " + rows + " rows come from it");
        }
    }

    private void missingRuns() {
        int expected = 1;
        for (LedgerReading.Run run : ledger.runs()) {
            for (; expected < run.number(); expected++) {
                standings.add(new Standing(
                        LedgerReading.path(expected),
                        null,
                        Kind.LEDGER,
                        Verdict.MISSING,
                        "Runs are numbered one after another, and later ones are there. Restore the case from a"
                                + " copy, or ingest the evidence into a new case."));
            }
            expected = run.number() + 1;
        }
    }
}
