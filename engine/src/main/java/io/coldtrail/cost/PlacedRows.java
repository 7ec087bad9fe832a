package io.coldtrail.cost;

import io.coldtrail.lake.Partition;
import io.coldtrail.query.QueryResult;
import io.coldtrail.query.QuerySession;
import io.coldtrail.query.Value;
import io.coldtrail.schema.LakeTable;
import io.coldtrail.schema.TableShape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** In which partitions the rows of an object lie, for objects whose keys do not tell. */
public final class PlacedRows {
    private PlacedRows() {}

    /** The partitions of the rows of a table, by the key of their object. */
    public static Map<String, Set<Partition>> of(LakeTable table, QuerySession session) {
        String name = TableShape.ALL.stream()
                .filter(shape -> shape.table() == table && shape.scope() == TableShape.Scope.ALL_ACCOUNTS)
                .findFirst()
                .map(shape -> shape.id().replace('-', '_'))
                .orElseThrow(() -> new IllegalArgumentException("no table over " + table));
        List<String> keys = table.partitionKeys();
        String sql = "SELECT DISTINCT \"$path\", "
                + keys.stream().map(key -> "CAST(\"" + key + "\" AS varchar)").collect(Collectors.joining(", "))
                + " FROM \"" + name + "\"";
        Map<String, Set<Partition>> placed = new HashMap<>();
        try (QueryResult rows = session.run(sql)) {
            for (Optional<List<Value>> row = rows.next(); row.isPresent(); row = rows.next()) {
                List<String> cells = row.get().stream().map(Value::athenaText).toList();
                placed.computeIfAbsent(cells.get(0), none -> new HashSet<>())
                        .add(partition(table, cells.subList(1, cells.size())));
            }
        }
        return placed;
    }

    private static Partition partition(LakeTable table, List<String> values) {
        String day = String.join("-", values.subList(2, values.size()));
        return new Partition(table, values.get(0), values.get(1), day);
    }
}
