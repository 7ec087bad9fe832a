package io.coldtrail.query;

import io.coldtrail.lake.LakeSnapshot;
import io.coldtrail.lake.Part;
import io.coldtrail.lake.Partition;
import io.coldtrail.query.SessionOptions.Events;
import io.coldtrail.sql.TableUse;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;

/**
 * Tables over the parts of a lake: views of the query's own connection over the parts that it can need, so that a query
 * for one day opens the files of that day, however many there are.
 */
final class LakeTables implements SessionTables {
    private final LakeSnapshot snapshot;
    private final Events events;
    /** How many rows of a table repeat an event; the rows stand in a table that all connections share. */
    private final Map<CaseTable, Long> repeated = new HashMap<>();

    private volatile CaseCatalog catalog;

    LakeTables(LakeSnapshot snapshot, Events events) {
        this.snapshot = snapshot;
        this.events = events;
        this.catalog = CaseCatalog.of(snapshot);
    }

    @Override
    public CaseCatalog catalog() {
        return catalog;
    }

    @Override
    public void rename(CaseCatalog other) {
        catalog = other;
    }

    @Override
    public synchronized Map<String, Long> leftOut() {
        Map<String, Long> rows = new TreeMap<>();
        repeated.forEach((table, count) -> rows.put(table.name(), count));
        return rows;
    }

    @Override
    public List<String> readableFiles() {
        return Stream.concat(snapshot.parts().stream(), snapshot.verdicts().stream())
                .map(part -> snapshot.caseFolder().resolve(part.path()).toString())
                .toList();
    }

    @Override
    public void show(List<TableUse> uses, DuckDBConnection connection) throws SQLException {
        Map<CaseTable, Set<Part>> needed = new LinkedHashMap<>();
        for (TableScan scan : scans(uses, connection)) {
            needed.computeIfAbsent(table(scan.use()), table -> new HashSet<>()).addAll(scan.parts());
        }
        try (Statement statement = connection.createStatement()) {
            for (Map.Entry<CaseTable, Set<Part>> entry : needed.entrySet()) {
                Optional<String> leftOut = repeated(entry.getKey(), statement);
                CaseTable live = entry.getKey().with(part -> entry.getValue().contains(part));
                for (String sql : ViewSql.of(snapshot.caseFolder(), live, leftOut)) {
                    statement.execute(sql);
                }
            }
        }
    }

    /** The table of rows to leave out; empty where all are shown. It is made once, over all parts. */
    private synchronized Optional<String> repeated(CaseTable table, Statement statement) throws SQLException {
        if (events == Events.ALL || !DistinctEvents.concern(table.shape().table())) {
            return Optional.empty();
        }
        Long rows = repeated.get(table);
        if (rows == null) {
            rows = DistinctEvents.collect(snapshot.caseFolder(), table, statement);
            repeated.put(table, rows);
        }
        return rows == 0 ? Optional.empty() : Optional.of(DistinctEvents.tableOf(table));
    }

    @Override
    public List<TableScan> scans(List<TableUse> uses, DuckDBConnection connection) {
        WantedPartitions wanted = new WantedPartitions(connection);
        List<TableScan> scans = new ArrayList<>();
        for (TableUse use : uses) {
            CaseTable table = table(use);
            List<Partition> all = table.parts().stream()
                    .map(Part::partition)
                    .distinct()
                    .sorted()
                    .toList();
            Set<Partition> needed = wanted.needed(use, all);
            scans.add(new TableScan(
                    use,
                    all.stream().filter(needed::contains).toList(),
                    all.size(),
                    table.parts().stream()
                            .filter(part -> needed.contains(part.partition()))
                            .toList(),
                    table.parts().size(),
                    table.bytes()));
        }
        return List.copyOf(scans);
    }

    private CaseTable table(TableUse use) {
        return catalog.table(use.name().toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new IllegalArgumentException("no table " + use.name()));
    }

    @Override
    public void close() {
        // Views cost nothing and go with their connection.
    }
}
