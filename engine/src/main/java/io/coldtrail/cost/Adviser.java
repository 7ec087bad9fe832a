package io.coldtrail.cost;

import io.coldtrail.lake.Partition;
import io.coldtrail.query.TableScan;
import io.coldtrail.schema.LakeTable;
import io.coldtrail.schema.ShapeColumn;
import io.coldtrail.sql.ColumnPath;
import io.coldtrail.sql.TableUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what would make a query cheaper. Each piece of advice is reckoned, and none is given that saves nothing. */
final class Adviser {
    /** What most answers need, where a query asks for everything. */
    private static final List<String> EVENT_COLUMNS =
            List.of("eventtime", "eventsource", "eventname", "sourceipaddress", "errorcode", "useridentity.arn");

    private static final List<String> FLOW_COLUMNS =
            List.of("srcaddr", "dstaddr", "srcport", "dstport", "protocol", "bytes", "start", "action");

    private final CostEstimator estimator;

    Adviser(CostEstimator estimator) {
        this.estimator = estimator;
    }

    /**
     * The advice on a query, what saves most first.
     *
     * @param written the scans as the query is written, where a query of WITH is one however often it is named
     * @param scans the scans as they are made
     */
    List<Advice> advice(List<TableScan> written, List<ScanCost> scans) {
        List<Advice> all = new ArrayList<>();
        days(scans).ifPresent(all::add);
        columns(scans).ifPresent(all::add);
        repeats(written, scans).ifPresent(all::add);
        return all.stream()
                .filter(advice -> advice.saved() > 0)
                .sorted(Comparator.comparingLong(Advice::saved).reversed())
                .toList();
    }

    /** Scans that read every partition: to those of the days in question. */
    private Optional<Advice> days(List<ScanCost> scans) {
        List<ScanCost> unbounded = scans.stream()
                .filter(cost ->
                        cost.scan().use().partitions().isEmpty() && cost.scan().allPartitions() > 1)
                .toList();
        if (unbounded.isEmpty()) {
            return Optional.empty();
        }
        List<AskedDays> asked = unbounded.stream()
                .map(cost -> AskedDays.of(cost.scan().use())
                        .orElse(AskedDays.newest(cost.scan().partitions())))
                .toList();
        Usage after = total(scans, cost -> {
            int place = unbounded.indexOf(cost);
            if (place < 0) {
                return cost.in(Layout.RAW_PARTITIONED);
            }
            Set<Partition> kept = cost.scan().partitions().stream()
                    .filter(partition -> asked.get(place).holds(partition.day()))
                    .collect(Collectors.toSet());
            return estimator.partitioned(cost.scan().use(), kept);
        });
        String keys = unbounded.stream()
                .map(cost -> dayKeys(cost.scan().use()))
                .distinct()
                .collect(Collectors.joining("; "));
        String text = "bound the partitions (" + keys + "), such as "
                + asked.stream().map(AskedDays::text).distinct().collect(Collectors.joining("; "));
        return Optional.of(advice(text, Layout.RAW_PARTITIONED, scans, after));
    }

    private static String dayKeys(TableUse use) {
        return use.shape().partitions().stream()
                .map(ShapeColumn::name)
                .filter(name -> !name.equals("account") && !name.equals("region"))
                .collect(Collectors.joining(", "));
    }

    /** Scans of all columns: to those that are asked for most. */
    private Optional<Advice> columns(List<ScanCost> scans) {
        List<ScanCost> wide =
                scans.stream().filter(cost -> isWhole(cost.scan().use())).toList();
        if (wide.isEmpty()) {
            return Optional.empty();
        }
        Set<String> named = new TreeSet<>();
        Usage after = total(scans, cost -> {
            if (!wide.contains(cost)) {
                return cost.in(Layout.LAKE);
            }
            TableScan scan = cost.scan();
            Set<ColumnPath> few = few(scan.use());
            few.forEach(path -> named.add(path.toString()));
            return estimator.lake().of(with(scan, few));
        });
        return Optional.of(advice(
                "name the columns in place of *, such as " + String.join(", ", named), Layout.LAKE, scans, after));
    }

    private static boolean isWhole(TableUse use) {
        Set<String> read = use.leaves().stream().map(ColumnPath::toString).collect(Collectors.toSet());
        List<String> stored = use.shape().columns().stream()
                .filter(column -> column.origin() instanceof ShapeColumn.Stored)
                .map(ShapeColumn::name)
                .toList();
        return read.containsAll(stored);
    }

    private static Set<ColumnPath> few(TableUse use) {
        boolean events =
                use.shape().table() == LakeTable.CLOUDTRAIL || use.shape().table() == LakeTable.CLOUDTRAIL_INSIGHTS;
        Set<String> there =
                use.shape().columns().stream().map(ShapeColumn::name).collect(Collectors.toSet());
        Stream<ColumnPath> usual = (events ? EVENT_COLUMNS : FLOW_COLUMNS)
                .stream()
                        .map(name -> new ColumnPath(List.of(name.split("\\."))))
                        .filter(path -> there.contains(path.parts().get(0)));
        Stream<ColumnPath> tested = use.demands().stream().map(demand -> demand.path());
        return Stream.concat(usual, tested).collect(Collectors.toCollection(HashSet::new));
    }

    private static TableScan with(TableScan scan, Set<ColumnPath> leaves) {
        return new TableScan(
                scan.use().withLeaves(leaves),
                scan.partitions(),
                scan.allPartitions(),
                scan.parts(),
                scan.allParts(),
                scan.allBytes());
    }

    /** Queries of WITH that are named several times, and scanned each time. */
    private Optional<Advice> repeats(List<TableScan> written, List<ScanCost> scans) {
        if (written.size() >= scans.size()) {
            return Optional.empty();
        }
        Usage after = written.stream()
                .map(scan -> estimator.cost(scan).in(Layout.RAW_PARTITIONED))
                .reduce(Usage.NONE, Usage::plus);
        return Optional.of(advice(
                "make a table of what WITH names and the query uses several times (CREATE TABLE AS), so that it is scanned"
                        + " once",
                Layout.RAW_PARTITIONED,
                scans,
                after));
    }

    private static Advice advice(String text, Layout layout, List<ScanCost> scans, Usage after) {
        return new Advice(text, layout, total(scans, cost -> cost.in(layout)), after);
    }

    private static Usage total(List<ScanCost> scans, Function<ScanCost, Usage> usage) {
        return scans.stream().map(usage).reduce(Usage.NONE, Usage::plus);
    }
}
