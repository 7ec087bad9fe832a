package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.ArrayOf;
import io.coldtrail.sql.SqlType.MapOf;
import io.coldtrail.sql.SqlType.RowField;
import io.coldtrail.sql.SqlType.RowOf;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * Maps where duplicates are removed. To Athena two maps are the same when they hold the same, to DuckDB when they hold
 * it in the same order; so all of them are brought into one order first.
 */
final class MapSameness {
    /** Lambdas within lambdas. */
    private static final int MAX_DEPTH = 8;

    private MapSameness() {}

    static boolean hasMap(SqlType type) {
        if (type instanceof ArrayOf array) {
            return hasMap(array.element());
        }
        return type instanceof MapOf
                || (type instanceof RowOf row && row.fields().stream().anyMatch(field -> hasMap(field.type())));
    }

    /** The value with the entries of every map in it ordered by their keys. */
    static String ordered(ParserRuleContext node, Typed value) {
        return ordered(node, value.sql(), value.type(), 0);
    }

    private static String ordered(ParserRuleContext node, String sql, SqlType type, int depth) {
        if (!hasMap(type)) {
            return sql;
        }
        if (depth == MAX_DEPTH || (type instanceof MapOf map && !NestedComparisons.isOrdered(map.key()))) {
            throw SqlProblems.refused(
                    node, "removing duplicates of " + type.athenaName(), "Name one of its fields or elements.");
        }
        String element = "athena_m" + depth;
        if (type instanceof ArrayOf array) {
            return "list_transform(" + sql + ", lambda " + element + ": "
                    + ordered(node, element, array.element(), depth + 1) + ")";
        }
        if (type instanceof MapOf map) {
            String entries = "map_entries(" + sql + ")";
            if (hasMap(map.value())) {
                entries = "list_transform(" + entries + ", lambda " + element + ": {'key': " + element
                        + ".key, 'value': " + ordered(node, element + ".value", map.value(), depth + 1) + "})";
            }
            return "map_from_entries(list_sort(" + entries + "))";
        }
        return ofRow(node, sql, (RowOf) type, depth);
    }

    private static String ofRow(ParserRuleContext node, String sql, RowOf row, int depth) {
        List<String> fields = new ArrayList<>();
        for (RowField field : row.fields()) {
            fields.add(ordered(node, RowRules.at(sql, fields.size()), field.type(), depth + 1));
        }
        return "CASE WHEN (" + sql + ") IS NOT NULL THEN CAST(row(" + String.join(", ", fields) + ") AS "
                + DuckTypes.name(row) + ") END";
    }
}
