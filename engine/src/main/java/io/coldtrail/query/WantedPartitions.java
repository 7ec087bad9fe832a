package io.coldtrail.query;

import io.coldtrail.lake.Partition;
import io.coldtrail.schema.ColumnType;
import io.coldtrail.schema.ShapeColumn;
import io.coldtrail.schema.TableShape;
import io.coldtrail.sql.TableUse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Tells which partitions a query needs, by asking DuckDB what each reference demands of them. */
final class WantedPartitions {
    private static final System.Logger LOG = System.getLogger(WantedPartitions.class.getName());

    /** Partitions in one statement. */
    private static final int AT_ONCE = 2000;

    private static final String POSITION = "#position";

    private final Connection connection;

    /** @param connection of a session that translated queries run in */
    WantedPartitions(Connection connection) {
        this.connection = connection;
    }

    /**
     * A reference with its table.
     *
     * @param account the only account of the table; empty for one over all
     */
    record Reference(TableUse use, Optional<String> account) {
        boolean concerns(Partition partition) {
            return account.isEmpty() || account.get().equals(partition.account());
        }
    }

    /**
     * What to read for a query.
     *
     * @param known partitions that there may be; others than these are wanted whatever the references demand
     * @param references all references of the query to tables over these partitions
     */
    Predicate<Partition> of(List<Partition> known, List<Reference> references) {
        Set<Partition> idle = new HashSet<>(known);
        for (Reference reference : references) {
            List<Partition> candidates =
                    idle.stream().filter(reference::concerns).sorted().toList();
            idle.removeAll(needed(reference.use(), candidates));
        }
        return partition ->
                !idle.contains(partition) && references.stream().anyMatch(reference -> reference.concerns(partition));
    }

    /** Those of some partitions of a table that can hold a row that counts for a reference to it. */
    Set<Partition> needed(TableUse use, List<Partition> candidates) {
        if (use.partitions().isEmpty()) {
            return Set.copyOf(candidates);
        }
        Set<Partition> needed = new HashSet<>();
        try (Statement statement = connection.createStatement()) {
            for (int from = 0; from < candidates.size(); from += AT_ONCE) {
                List<Partition> some = candidates.subList(from, Math.min(from + AT_ONCE, candidates.size()));
                try (ResultSet rows = statement.executeQuery(question(use, some))) {
                    while (rows.next()) {
                        needed.add(some.get(rows.getInt(1)));
                    }
                }
            }
            return needed;
        } catch (SQLException e) {
            // The query itself will tell, if it comes to that value.
            LOG.log(System.Logger.Level.DEBUG, "all partitions of " + use.name() + " are read", e);
            return Set.copyOf(candidates);
        }
    }

    private static String question(TableUse use, List<Partition> partitions) {
        List<ShapeColumn> keys = use.shape().partitions();
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < partitions.size(); i++) {
            Partition partition = partitions.get(i);
            rows.add(keys.stream()
                    .map(key -> value(use.shape(), key, partition))
                    .collect(Collectors.joining(", ", "(" + i + ", ", ")")));
        }
        String names = keys.stream()
                .map(key -> ViewSql.identifier(key.name()))
                .collect(Collectors.joining(", ", "(" + ViewSql.identifier(POSITION) + ", ", ")"));
        return "SELECT " + ViewSql.identifier(POSITION) + " FROM (VALUES " + String.join(", ", rows)
                + ") AS \"partitions\"" + names + " WHERE " + use.partitions().sql();
    }

    private static String value(TableShape shape, ShapeColumn column, Partition partition) {
        String text = PartitionValues.text(column, partition)
                .orElseThrow(() -> new IllegalStateException(column.name() + " is no partition of " + shape.id()));
        return column.type() instanceof ColumnType.Text
                ? ViewSql.literal(text)
                : "CAST(" + ViewSql.literal(text) + " AS " + ViewSql.typeName(column.type()) + ")";
    }
}
