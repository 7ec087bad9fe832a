package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.MapOf;
import io.coldtrail.sql.SqlType.Simple;
import io.trino.grammar.sql.SqlBaseParser.ExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.FilterContext;
import io.trino.grammar.sql.SqlBaseParser.OverContext;
import io.trino.grammar.sql.SqlBaseParser.SortItemContext;
import java.util.List;

/** Keys of ORDER BY and GROUP BY, and FILTER. NULLs come last in both engines. */
final class SortRules {
    private SortRules() {}

    static void sortItems(List<SortItemContext> items, Splice text, Scope scope, Translating query) {
        for (SortItemContext item : items) {
            text.replace(item.expression(), sortKey(item.expression(), scope, query));
        }
    }

    static String sortKey(ExpressionContext node, Scope scope, Translating query) {
        Typed key = query.expression(node, scope);
        requireOrderable(node, key.type());
        return key.sql();
    }

    static String groupKey(ExpressionContext node, Scope scope, Translating query) {
        Typed key = query.expression(node, scope);
        requireComparable(node, "a GROUP BY", key.type());
        return key.sql();
    }

    static String partitionKey(ExpressionContext node, Scope scope, Translating query) {
        Typed key = query.expression(node, scope);
        requireComparable(node, "a PARTITION BY", key.type());
        return key.sql();
    }

    static void requireOrderable(ExpressionContext node, SqlType type) {
        if (type instanceof MapOf || type == Simple.JSON) {
            throw SqlProblems.type(
                    node, type.athenaName() + " has no order", "Order by an element of it, or by a text made of it.");
        }
        if (!NestedComparisons.isOrdered(type)) {
            throw SqlProblems.refused(
                    node, "an ORDER BY of " + type.athenaName(), "Name one of its fields or elements.");
        }
    }

    /** Refuses values whose sameness DuckDB sees in another way: maps go by the order of their keys there. */
    static void requireComparable(ExpressionContext node, String clause, SqlType type) {
        if (MapSameness.hasMap(type)) {
            throw SqlProblems.refused(node, clause + " of " + type.athenaName(), "Name one of its fields or elements.");
        }
    }

    /** The keys of an ORDER BY, each with its direction. */
    static List<String> keys(List<SortItemContext> items, Scope scope, Translating query) {
        return items.stream()
                .map(item -> Splice.of(item)
                        .replace(item.expression(), sortKey(item.expression(), scope, query))
                        .text())
                .toList();
    }

    /** Whether a window says itself in which order it takes its rows; one that is named elsewhere may. */
    static boolean isOrdered(OverContext node) {
        return node.windowSpecification() == null
                || node.windowSpecification().existingWindowName != null
                || !node.windowSpecification().sortItem().isEmpty();
    }

    /** The condition of FILTER. */
    static String condition(FilterContext node, Scope scope, Translating query) {
        return query.expression(node.booleanExpression(), scope, Simple.BOOLEAN, "the condition")
                .sql();
    }

    static String filter(FilterContext node, Scope scope, Translating query) {
        return Splice.of(node)
                .replace(node.booleanExpression(), condition(node, scope, query))
                .text();
    }
}
