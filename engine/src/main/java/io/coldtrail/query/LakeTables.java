package io.coldtrail.query;

import io.coldtrail.lake.LakeSnapshot;
import io.coldtrail.lake.Part;
import io.coldtrail.lake.Partition;
import io.coldtrail.sql.TableUse;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.duckdb.DuckDBConnection;

/**
 * Tables over the parts of a lake: views of the query's own connection over the parts that it can need, so that a query
 * for one day opens the files of that day, however many there are.
 */
final class LakeTables implements SessionTables {
    private final LakeSnapshot snapshot;
    private final CaseCatalog catalog;

    LakeTables(LakeSnapshot snapshot) {
        this.snapshot = snapshot;
        this.catalog = CaseCatalog.of(snapshot);
    }

    @Override
    public CaseCatalog catalog() {
        return catalog;
    }

    @Override
    public List<String> readableFiles() {
        return snapshot.parts().stream()
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
                CaseTable live = entry.getKey().with(part -> entry.getValue().contains(part));
                for (String sql : ViewSql.of(snapshot.caseFolder(), live)) {
                    statement.execute(sql);
                }
            }
        }
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
