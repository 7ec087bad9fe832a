package io.coldtrail.sql;

import io.coldtrail.sql.Selection.Duplicates;
import io.coldtrail.sql.Selection.Select;
import io.trino.grammar.sql.SqlBaseParser.AliasedRelationContext;
import io.trino.grammar.sql.SqlBaseParser.ArrayConstructorContext;
import io.trino.grammar.sql.SqlBaseParser.FunctionCallContext;
import io.trino.grammar.sql.SqlBaseParser.InListContext;
import io.trino.grammar.sql.SqlBaseParser.OverContext;
import io.trino.grammar.sql.SqlBaseParser.QueryContext;
import io.trino.grammar.sql.SqlBaseParser.QueryNoWithContext;
import io.trino.grammar.sql.SqlBaseParser.QueryPrimaryDefaultContext;
import io.trino.grammar.sql.SqlBaseParser.QuerySpecificationContext;
import io.trino.grammar.sql.SqlBaseParser.QueryTermDefaultContext;
import io.trino.grammar.sql.SqlBaseParser.RelationContext;
import io.trino.grammar.sql.SqlBaseParser.RootQueryContext;
import io.trino.grammar.sql.SqlBaseParser.TableNameContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/**
 * One order for what a query leaves open, so that a result has the same bytes in every run and on any number of threads.
 * DuckDB keeps rows in the order of the evidence where it only scans and filters; joins, groups and windows give theirs
 * in any order.
 */
final class StableOrder {
    /** From as many values on, DuckDB joins with a list instead of comparing one after the other. */
    private static final int JOINED_VALUES = 5;

    private StableOrder() {}

    /** Whether a SELECT without groups may give the rows of its sources in another order. */
    static boolean isOpen(QuerySpecificationContext node) {
        return node.selectItem().stream().anyMatch(StableOrder::isOpen) || (node.where != null && isOpen(node.where));
    }

    private static boolean isOpen(ParserRuleContext clause) {
        return any(
                clause,
                node -> node instanceof OverContext
                        || node instanceof QueryContext
                        || (node instanceof InListContext list
                                && list.expression().size() >= JOINED_VALUES)
                        || (node instanceof ArrayConstructorContext array
                                && array.expression().size() >= JOINED_VALUES));
    }

    static boolean hasWindow(List<? extends ParserRuleContext> clauses) {
        return clauses.stream().anyMatch(clause -> any(clause, OverContext.class::isInstance));
    }

    /** Whether any part of a query needs to know where rows come from, which only hidden columns tell. */
    static boolean needsProvenance(RootQueryContext root) {
        return any(
                        root,
                        node -> node instanceof FunctionCallContext call
                                && (WindowRules.takesKeys(call) || AggregateOrder.takesKeys(call)))
                || isScan(root.query().queryNoWith());
    }

    /** Whether the query shows rows of one table that are not in order by themselves. */
    private static boolean isScan(QueryNoWithContext node) {
        return node.sortItem().isEmpty()
                && node.queryTerm() instanceof QueryTermDefaultContext term
                && term.queryPrimary() instanceof QueryPrimaryDefaultContext primary
                && isTable(primary.querySpecification().relation())
                && primary.querySpecification().groupBy() == null
                && primary.querySpecification().setQuantifier() == null
                && isOpen(primary.querySpecification());
    }

    private static boolean isTable(List<RelationContext> relations) {
        if (relations.size() != 1) {
            return false;
        }
        ParseTree node = relations.get(0);
        while (!(node instanceof AliasedRelationContext) && node.getChildCount() == 1) {
            node = node.getChild(0);
        }
        return node instanceof AliasedRelationContext aliased && aliased.relationPrimary() instanceof TableNameContext;
    }

    /** Adds to an ORDER BY whatever it leaves open: the other columns of the result, or where its rows come from. */
    static void complete(
            QueryNoWithContext node, Selection body, OrderRules.Ordered ordered, Splice text, Translating query) {
        if (!node.sortItem().isEmpty()) {
            String rest = IntStream.range(0, body.query().fields().size())
                    .filter(column -> !ordered.columns().contains(column))
                    .mapToObj(column -> ", " + (column + 1))
                    .reduce("", String::concat);
            text.insertAfter(node.sortItem(node.sortItem().size() - 1), rest);
            return;
        }
        List<String> keys = new ArrayList<>();
        body.select()
                .filter(StableOrder::showsRows)
                .flatMap(select -> EvidenceOrder.ofTable(select.scope(), query))
                .ifPresent(keys::addAll);
        text.insertAfter(node.queryTerm(), " ORDER BY " + (keys.isEmpty() ? "ALL" : String.join(", ", keys)));
    }

    private static boolean showsRows(Select select) {
        return select.grouping().isEmpty() && select.duplicates() == Duplicates.KEPT;
    }

    private static boolean any(ParseTree root, Predicate<ParseTree> wanted) {
        Deque<ParseTree> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            ParseTree node = open.pop();
            if (wanted.test(node)) {
                return true;
            }
            for (int i = 0; i < node.getChildCount(); i++) {
                open.push(node.getChild(i));
            }
        }
        return false;
    }
}
