package io.coldtrail.cost;

import io.coldtrail.columnar.scan.ReadRules;
import io.coldtrail.lake.LakeSnapshot;
import io.coldtrail.lake.Partition;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.query.CaseTable;
import io.coldtrail.query.QuerySession;
import io.coldtrail.query.TableScan;
import io.coldtrail.schema.LakeTable;
import io.coldtrail.sql.AthenaTranslator;
import io.coldtrail.sql.InlinedQueries;
import io.coldtrail.sql.TableUse;
import io.coldtrail.sql.Translation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tells what a query reads in each {@link Layout}, without running it. Footers that were read once are kept, so that one
 * estimator for many queries is faster than many. Not thread-safe; the session stays the caller's.
 */
public final class CostEstimator {
    private final QuerySession session;
    private final LakeSnapshot snapshot;
    private final EvidenceObjects evidence;
    private final LakeReads lake;

    /** @param rules how Parquet files are read */
    public CostEstimator(QuerySession session, LakeSnapshot snapshot, EvidenceObjects evidence, ReadRules rules) {
        this.session = session;
        this.snapshot = snapshot;
        this.evidence = evidence;
        this.lake = new LakeReads(snapshot.caseFolder(), rules);
    }

    /**
     * Estimates a query.
     *
     * @param asOf the moment that {@code current_date} and its kin mean
     * @throws ColdtrailException where the query does not run here
     */
    public QueryCost estimate(String sql, Instant asOf) {
        AthenaTranslator translator = new AthenaTranslator(session.catalog(), asOf);
        Translation asWritten = translator.translate(sql);
        Translation translation =
                InlinedQueries.of(sql).map(translator::translate).orElse(asWritten);
        List<ScanCost> scans = new ArrayList<>();
        for (TableScan scan : session.scans(translation)) {
            if (scan.use().shape().table() != LakeTable.INTEGRITY) {
                scans.add(cost(scan));
            }
        }
        List<TableScan> written = session.scans(asWritten).stream()
                .filter(scan -> scan.use().shape().table() != LakeTable.INTEGRITY)
                .toList();
        return new QueryCost(false, scans, new Adviser(this).advice(written, scans));
    }

    /** What a scan would read of some partitions, with other columns. */
    ScanCost cost(TableScan scan) {
        Map<Layout, Usage> usage = new EnumMap<>(Layout.class);
        usage.put(Layout.RAW, raw(scan.use()));
        usage.put(Layout.RAW_PARTITIONED, partitioned(scan.use()));
        usage.put(Layout.LAKE, lake.of(scan));
        return new ScanCost(scan, usage);
    }

    private Usage partitioned(TableUse use) {
        Set<Partition> candidates = new HashSet<>();
        objects(use).forEach(group -> candidates.addAll(group.partitions()));
        Set<Partition> needed = session.needed(use, candidates.stream().sorted().toList());
        return partitioned(use, needed);
    }

    /** What a table with partitions reads of some of them. What belongs to no known partition is read by every query. */
    Usage partitioned(TableUse use, Set<Partition> needed) {
        Map<Set<Partition>, Long> listed = new HashMap<>();
        Predicate<ObjectGroup> wanted = group ->
                group.partitions().isEmpty() || group.partitions().stream().anyMatch(needed::contains);
        Usage all = Usage.NONE;
        for (ObjectGroup group : objects(use)) {
            if (wanted.test(group)) {
                listed.merge(group.partitions(), group.objects(), Long::sum);
                all = all.plus(Usage.whole(group.bytes(), group.objects(), group.emptyObjects(), 0));
            }
        }
        long lists = listed.values().stream().mapToLong(CostEstimator::lists).sum();
        return all.plus(new Usage(0, 0, 0, 0, lists));
    }

    private Usage raw(TableUse use) {
        Usage all = Usage.NONE;
        for (ObjectGroup group : objects(use)) {
            all = all.plus(Usage.whole(group.bytes(), group.objects(), group.emptyObjects(), 0));
        }
        return all.plus(new Usage(0, 0, 0, 0, lists(all.objects())));
    }

    /** Requests that list objects of one prefix: each gives a thousand, and one is made to find that there are none. */
    static long lists(long objects) {
        return Math.max(1, (objects + 999) / 1000);
    }

    private Collection<ObjectGroup> objects(TableUse use) {
        Optional<String> account = session.catalog().table(use.name()).flatMap(CaseTable::account);
        return evidence.of(use.shape().table()).stream()
                .filter(group -> account.isEmpty()
                        || group.partitions().stream()
                                .anyMatch(partition -> partition.account().equals(account.get())))
                .toList();
    }

    /** What it takes to convert the raw objects of the tables of some scans, each kind of log once. */
    public Conversion conversion(List<ScanCost> scans) {
        Set<LakeTable> tables = EnumSet.noneOf(LakeTable.class);
        scans.forEach(scan -> tables.add(scan.scan().use().shape().table()));
        Usage all = Usage.NONE;
        long parts = 0;
        for (LakeTable table : tables) {
            Usage raw = Usage.NONE;
            for (ObjectGroup group : evidence.of(table)) {
                raw = raw.plus(Usage.whole(group.bytes(), group.objects(), group.emptyObjects(), 0));
            }
            all = all.plus(raw).plus(new Usage(0, 0, 0, 0, lists(raw.objects())));
            parts += snapshot.of(table).size();
        }
        return new Conversion(all, tables.size(), parts);
    }

    /** What is to be known about the estimates, as sentences. */
    public List<String> remarks() {
        return evidence.unplaced() == 0
                ? List.of()
                : List.of(evidence.unplaced()
                        + " files of the evidence could belong to a log, but neither their names nor"
                        + " their content tell which; they are not counted.");
    }

    LakeReads lake() {
        return lake;
    }
}
