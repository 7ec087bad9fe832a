package io.coldtrail.ingest;

import io.coldtrail.bytes.DiskFile;
import io.coldtrail.bytes.NameBytes;
import io.coldtrail.bytes.StoredFile;
import io.coldtrail.casefile.HashList;
import io.coldtrail.casefile.HashListLine;
import io.coldtrail.casefile.RunTransaction;
import io.coldtrail.casefile.SourceEntry;
import io.coldtrail.source.KeyOrder;
import io.coldtrail.source.SourceFile;
import io.coldtrail.source.SourceWalk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes the hashes of the evidence in a form that other tools check. They read files and no members, so an archive is
 * listed as the file that it is; its members' hashes are in the ledger.
 */
final class EvidenceHashes {
    private EvidenceHashes() {}

    /**
     * Writes one list for each root, in key order. A file that could not be read has no hash and is not listed.
     *
     * @param roots in the order in which they were given
     * @param sources all of the run's
     */
    static List<HashList> write(
            SourceWalk walk, List<Path> roots, List<SourceEntry> sources, RunTransaction transaction) {
        Map<Integer, Map<String, String>> hashes = new HashMap<>();
        for (SourceEntry source : sources) {
            if (source.sha256() != null && !"archive".equals(source.reason())) {
                hashes.computeIfAbsent(source.root(), root -> new HashMap<>()).put(source.key(), source.sha256());
            }
        }
        List<HashList> lists = new ArrayList<>();
        for (int root = 0; root < roots.size(); root++) {
            Map<String, HashListLine> lines = new TreeMap<>(KeyOrder.UTF_8);
            for (SourceFile file : walk.files()) {
                if (file.root() == root) {
                    add(
                            roots.get(root),
                            file,
                            hashes.getOrDefault(root, Map.of()).get(file.key()),
                            lines);
                }
            }
            for (SourceWalk.Archive archive : walk.archives()) {
                if (archive.root() == root) {
                    add(roots.get(root), archive.file(), archive.sha256(), lines);
                }
            }
            lists.add(transaction.keepHashes(root, List.copyOf(lines.values())));
        }
        return lists;
    }

    private static void add(Path root, SourceFile file, @Nullable String sha256, Map<String, HashListLine> lines) {
        StoredFile stored = file.stored();
        if (sha256 != null && stored instanceof DiskFile onDisk) {
            Path folder =
                    Files.isDirectory(root) ? root : root.resolveSibling(".").normalize();
            lines.put(file.key(), new HashListLine(NameBytes.below(folder, onDisk.path()), sha256));
        }
    }
}
