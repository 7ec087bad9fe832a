package io.coldtrail.query;

import io.coldtrail.schema.Column;
import io.coldtrail.schema.LakeTable;
import io.coldtrail.schema.ShapeColumn;
import io.coldtrail.sql.TableUse;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Gathers which stored columns and partition keys the references of a query need. Not thread-safe. */
final class EvidenceColumns {
    private final LakeTable table;
    private final Map<String, Column> stored = new LinkedHashMap<>();
    private final Set<String> keys = new LinkedHashSet<>();

    EvidenceColumns(LakeTable table) {
        this.table = table;
    }

    /** Adds what a reference needs. */
    void add(CaseTable named, TableUse use) {
        named.shape()
                .all()
                .filter(column -> use.columns().contains(column.name()))
                .forEach(this::add);
        if (named.account().isPresent()) {
            keys.add("account");
        }
    }

    private void add(ShapeColumn column) {
        if (column.origin() instanceof ShapeColumn.Stored held) {
            stored.put(held.column(), new Column(held.column(), column.type()));
        } else if (column.origin() instanceof ShapeColumn.Key key) {
            keys.add(key.key());
        } else {
            keys.addAll(ViewSql.dayKeys(table));
        }
    }

    /** What to load: at least one column, because rows must be counted by something. */
    List<LoadColumn> toLoad() {
        if (stored.isEmpty() && keys.isEmpty()) {
            return List.of(new LoadColumn.Key("region"));
        }
        return Stream.<LoadColumn>concat(
                        stored.values().stream().map(LoadColumn.Stored::new),
                        keys.stream().map(LoadColumn.Key::new))
                .toList();
    }
}
