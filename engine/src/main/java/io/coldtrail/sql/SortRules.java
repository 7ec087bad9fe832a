package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.Simple;
import io.trino.grammar.sql.SqlBaseParser.BoundedFrameContext;
import io.trino.grammar.sql.SqlBaseParser.ExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.FilterContext;
import io.trino.grammar.sql.SqlBaseParser.FrameBoundContext;
import io.trino.grammar.sql.SqlBaseParser.OverContext;
import io.trino.grammar.sql.SqlBaseParser.SortItemContext;
import io.trino.grammar.sql.SqlBaseParser.WindowFrameContext;
import io.trino.grammar.sql.SqlBaseParser.WindowSpecificationContext;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;

/** ORDER BY within calls and windows, FILTER and OVER. NULLs come last in both engines. */
final class SortRules {
    private SortRules() {}

    static void sortItems(List<SortItemContext> items, Splice text, Scope scope, Translating query) {
        for (SortItemContext item : items) {
            text.replace(item.expression(), sortKey(item.expression(), scope, query));
        }
    }

    static String sortKey(ExpressionContext node, Scope scope, Translating query) {
        return scalar("an ORDER BY", node, scope, query);
    }

    static String groupKey(ExpressionContext node, Scope scope, Translating query) {
        return scalar("a GROUP BY", node, scope, query);
    }

    private static String scalar(String clause, ExpressionContext node, Scope scope, Translating query) {
        Typed key = query.expression(node, scope);
        if (!Types.isScalar(key.type()) && !NestedComparisons.isOrdered(key.type())) {
            throw SqlProblems.refused(
                    node, clause + " of " + key.type().athenaName(), "Name one of its fields or elements.");
        }
        return key.sql();
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

    static String over(OverContext node, Scope scope, Translating query) {
        if (node.windowSpecification() == null) {
            return Splice.of(node)
                    .replace(node.windowName, Identifiers.render(node.windowName))
                    .text();
        }
        Splice text = Splice.of(node);
        window(node.windowSpecification(), text, scope, query);
        return text.text();
    }

    static void window(WindowSpecificationContext node, Splice text, Scope scope, Translating query) {
        if (node.existingWindowName != null) {
            text.replace(node.existingWindowName, Identifiers.render(node.existingWindowName));
        }
        for (ExpressionContext key : node.partition) {
            text.replace(key, sortKey(key, scope, query));
        }
        sortItems(node.sortItem(), text, scope, query);
        if (node.windowFrame() != null) {
            frame(node.windowFrame(), node);
        }
    }

    private static void frame(WindowFrameContext node, ParserRuleContext window) {
        if (node.getChildCount() != 1) {
            throw SqlProblems.refused(node, "row patterns in a window", "They are not supported yet.");
        }
        for (FrameBoundContext bound : node.frameExtent().frameBound()) {
            if (bound instanceof BoundedFrameContext bounded
                    && !bounded.expression().getText().matches("\\d+")) {
                throw SqlProblems.refused(
                        window, "this window frame", "Bounds are whole numbers, CURRENT ROW or UNBOUNDED.");
            }
        }
    }
}
