package io.coldtrail.query;

import io.coldtrail.lake.LakeSnapshot;
import io.coldtrail.query.SessionOptions.Events;
import io.coldtrail.sql.TableUse;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.duckdb.DuckDBConnection;

/** Tables over the parts of a lake: views that all connections share, and that DuckDB reads through. */
final class LakeTables implements SessionTables {
    private final LakeSnapshot snapshot;
    private final Events events;
    private final Map<String, CaseTable> shown = new HashMap<>();
    private final Map<String, Long> leftOut = new TreeMap<>();
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
        return Map.copyOf(leftOut);
    }

    @Override
    public List<String> readableFolders() {
        return List.of(snapshot.caseFolder().resolve("lake").toString());
    }

    /** Only the tables that queries name cost anything. */
    @Override
    public synchronized void show(List<TableUse> uses, DuckDBConnection connection) throws SQLException {
        for (TableUse use : uses) {
            String name = use.name().toLowerCase(Locale.ROOT);
            CaseTable table = catalog.table(name).orElse(null);
            if (table != null && !table.equals(shown.get(name))) {
                show(table, connection);
                shown.put(name, table);
            }
        }
    }

    private void show(CaseTable table, DuckDBConnection connection) throws SQLException {
        Optional<String> repeated = Optional.empty();
        try (Statement statement = connection.createStatement()) {
            if (events == Events.DISTINCT
                    && DistinctEvents.concern(table.shape().table())) {
                long rows = DistinctEvents.collect(snapshot.caseFolder(), table, statement);
                leftOut.put(table.name(), rows);
                repeated = rows == 0 ? Optional.empty() : Optional.of(DistinctEvents.tableOf(table));
            }
            for (String sql : ViewSql.of(snapshot.caseFolder(), table, repeated)) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void close() {
        // Views cost nothing and go with the database.
    }
}
