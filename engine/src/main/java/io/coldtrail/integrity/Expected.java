package io.coldtrail.integrity;

import io.coldtrail.casefile.SourceEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of the evidence as the ledger has it.
 *
 * @param root the evidence root that it lay below
 * @param sha256 of the bytes that were loaded, or null where they could not be read
 * @param run the last run that met it so
 */
record Expected(String root, String key, @Nullable String sha256, int run) {
    /** The ledger's words for what has no bytes of its own to be read. */
    private static final List<String> NOTHING_TO_READ =
            List.of("link", "not-a-file", "vanished", "unreadable-folder", "too-deep", "nested-archive");

    /** An archive may bear the name of one of its members. */
    private record Place(String root, String key, boolean archive) {}

    /** What each file must be, in the order of the ledger: what a run found changed afterwards does not count. */
    static List<Expected> of(LedgerReading ledger) {
        Map<Place, Expected> expected = new LinkedHashMap<>();
        for (LedgerReading.Run run : ledger.runs()) {
            for (SourceEntry source : run.sources()) {
                boolean named =
                        source.root() >= 0 && source.root() < run.roots().size();
                if (!named
                        || NOTHING_TO_READ.contains(String.valueOf(source.reason()))
                        || "changed".equals(source.reason())) {
                    continue;
                }
                String root = run.roots().get(source.root());
                Place place = new Place(root, source.key(), "archive".equals(source.reason()));
                Expected now = new Expected(root, source.key(), source.sha256(), run.number());
                expected.merge(place, now, (before, after) -> after.sha256() == null ? before : after);
            }
        }
        return new ArrayList<>(expected.values());
    }
}
