package io.coldtrail.query;

import io.coldtrail.lake.BatchSource;
import io.coldtrail.lake.Partition;
import io.coldtrail.query.SessionOptions.Events;
import io.coldtrail.schema.LakeTable;
import io.coldtrail.schema.TableShape;
import io.coldtrail.sql.TableUse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import org.duckdb.DuckDBConnection;

/**
 * Tables over evidence that was not ingested. What a query needs, in columns and partitions, is read once and kept by
 * the query's own connection, in temporary tables that go with it.
 */
final class EvidenceTables implements SessionTables {
    private final BatchSource source;
    private final Events events;
    private final EvidenceLoad loads;
    private final Map<String, Long> leftOut = new ConcurrentSkipListMap<>();
    private volatile CaseCatalog catalog;

    EvidenceTables(BatchSource source, Events events) {
        this.source = source;
        this.events = events;
        this.catalog = CaseCatalog.of(source);
        this.loads = new EvidenceLoad(source);
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
    public Map<String, Long> leftOut() {
        return Map.copyOf(leftOut);
    }

    /** None: DuckDB gets rows, and never sees a file. */
    @Override
    public List<String> readableFiles() {
        return List.of();
    }

    @Override
    public void show(List<TableUse> uses, DuckDBConnection connection) throws SQLException {
        Map<LakeTable, List<TableUse>> stored = new EnumMap<>(LakeTable.class);
        for (TableUse use : uses) {
            stored.computeIfAbsent(use.shape().table(), table -> new ArrayList<>())
                    .add(repeats(use.shape().table()) ? wholly(use) : use);
        }
        for (Map.Entry<LakeTable, List<TableUse>> entry : stored.entrySet()) {
            show(entry.getKey(), entry.getValue(), connection);
        }
    }

    private boolean repeats(LakeTable table) {
        return events == Events.DISTINCT && DistinctEvents.concern(table);
    }

    /** Whether an event came before can only be told when all events are known. */
    private static TableUse wholly(TableUse use) {
        Set<String> columns = new HashSet<>(use.columns());
        columns.add(DistinctEvents.KEY);
        return TableUse.whole(use.name(), use.shape(), columns);
    }

    private void show(LakeTable stored, List<TableUse> uses, DuckDBConnection connection) throws SQLException {
        if (stored == LakeTable.INTEGRITY) {
            showNoVerdicts(connection);
            return;
        }
        Map<String, List<TableUse>> byName = new LinkedHashMap<>();
        List<WantedPartitions.Reference> references = new ArrayList<>();
        EvidenceColumns columns = new EvidenceColumns(stored);
        for (TableUse use : uses) {
            CaseTable table = table(use);
            byName.computeIfAbsent(table.name(), name -> new ArrayList<>()).add(use);
            references.add(new WantedPartitions.Reference(use, table.account()));
            columns.add(table, use);
        }
        Predicate<Partition> wanted = new WantedPartitions(connection).of(source.partitions(stored), references);
        String name = "evidence$" + stored.folder();
        loads.load(stored, columns.toLoad(), wanted, name, connection);
        try (Statement statement = connection.createStatement()) {
            for (Map.Entry<String, List<TableUse>> entry : byName.entrySet()) {
                CaseTable table = catalog.table(entry.getKey()).orElseThrow();
                Events shown = repeats(stored) ? Events.DISTINCT : Events.ALL;
                for (String sql : EvidenceViewSql.of(table, entry.getValue(), name, shown)) {
                    statement.execute(sql);
                }
                if (shown == Events.DISTINCT) {
                    leftOut.put(table.name(), DistinctEvents.countRepeated(name, table.account(), statement));
                }
            }
        }
    }

    /** Only what a case holds has verdicts, and a question that joins them still runs. */
    private void showNoVerdicts(DuckDBConnection connection) throws SQLException {
        CaseTable table = catalog.table(TableShape.INTEGRITY.id()).orElseThrow();
        try (Statement statement = connection.createStatement()) {
            for (String sql : ViewSql.of(Path.of(""), table, Optional.empty())) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public List<TableScan> scans(List<TableUse> uses, DuckDBConnection connection) {
        WantedPartitions wanted = new WantedPartitions(connection);
        List<TableScan> scans = new ArrayList<>();
        for (TableUse use : uses) {
            WantedPartitions.Reference reference =
                    new WantedPartitions.Reference(use, table(use).account());
            LakeTable stored = use.shape().table();
            List<Partition> all = stored == LakeTable.INTEGRITY ? List.of() : source.partitions(stored);
            List<Partition> known =
                    all.stream().filter(reference::concerns).sorted().toList();
            Set<Partition> needed = wanted.needed(use, known);
            scans.add(new TableScan(
                    use, known.stream().filter(needed::contains).toList(), known.size(), List.of(), 0, 0));
        }
        return List.copyOf(scans);
    }

    private CaseTable table(TableUse use) {
        return catalog.table(use.name().toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new IllegalArgumentException("no table " + use.name()));
    }

    @Override
    public void close() {
        loads.close();
    }
}
