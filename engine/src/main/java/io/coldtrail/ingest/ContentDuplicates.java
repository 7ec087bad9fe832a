package io.coldtrail.ingest;

import io.coldtrail.casefile.SourceEntry;
import io.coldtrail.casefile.SourceStatus;
import io.coldtrail.casefile.Tally;
import io.coldtrail.casefile.UnitEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds files that hold what another one holds though their stored bytes differ, such as a log that lies there both
 * zipped and unzipped. That shows only once both are inflated, so their rows have been staged by then, and the units
 * they stand in are to be loaded again without them.
 */
final class ContentDuplicates {
    private final KnownSources known;
    private final Map<String, SourceEntry> firsts = new HashMap<>();

    private ContentDuplicates(KnownSources known) {
        this.known = known;
    }

    /**
     * What is to be said, instead of its rows, of each file that comes again, by unit and position in it. The first in
     * plan order stays, and what an earlier run has loaded.
     */
    static Map<Integer, Map<Integer, SourceEntry>> find(List<UnitEntry> units, KnownSources known) {
        ContentDuplicates duplicates = new ContentDuplicates(known);
        Map<Integer, Map<Integer, SourceEntry>> found = new TreeMap<>();
        for (UnitEntry unit : units) {
            for (int i = 0; i < unit.sources().size(); i++) {
                SourceEntry duplicate = duplicates.look(unit.sources().get(i));
                if (duplicate != null) {
                    found.computeIfAbsent(unit.unit(), key -> new TreeMap<>()).put(i, duplicate);
                }
            }
        }
        return found;
    }

    /** The entry of a duplicate, or null. A damaged file is none: what it lacks may be what matters. */
    private @Nullable SourceEntry look(SourceEntry source) {
        String content = source.inflatedSha256();
        if (source.status() != SourceStatus.LOADED || source.records().loaded() == 0 || content == null) {
            return null;
        }
        SourceEntry earlier = known.ofContent(content);
        SourceEntry first = earlier != null ? earlier : firsts.putIfAbsent(content, source);
        return first == null ? null : duplicate(source, first);
    }

    private static SourceEntry duplicate(SourceEntry source, SourceEntry first) {
        return new SourceEntry(
                source.root(),
                source.key(),
                source.size(),
                source.sha256(),
                source.inflatedSha256(),
                SourceStatus.DUPLICATE,
                "same-content",
                null,
                List.of(),
                null,
                first.key(),
                Tally.of(SourceStatus.DUPLICATE, source.records().seen()));
    }
}
