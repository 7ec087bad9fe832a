package io.coldtrail.query;

import io.coldtrail.lake.LakeSnapshot;
import io.coldtrail.sql.TableUse;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.duckdb.DuckDBConnection;

/** Tables over the parts of a lake: views that all connections share, and that DuckDB reads through. */
final class LakeTables implements SessionTables {
    private final LakeSnapshot snapshot;
    private final CaseCatalog catalog;
    private final Set<String> views = new HashSet<>();

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

    /** Only the tables that queries name cost anything. */
    @Override
    public synchronized void show(List<TableUse> uses, DuckDBConnection connection) throws SQLException {
        for (TableUse use : uses) {
            String name = use.name().toLowerCase(Locale.ROOT);
            CaseTable table = catalog.table(name).orElse(null);
            if (table != null && views.add(name)) {
                try (Statement statement = connection.createStatement()) {
                    for (String sql : ViewSql.of(snapshot.caseFolder(), table)) {
                        statement.execute(sql);
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        // Views cost nothing and go with the database.
    }
}
