package io.coldtrail.sql;

import io.trino.grammar.sql.SqlBaseParser.CubeContext;
import io.trino.grammar.sql.SqlBaseParser.ExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.GroupByContext;
import io.trino.grammar.sql.SqlBaseParser.GroupingElementContext;
import io.trino.grammar.sql.SqlBaseParser.GroupingSetContext;
import io.trino.grammar.sql.SqlBaseParser.MultipleGroupingSetsContext;
import io.trino.grammar.sql.SqlBaseParser.RollupContext;
import io.trino.grammar.sql.SqlBaseParser.SingleGroupingSetContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** GROUP BY DISTINCT, which DuckDB does not know: all grouping sets written out, each of them once. */
final class GroupingSets {
    /** As many as Athena allows. */
    private static final int MAX_SETS = 2048;

    private GroupingSets() {}

    /** A set: the SQL of its expressions by their {@linkplain Sameness keys}. */
    private record Keys(Map<String, String> expressions) {
        Keys with(Keys other) {
            Map<String, String> both = new LinkedHashMap<>(expressions);
            both.putAll(other.expressions);
            return new Keys(both);
        }

        String identity() {
            return String.join("|", new TreeSet<>(expressions.keySet()));
        }

        String sql() {
            return expressions.values().stream().collect(Collectors.joining(", ", "(", ")"));
        }
    }

    static String distinct(GroupByContext node, Scope scope, Translating query) {
        List<Keys> sets = List.of(new Keys(Map.of()));
        for (GroupingElementContext element : node.groupingElement()) {
            List<Keys> product = new ArrayList<>();
            List<Keys> own = sets(element, scope, query);
            for (Keys left : sets) {
                own.forEach(right -> product.add(left.with(right)));
            }
            if (product.size() > MAX_SETS) {
                throw SqlProblems.type(node, "more than " + MAX_SETS + " grouping sets", "Name fewer columns.");
            }
            sets = product;
        }
        Map<String, Keys> distinct = new LinkedHashMap<>();
        sets.forEach(set -> distinct.putIfAbsent(set.identity(), set));
        return "GROUPING SETS " + distinct.values().stream().map(Keys::sql).collect(Collectors.joining(", ", "(", ")"));
    }

    private static List<Keys> sets(GroupingElementContext element, Scope scope, Translating query) {
        if (element instanceof SingleGroupingSetContext single) {
            return List.of(keys(single.groupingSet(), scope, query));
        }
        if (element instanceof MultipleGroupingSetsContext multiple) {
            return multiple.groupingSet().stream()
                    .map(set -> keys(set, scope, query))
                    .toList();
        }
        if (element instanceof RollupContext rollup) {
            List<Keys> prefixes = new ArrayList<>(List.of(new Keys(Map.of())));
            rollup.groupingSet().forEach(set -> prefixes.add(0, prefixes.get(0).with(keys(set, scope, query))));
            return prefixes;
        }
        return subsets(((CubeContext) element).groupingSet(), scope, query);
    }

    private static List<Keys> subsets(Collection<GroupingSetContext> sets, Scope scope, Translating query) {
        List<Keys> subsets = new ArrayList<>(List.of(new Keys(Map.of())));
        for (GroupingSetContext set : sets) {
            if (subsets.size() > MAX_SETS) {
                throw SqlProblems.type(set, "more than " + MAX_SETS + " grouping sets", "Name fewer columns.");
            }
            for (Keys subset : List.copyOf(subsets)) {
                subsets.add(subset.with(keys(set, scope, query)));
            }
        }
        return subsets;
    }

    private static Keys keys(GroupingSetContext set, Scope scope, Translating query) {
        Map<String, String> keys = new LinkedHashMap<>();
        for (ExpressionContext expression : set.expression()) {
            if (OrderRules.isOrdinal(expression)) {
                throw SqlProblems.refused(
                        expression, "a number in GROUP BY DISTINCT", "Write the expression that it stands for.");
            }
            keys.put(
                    Sameness.key(expression, scope),
                    query.expression(expression, scope).sql());
        }
        return new Keys(keys);
    }
}
