package io.coldtrail.cost;

import io.coldtrail.casefile.Ledger;
import io.coldtrail.casefile.LedgerVisitor;
import io.coldtrail.casefile.RunEntry;
import io.coldtrail.casefile.SourceEntry;
import io.coldtrail.casefile.SourceStatus;
import io.coldtrail.lake.Partition;
import io.coldtrail.schema.LakeTable;
import io.coldtrail.source.KeyFacts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The objects of the evidence as a table over the raw log would read them: loaded ones, and those that hold no rows, hold
 * rows that others hold too, or are damaged, which Athena reads all the same. What AWS keeps under other prefixes, such
 * as digests, belongs to no table. Immutable.
 */
public final class EvidenceObjects {
    /** Reasons for which an object that lies under the prefix of a log is ignored. */
    private static final Set<String> READ_IN_VAIN = Set.of("empty", "no-cloudtrail-events", "no-flow-records");

    private final Map<LakeTable, List<ObjectGroup>> groups;
    private final long unplaced;

    private EvidenceObjects(Map<LakeTable, List<ObjectGroup>> groups, long unplaced) {
        this.groups = groups;
        this.unplaced = unplaced;
    }

    /**
     * Reads the objects from the ledger.
     *
     * @param lastRun the last run that counts
     * @param placed the partitions of the rows of a table by the key of their object; asked only where a key does not tell
     */
    public static EvidenceObjects of(
            Ledger ledger, int lastRun, Function<LakeTable, Map<String, Set<Partition>>> placed) {
        Gathering gathering = new Gathering(placed);
        List<Integer> runs =
                ledger.runs().stream().filter(run -> run <= lastRun).toList();
        for (int run : runs) {
            RunEntry head = ledger.head(run);
            ledger.visit(run, new LedgerVisitor() {
                @Override
                public void source(SourceEntry source) {
                    if (runs.size() == 1 || gathering.isNew(head.roots().get(source.root()), source)) {
                        gathering.add(source);
                    }
                }
            });
        }
        return gathering.done();
    }

    /** The objects of a table, in no particular order. */
    public List<ObjectGroup> of(LakeTable table) {
        return groups.getOrDefault(table, List.of());
    }

    /** Duplicates and damaged files that may belong to a log, and whose names and content do not tell which. */
    public long unplaced() {
        return unplaced;
    }

    private static final class Gathering {
        private final Function<LakeTable, Map<String, Set<Partition>>> placed;
        private final Map<LakeTable, Map<String, Set<Partition>>> placements = new EnumMap<>(LakeTable.class);
        private final Map<LakeTable, Map<Set<Partition>, ObjectGroup>> groups = new EnumMap<>(LakeTable.class);
        private final Map<Partition, Set<Partition>> single = new HashMap<>();
        private final Set<String> seen = new HashSet<>();
        private long unplaced;

        Gathering(Function<LakeTable, Map<String, Set<Partition>>> placed) {
            this.placed = placed;
        }

        /** Later runs list what earlier ones loaded; the same key with the same bytes below another root is a copy. */
        boolean isNew(String root, SourceEntry source) {
            boolean newPlace = seen.add(root + '\0' + source.key());
            boolean newContent = source.sha256() == null || seen.add(source.sha256() + ' ' + source.key());
            return newPlace && newContent;
        }

        void add(SourceEntry source) {
            KeyFacts facts = KeyFacts.of(source.key());
            if (source.tables().isEmpty() && facts == null && source.status() != SourceStatus.IGNORED) {
                unplaced++;
            }
            for (LakeTable table : tables(source, facts)) {
                Set<Partition> partitions = partitions(source, facts, table);
                groups.computeIfAbsent(table, none -> new LinkedHashMap<>())
                        .merge(partitions, ObjectGroup.one(partitions, source.size()), ObjectGroup::plus);
            }
        }

        private static List<LakeTable> tables(SourceEntry source, @Nullable KeyFacts facts) {
            if (!source.tables().isEmpty()) {
                return source.tables().stream()
                        .map(LakeTable::named)
                        .flatMap(Optional::stream)
                        .toList();
            }
            return isRead(source) && facts != null
                    ? table(facts.kind()).stream().toList()
                    : List.of();
        }

        /** Whether a file of which no row was loaded is an object of a log all the same. */
        private static boolean isRead(SourceEntry source) {
            return switch (source.status()) {
                case LOADED, DUPLICATE, QUARANTINED -> true;
                case IGNORED -> source.reason() != null && READ_IN_VAIN.contains(source.reason());
            };
        }

        private static Optional<LakeTable> table(KeyFacts.Kind kind) {
            return switch (kind) {
                case CLOUDTRAIL -> Optional.of(LakeTable.CLOUDTRAIL);
                case CLOUDTRAIL_INSIGHT -> Optional.of(LakeTable.CLOUDTRAIL_INSIGHTS);
                case FLOW_LOG -> Optional.of(LakeTable.VPCFLOW);
                case CLOUDTRAIL_DIGEST -> Optional.empty();
            };
        }

        private Set<Partition> partitions(SourceEntry source, @Nullable KeyFacts facts, LakeTable table) {
            if (facts != null) {
                Partition partition = new Partition(table, facts.account(), facts.region(), facts.day());
                return single.computeIfAbsent(partition, Set::of);
            }
            return placements.computeIfAbsent(table, placed).getOrDefault(source.key(), Set.of());
        }

        EvidenceObjects done() {
            Map<LakeTable, List<ObjectGroup>> all = new EnumMap<>(LakeTable.class);
            groups.forEach((table, byPartition) -> all.put(table, List.copyOf(new ArrayList<>(byPartition.values()))));
            return new EvidenceObjects(all, unplaced);
        }
    }
}
