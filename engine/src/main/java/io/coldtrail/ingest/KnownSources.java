package io.coldtrail.ingest;

import io.coldtrail.bytes.Hashes;
import io.coldtrail.casefile.Ledger;
import io.coldtrail.casefile.LedgerRun;
import io.coldtrail.casefile.SourceEntry;
import io.coldtrail.casefile.SourceStatus;
import io.coldtrail.source.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells which files need not be loaded: the same stored bytes stand in the case, or come earlier in key order. Only
 * files that share their size with another one, or their name with one in the case, are hashed for that.
 */
final class KnownSources {
    private final Map<String, SourceEntry> byHash = new HashMap<>();
    private final Map<String, SourceEntry> byContent = new HashMap<>();
    private final Map<Place, SourceEntry> byPlace = new HashMap<>();
    private final Set<Long> sizes = new HashSet<>();

    /** Where a file lies. */
    private record Place(String root, String key) {}

    /**
     * The files to load and what became of the others.
     *
     * @param fresh in key order
     * @param settled entries of the files that are not loaded, in key order
     */
    record Sorted(List<SourceFile> fresh, List<SourceEntry> settled) {}

    /** Where nothing was loaded earlier. */
    static KnownSources none() {
        return new KnownSources();
    }

    /** Reads what earlier runs have loaded. */
    static KnownSources of(Ledger ledger) {
        KnownSources known = new KnownSources();
        for (int run : ledger.runs()) {
            LedgerRun entries = ledger.read(run);
            for (SourceEntry source : entries.sources()) {
                if (source.sha256() != null && holdsRows(source)) {
                    known.byHash.putIfAbsent(source.sha256(), source);
                    known.byPlace.putIfAbsent(
                            new Place(entries.head().roots().get(source.root()), source.key()), source);
                    known.sizes.add(source.size());
                    if (source.status() == SourceStatus.LOADED && source.inflatedSha256() != null) {
                        known.byContent.putIfAbsent(source.inflatedSha256(), source);
                    }
                }
            }
        }
        return known;
    }

    /** Sorts files, which are in key order. */
    Sorted sort(List<SourceFile> files, List<String> roots) {
        Map<Long, Integer> counts = new HashMap<>();
        for (SourceFile file : files) {
            counts.merge(file.size(), 1, Integer::sum);
        }
        Map<String, String> firstKeys = new HashMap<>();
        List<SourceFile> fresh = new ArrayList<>();
        List<SourceEntry> settled = new ArrayList<>();
        for (SourceFile file : files) {
            @Nullable SourceEntry earlier = byPlace.get(new Place(roots.get(file.root()), file.key()));
            boolean shared = counts.getOrDefault(file.size(), 0) > 1 || sizes.contains(file.size());
            // An empty file is ignored for what it is, not as a copy of another one.
            if (file.size() == 0 || (earlier == null && !shared)) {
                fresh.add(file);
                continue;
            }
            Interruption.check();
            @Nullable String sha256 = hash(file);
            @Nullable SourceEntry entry = sha256 == null ? null : settle(file, sha256, earlier, firstKeys);
            if (entry == null) {
                fresh.add(file);
            } else {
                settled.add(entry);
            }
        }
        return new Sorted(fresh, settled);
    }

    private @Nullable SourceEntry settle(
            SourceFile file, String sha256, @Nullable SourceEntry earlier, Map<String, String> firstKeys) {
        @Nullable SourceEntry loaded = byHash.get(sha256);
        if (loaded != null) {
            boolean again = loaded.equals(earlier);
            return duplicate(file, sha256, again ? "already-loaded" : "same-bytes", loaded.key());
        }
        if (earlier != null) {
            return SourceEntry.undecoded(
                            file.root(), file.key(), file.size(), sha256, SourceStatus.IGNORED, IngestSummary.CHANGED)
                    .withDetail("its bytes are not those that were loaded under this name, which had the hash "
                            + earlier.sha256());
        }
        String first = firstKeys.putIfAbsent(sha256, file.key());
        return first == null ? null : duplicate(file, sha256, "same-bytes", first);
    }

    private static SourceEntry duplicate(SourceFile file, String sha256, String reason, String first) {
        return SourceEntry.undecoded(file.root(), file.key(), file.size(), sha256, SourceStatus.DUPLICATE, reason)
                .withOriginal(first);
    }

    /** The hash, or null where the file cannot be read: loading it will tell why. */
    private static @Nullable String hash(SourceFile file) {
        try {
            return Hashes.ofFile(file.stored());
        } catch (IOException e) {
            return null;
        }
    }

    /** The file that an earlier run has loaded whole and that inflates to these bytes, or null. */
    @Nullable
    SourceEntry ofContent(String inflatedSha256) {
        return byContent.get(inflatedSha256);
    }

    private static boolean holdsRows(SourceEntry source) {
        return source.status() == SourceStatus.LOADED || source.records().loaded() > 0;
    }

    /** How many records a file that was loaded earlier held, by its hash; 0 where it is not known. */
    long recordsOf(String sha256) {
        SourceEntry source = byHash.get(sha256);
        return source == null ? 0 : source.records().seen();
    }
}
