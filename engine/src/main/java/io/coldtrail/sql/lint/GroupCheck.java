package io.coldtrail.sql.lint;

import io.coldtrail.sql.NamedColumn;
import io.coldtrail.sql.Reading;
import io.trino.grammar.sql.SqlBaseParser.ExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.FunctionCallContext;
import io.trino.grammar.sql.SqlBaseParser.GroupByContext;
import io.trino.grammar.sql.SqlBaseParser.QueryContext;
import io.trino.grammar.sql.SqlBaseParser.QuerySpecificationContext;
import io.trino.grammar.sql.SqlBaseParser.SelectItemContext;
import io.trino.grammar.sql.SqlBaseParser.SelectSingleContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/** Columns beside aggregates that are not grouped by, and HAVING without groups. */
final class GroupCheck implements Query.Check {
    @Override
    public void check(Query query) {
        for (QuerySpecificationContext select : query.nodes().all(QuerySpecificationContext.class)) {
            boolean aggregates = hasAggregate(select.having);
            for (SelectItemContext item : select.selectItem()) {
                aggregates |= hasAggregate(item);
            }
            if (select.groupBy() == null && select.having != null) {
                having(query, select);
            }
            if (aggregates || select.groupBy() != null) {
                ungrouped(query, select);
            }
        }
    }

    private static void having(Query query, QuerySpecificationContext select) {
        boolean plain = !hasAggregate(select.having);
        int start = query.nodes().start(select.HAVING().getSymbol());
        int end = query.nodes().end(select.HAVING().getSymbol());
        String message = "HAVING without GROUP BY is a condition on all rows as one group";
        if (plain) {
            String word = select.where == null ? "where" : "and";
            query.judged()
                    .mend(
                            LintCode.HAVING_WITHOUT_GROUP_BY,
                            start,
                            end,
                            word,
                            message,
                            "Write `" + word + "` in its place.");
        } else {
            query.judged()
                    .find(
                            LintCode.HAVING_WITHOUT_GROUP_BY,
                            start,
                            end,
                            message,
                            "Add GROUP BY before it, if groups are meant.");
        }
    }

    private static void ungrouped(Query query, QuerySpecificationContext select) {
        Nodes nodes = query.nodes();
        GroupByContext groups = select.groupBy();
        Set<String> grouped = new HashSet<>();
        if (groups != null) {
            if (!groups.getText().matches("(?is).*(rollup|cube|sets|\\bauto\\b).*")) {
                Nodes.all(groups, ExpressionContext.class).forEach(key -> {
                    grouped.add(normal(nodes.text(key)));
                    query.reading().column(Nodes.bare(key)).ifPresent(column -> grouped.add(key(column)));
                    ordinal(select, nodes.text(key)).ifPresent(item -> grouped.add(normal(nodes.text(item))));
                });
            } else {
                return;
            }
        }
        List<SelectSingleContext> missing = new ArrayList<>();
        for (SelectItemContext item : select.selectItem()) {
            if (item instanceof SelectSingleContext single && isLoose(query, single.expression(), grouped)) {
                missing.add(single);
            }
        }
        if (missing.isEmpty() || missing.stream().anyMatch(GroupCheck::hasAggregate)) {
            missing.stream()
                    .filter(GroupCheck::hasAggregate)
                    .forEach(item -> query.judged()
                            .find(
                                    LintCode.MISSING_GROUP_BY,
                                    nodes.start(item),
                                    nodes.end(item),
                                    message(nodes, item),
                                    "Group by its columns."));
            return;
        }
        List<String> keys = missing.stream()
                .map(item -> nodes.text(item.expression()))
                .distinct()
                .toList();
        Mending mending = groups != null
                ? Mending.insert(nodes.end(groups), ", " + String.join(", ", keys))
                : Mending.insert(place(nodes, select), clause(nodes, select, keys));
        for (int i = 0; i < missing.size(); i++) {
            SelectSingleContext item = missing.get(i);
            String remedy = "Add `" + Shown.cut("group by " + String.join(", ", keys)) + "`.";
            if (i == 0) {
                query.judged()
                        .mend(
                                LintCode.MISSING_GROUP_BY,
                                nodes.start(item),
                                nodes.end(item),
                                mending,
                                message(nodes, item),
                                remedy);
            } else {
                query.judged()
                        .find(
                                LintCode.MISSING_GROUP_BY,
                                nodes.start(item),
                                nodes.end(item),
                                message(nodes, item),
                                remedy);
            }
        }
    }

    private static String message(Nodes nodes, SelectSingleContext item) {
        return Shown.cut(nodes.text(item.expression())) + " is neither an aggregate nor in GROUP BY";
    }

    private static String clause(Nodes nodes, QuerySpecificationContext select, List<String> keys) {
        String sql = nodes.sql();
        boolean lines = sql.substring(nodes.start(select), nodes.end(select)).contains("\n");
        boolean upper = select.SELECT().getText().equals("SELECT");
        return (lines ? "\n" : " ") + (upper ? "GROUP BY " : "group by ") + String.join(", ", keys);
    }

    private static int place(Nodes nodes, QuerySpecificationContext select) {
        if (select.where != null) {
            return nodes.end(select.where);
        }
        return select.relation().isEmpty()
                ? nodes.end(select.selectItem(select.selectItem().size() - 1))
                : nodes.end(select.relation(select.relation().size() - 1));
    }

    private static Optional<ParserRuleContext> ordinal(QuerySpecificationContext select, String key) {
        if (!key.matches("\\d{1,4}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(key);
        return number >= 1
                        && number <= select.selectItem().size()
                        && select.selectItem(number - 1) instanceof SelectSingleContext single
                ? Optional.of(single.expression())
                : Optional.empty();
    }

    /** Whether an expression has a column outside of aggregates that no group key covers. */
    private static boolean isLoose(Query query, ParserRuleContext expression, Set<String> grouped) {
        if (expression.getStop() != null
                && grouped.contains(normal(query.nodes().text(expression)))) {
            return false;
        }
        if (expression instanceof QueryContext
                || (expression instanceof FunctionCallContext call && isCovering(call))) {
            return false;
        }
        Optional<NamedColumn> column = query.reading().column(expression);
        if (column.isPresent()) {
            return !isGrouped(column.get(), grouped);
        }
        for (int i = 0; i < expression.getChildCount(); i++) {
            ParseTree child = expression.getChild(i);
            if (child instanceof ParserRuleContext node && isLoose(query, node, grouped)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCovering(FunctionCallContext call) {
        return call.over() != null || Reading.isAggregate(call);
    }

    private static boolean isGrouped(NamedColumn column, Set<String> grouped) {
        String key = key(column);
        for (int end = key.length(); end > 0; end = key.lastIndexOf('.', end - 1)) {
            if (grouped.contains(key.substring(0, end))) {
                return true;
            }
        }
        return false;
    }

    private static String key(NamedColumn column) {
        return column.reference() + " " + column.path();
    }

    private static boolean hasAggregate(@Nullable ParserRuleContext node) {
        return node != null
                && Nodes.all(node, FunctionCallContext.class).stream()
                        .anyMatch(call -> Reading.isAggregate(call)
                                && Nodes.around(call, QuerySpecificationContext.class)
                                        == Nodes.around(node, QuerySpecificationContext.class));
    }

    private static String normal(String expression) {
        return expression.replaceAll("\\s+|\"", "").toLowerCase(Locale.ROOT);
    }
}
