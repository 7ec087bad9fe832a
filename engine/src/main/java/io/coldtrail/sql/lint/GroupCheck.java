package io.coldtrail.sql.lint;

import io.coldtrail.sql.GrammarLevels;
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

/** Columns beside aggregates that are not grouped by, HAVING without groups, and aggregates in WHERE. */
final class GroupCheck {
    private final Nodes nodes;
    private final Reading reading;
    private final List<Repair> repairs = new ArrayList<>();

    private GroupCheck(Nodes nodes, Reading reading) {
        this.nodes = nodes;
        this.reading = reading;
    }

    static void check(Query query) {
        repairs(query.nodes(), query.reading()).stream()
                .filter(repair -> repair.code() != LintCode.MISSING_GROUP_BY
                        || !query.judged().isMasked())
                .forEach(query.judged()::mend);
    }

    /** All that is wrong with the groups of a query. */
    static List<Repair> repairs(Nodes nodes, Reading reading) {
        GroupCheck check = new GroupCheck(nodes, reading);
        nodes.all(QuerySpecificationContext.class).forEach(check::select);
        return check.repairs;
    }

    private void select(QuerySpecificationContext select) {
        boolean aggregates = hasAggregate(select.having);
        for (SelectItemContext item : select.selectItem()) {
            aggregates |= hasAggregate(item);
        }
        if (select.groupBy() == null && select.having != null) {
            having(select);
        }
        for (FunctionCallContext call : aggregates(select.where)) {
            add(
                    LintCode.AGGREGATE_IN_WHERE,
                    call,
                    List.of(),
                    Shown.cut(nodes.text(call)) + " is known for groups, and WHERE is about rows",
                    "Put the condition into HAVING, after GROUP BY.");
        }
        if (aggregates || select.groupBy() != null) {
            ungrouped(select);
        }
    }

    private void add(LintCode code, ParserRuleContext at, List<Mending> mendings, String message, String remedy) {
        repairs.add(new Repair(code, nodes.start(at), nodes.end(at), mendings, message, remedy));
    }

    private void having(QuerySpecificationContext select) {
        boolean plain = !hasAggregate(select.having);
        int start = nodes.start(select.HAVING().getSymbol());
        int end = nodes.end(select.HAVING().getSymbol());
        String word = select.where == null ? "where" : "and";
        repairs.add(new Repair(
                LintCode.HAVING_WITHOUT_GROUP_BY,
                start,
                end,
                plain ? List.of(new Mending(start, end, word)) : List.of(),
                "HAVING without GROUP BY is a condition on all rows as one group",
                plain ? "Write `" + word + "` in its place." : "Add GROUP BY before it, if groups are meant."));
    }

    private void ungrouped(QuerySpecificationContext select) {
        GroupByContext groups = select.groupBy();
        Set<String> grouped = new HashSet<>();
        if (groups != null) {
            if (groups.getText().matches("(?is).*(rollup|cube|sets|\\bauto\\b).*")) {
                return;
            }
            for (ExpressionContext key : Nodes.all(groups, ExpressionContext.class)) {
                grouped.add(normal(nodes.text(key)));
                reading.column(GrammarLevels.bare(key)).ifPresent(column -> grouped.add(key(column)));
                ordinal(select, nodes.text(key)).ifPresent(item -> grouped.add(normal(nodes.text(item))));
            }
        }
        List<SelectSingleContext> missing = new ArrayList<>();
        for (SelectItemContext item : select.selectItem()) {
            if (item instanceof SelectSingleContext single && isLoose(single.expression(), grouped)) {
                missing.add(single);
            }
        }
        boolean certain = missing.stream().noneMatch(GroupCheck::hasAggregate);
        List<String> keys = missing.stream()
                .map(item -> nodes.text(item.expression()))
                .distinct()
                .toList();
        String remedy = certain
                ? "Add `" + Shown.cut("group by " + String.join(", ", keys)) + "`."
                : "Group by the columns that stand beside aggregates.";
        for (SelectSingleContext item : missing) {
            boolean mends = certain && item == missing.get(0);
            Mending mending = groups != null
                    ? Mending.insert(nodes.end(groups), ", " + String.join(", ", keys))
                    : Mending.insert(place(nodes, select), clause(nodes, select, keys));
            add(
                    LintCode.MISSING_GROUP_BY,
                    item,
                    mends ? List.of(mending) : List.of(),
                    Shown.cut(nodes.text(item.expression())) + " is neither an aggregate nor in GROUP BY",
                    remedy);
        }
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
    private boolean isLoose(ParserRuleContext expression, Set<String> grouped) {
        if (expression.getStop() != null && grouped.contains(normal(nodes.text(expression)))) {
            return false;
        }
        if (expression instanceof QueryContext
                || (expression instanceof FunctionCallContext call && isCovering(call))) {
            return false;
        }
        Optional<NamedColumn> column = reading.column(expression);
        if (column.isPresent()) {
            return !isGrouped(column.get(), grouped);
        }
        for (int i = 0; i < expression.getChildCount(); i++) {
            ParseTree child = expression.getChild(i);
            if (child instanceof ParserRuleContext node && isLoose(node, grouped)) {
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
        return !aggregates(node).isEmpty();
    }

    /** The aggregates of a part of a query, without those of queries within it. */
    private static List<FunctionCallContext> aggregates(@Nullable ParserRuleContext node) {
        return node == null
                ? List.of()
                : Nodes.all(node, FunctionCallContext.class).stream()
                        .filter(Reading::isAggregate)
                        .filter(call -> Nodes.around(call, QuerySpecificationContext.class)
                                == Nodes.around(node, QuerySpecificationContext.class))
                        .toList();
    }

    private static String normal(String expression) {
        return expression.replaceAll("\\s+|\"", "").toLowerCase(Locale.ROOT);
    }
}
