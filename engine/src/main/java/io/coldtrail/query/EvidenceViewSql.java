package io.coldtrail.query;

import io.coldtrail.query.SessionOptions.Events;
import io.coldtrail.schema.ShapeColumn;
import io.coldtrail.sql.TableUse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The DuckDB statements that show rows of a temporary table under a table's name and shape, to one connection. Visible
 * columns that a query does not use are not there, so that DuckDB would refuse them rather than take them for NULL.
 */
final class EvidenceViewSql {
    private EvidenceViewSql() {}

    /**
     * The statements for one table, to be run in order.
     *
     * @param uses all references of the query to it
     * @param loaded the name of the temporary table
     * @param events distinct ones only where the table holds the column that tells
     */
    static List<String> of(CaseTable table, List<TableUse> uses, String loaded, Events events) {
        Set<String> used = new HashSet<>();
        uses.forEach(use -> used.addAll(use.columns()));
        List<String> expressions = new ArrayList<>();
        List<String> visible = new ArrayList<>();
        Set<String> names =
                table.shape().visible().stream().map(ShapeColumn::name).collect(Collectors.toSet());
        table.shape().all().forEach(column -> {
            if (used.contains(column.name())) {
                expressions.add(expression(column, table) + " AS " + ViewSql.identifier(column.name()));
            } else if (!names.contains(column.name())) {
                // A star leaves out all hidden columns by name.
                expressions.add(
                        "NULL::" + ViewSql.typeName(column.type()) + " AS " + ViewSql.identifier(column.name()));
            }
            if (used.contains(column.name()) && names.contains(column.name())) {
                visible.add(ViewSql.identifier(column.name()));
            }
        });
        String all = ViewSql.identifier(table.name() + ViewSql.ALL_SUFFIX);
        String columns = visible.isEmpty() ? "true AS \"present\"" : String.join(", ", visible);
        return List.of(
                "CREATE TEMP VIEW " + all + " AS SELECT " + String.join(", ", expressions) + " FROM "
                        + ViewSql.identifier(loaded) + account(table.account())
                        + (events == Events.DISTINCT ? DistinctEvents.ONLY_FIRST_ROWS : ""),
                "CREATE TEMP VIEW " + ViewSql.identifier(table.name()) + " AS SELECT " + columns + " FROM " + all);
    }

    private static String expression(ShapeColumn column, CaseTable table) {
        if (column.origin() instanceof ShapeColumn.Stored stored) {
            return ViewSql.identifier(stored.column());
        }
        if (column.origin() instanceof ShapeColumn.Key key) {
            return ViewSql.identifier(key.key());
        }
        return ViewSql.day(column, table.shape().table(), ViewSql::identifier);
    }

    static String account(Optional<String> account) {
        return account.map(id -> " WHERE \"account\" = " + ViewSql.literal(id)).orElse("");
    }
}
