package io.coldtrail.sql;

import io.coldtrail.sql.Gatherings.Gathering;
import io.coldtrail.sql.Selection.Output;
import io.trino.grammar.sql.SqlBaseParser.ExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.GroupByContext;
import io.trino.grammar.sql.SqlBaseParser.QuerySpecificationContext;
import io.trino.grammar.sql.SqlBaseParser.SingleGroupingSetContext;
import io.trino.grammar.sql.SqlBaseParser.SortItemContext;
import io.trino.grammar.sql.SqlBaseParser.WindowDefinitionContext;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/** GROUP BY, and what a query that groups or aggregates may show. */
final class GroupRules {
    private static final Set<Gathering> GATHERED = EnumSet.of(Gathering.AGGREGATE, Gathering.GROUPING);

    private GroupRules() {}

    /**
     * Translates GROUP BY, and holds the other clauses against it. That of ORDER BY is looked at by its own rules.
     *
     * @return what the query groups by; empty where it shows single rows
     */
    static Optional<Grouping> group(
            QuerySpecificationContext node,
            List<Output> outputs,
            List<SortItemContext> order,
            Splice text,
            Scope scope,
            Translating query) {
        Set<String> keys = new HashSet<>();
        if (node.groupBy() != null) {
            keys(node.groupBy(), outputs, keys, text, scope, query);
        } else if (node.having == null && !gathers(node, order, query)) {
            return Optional.empty();
        }
        Grouping grouping = new Grouping(keys, scope, query);
        for (Output output : outputs) {
            if (output.expression() == null) {
                grouping.requireGrouped(node.selectItem(0), output.field(), output.key());
            } else {
                grouping.require(output.expression(), scope);
            }
        }
        if (node.having != null) {
            grouping.require(node.having, scope);
        }
        for (WindowDefinitionContext window : node.windowDefinition()) {
            grouping.require(window.windowSpecification(), scope);
        }
        return Optional.of(grouping);
    }

    private static boolean gathers(QuerySpecificationContext node, List<SortItemContext> order, Translating query) {
        for (List<? extends ParserRuleContext> clause : List.of(node.selectItem(), order, node.windowDefinition())) {
            for (ParserRuleContext item : clause) {
                Optional<ParserRuleContext> found = Gatherings.first(item, GATHERED, query);
                if (found.isPresent()) {
                    Gatherings.refuse(item, EnumSet.of(Gathering.GROUPING), "a query without GROUP BY", query);
                    return true;
                }
            }
        }
        return false;
    }

    private static void keys(
            GroupByContext node, List<Output> outputs, Set<String> keys, Splice text, Scope scope, Translating query) {
        keys(node, SingleOrSets.SETS, outputs, keys, text, scope, query);
        if (node.setQuantifier() != null && node.setQuantifier().DISTINCT() != null) {
            text.replace(node, GroupingSets.distinct(node, scope, query));
        } else if (node.setQuantifier() != null) {
            text.replace(node.setQuantifier(), "");
        }
    }

    /** Whether an expression stands by itself in GROUP BY, or within ROLLUP, CUBE and GROUPING SETS. */
    private enum SingleOrSets {
        SINGLE,
        SETS
    }

    /** Translates every outermost expression below a node. */
    private static void keys(
            ParseTree node,
            SingleOrSets place,
            List<Output> outputs,
            Set<String> keys,
            Splice text,
            Scope scope,
            Translating query) {
        for (int i = 0; i < node.getChildCount(); i++) {
            ParseTree child = node.getChild(i);
            if (child instanceof ExpressionContext expression) {
                key(expression, place, outputs, keys, text, scope, query);
            } else {
                boolean single = place == SingleOrSets.SINGLE || child instanceof SingleGroupingSetContext;
                keys(child, single ? SingleOrSets.SINGLE : place, outputs, keys, text, scope, query);
            }
        }
    }

    private static void key(
            ExpressionContext expression,
            SingleOrSets place,
            List<Output> outputs,
            Set<String> keys,
            Splice text,
            Scope scope,
            Translating query) {
        Gatherings.refuse(expression, Gatherings.ALL, "GROUP BY", query);
        if (place == SingleOrSets.SINGLE && OrderRules.isOrdinal(expression)) {
            Output output = outputs.get(OrderRules.ordinal(expression, "GROUP BY", outputs.size()));
            if (output.expression() != null) {
                Gatherings.refuse(output.expression(), Gatherings.ALL, "GROUP BY", query);
            }
            SortRules.requireComparable(expression, "a GROUP BY", output.field().type());
            query.read(output.field(), List.of());
            keys.add(output.key());
            return;
        }
        if (place == SingleOrSets.SETS
                && Sameness.parts(OrderRules.bare(expression)).isEmpty()) {
            throw SqlProblems.type(
                    expression,
                    "ROLLUP, CUBE and GROUPING SETS take columns, and this is none",
                    "Compute it in a WITH query first, and name its column here.");
        }
        text.replace(expression, SortRules.groupKey(expression, scope, query));
        keys.add(Sameness.key(expression, scope));
    }
}
