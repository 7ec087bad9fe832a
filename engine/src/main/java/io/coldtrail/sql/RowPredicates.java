package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.Simple;
import io.trino.grammar.sql.SqlBaseParser.AndContext;
import io.trino.grammar.sql.SqlBaseParser.ComparisonContext;
import io.trino.grammar.sql.SqlBaseParser.ExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.InListContext;
import io.trino.grammar.sql.SqlBaseParser.InSubqueryContext;
import io.trino.grammar.sql.SqlBaseParser.OrContext;
import io.trino.grammar.sql.SqlBaseParser.ParenthesizedExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.PredicateContext;
import io.trino.grammar.sql.SqlBaseParser.PredicatedContext;
import io.trino.grammar.sql.SqlBaseParser.QuerySpecificationContext;
import io.trino.grammar.sql.SqlBaseParser.RowConstructorContext;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/**
 * Conditions on rows that are written out, {@code (a, b) = (1, 2)}: field by field, because a NULL in a row leaves the
 * answer open in Athena and not in DuckDB.
 */
final class RowPredicates {
    private RowPredicates() {}

    static boolean isRow(ParseTree node) {
        return bare(node) instanceof RowConstructorContext row
                && row.expression().size() > 1;
    }

    private static ParseTree bare(ParseTree node) {
        ParseTree bare = node;
        while (!(bare instanceof RowConstructorContext) && bare.getChildCount() == 1) {
            bare = bare.getChild(0);
        }
        return bare;
    }

    static Typed predicated(PredicatedContext node, Scope scope, Translating query) {
        List<Typed> row = cells(node.valueExpression(), scope, query);
        PredicateContext predicate = node.predicate();
        if (predicate instanceof ComparisonContext comparison && isRow(comparison.right)) {
            String operator = comparison.comparisonOperator().getText();
            String equal = equal(comparison.right, row, scope, query);
            if (operator.equals("=")) {
                return new Typed("(" + equal + ")", Simple.BOOLEAN);
            }
            if (operator.equals("<>") || operator.equals("!=")) {
                return new Typed("(NOT (" + equal + "))", Simple.BOOLEAN);
            }
        }
        if (predicate instanceof InListContext list
                && list.expression().stream().allMatch(RowPredicates::isRow)) {
            List<String> any = new ArrayList<>();
            for (ExpressionContext item : list.expression()) {
                any.add("(" + equal(item, row, scope, query) + ")");
            }
            return new Typed(
                    (list.NOT() == null ? "(" : "(NOT (")
                            + String.join(" OR ", any)
                            + (list.NOT() == null ? ")" : "))"),
                    Simple.BOOLEAN);
        }
        if (predicate instanceof InSubqueryContext in) {
            return in(node, in, row, scope, query);
        }
        throw SqlProblems.refused(
                predicate, "this condition on a row", "Compare its fields one by one, joined by AND and OR.");
    }

    private static Typed in(
            PredicatedContext node, InSubqueryContext in, List<Typed> row, Scope scope, Translating query) {
        Query inner = QueryRules.query(in.query(), scope, query);
        if (inner.fields().size() != row.size()) {
            throw SqlProblems.type(
                    in.query(),
                    "the row has " + row.size() + " fields and the query "
                            + inner.fields().size() + " columns",
                    "They must have the same number.");
        }
        List<String> names = new ArrayList<>();
        List<String> equal = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            PredicateRules.comparable(
                    in.query(), row.get(i).type(), inner.fields().get(i).type());
            names.add("\"$" + i + "\"");
            equal.add(row.get(i).sql() + " = \"$rows\".\"$" + i + "\"");
        }
        String all = String.join(" AND ", equal);
        String rows = "FROM (" + inner.sql() + ") AS \"$rows\"(" + String.join(", ", names) + ")";
        String found = "EXISTS (SELECT 1 " + rows + " WHERE " + all + ")";
        if (in.NOT() == null && onlyTrueCounts(node)) {
            return new Typed(found, Simple.BOOLEAN);
        }
        String value = "CASE WHEN " + found + " THEN true WHEN EXISTS (SELECT 1 " + rows + " WHERE (" + all
                + ") IS NULL) THEN NULL ELSE false END";
        return new Typed(in.NOT() == null ? "(" + value + ")" : "(NOT (" + value + "))", Simple.BOOLEAN);
    }

    /** Whether a condition decides over rows, so that false and NULL are the same to it. */
    private static boolean onlyTrueCounts(PredicatedContext node) {
        RuleContext child = node;
        for (RuleContext above = node.getParent(); above != null; above = above.getParent()) {
            if (above instanceof QuerySpecificationContext select) {
                return select.where == child;
            }
            boolean keeps = above instanceof AndContext
                    || above instanceof OrContext
                    || above instanceof ParenthesizedExpressionContext
                    || above.getChildCount() == 1;
            if (!keeps) {
                return false;
            }
            child = above;
        }
        return false;
    }

    private static String equal(ParserRuleContext node, List<Typed> row, Scope scope, Translating query) {
        List<Typed> other = cells(node, scope, query);
        if (other.size() != row.size()) {
            throw SqlProblems.type(
                    node,
                    "a row of " + row.size() + " fields cannot be compared with one of " + other.size(),
                    "Rows that are compared are alike.");
        }
        List<String> equal = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            PredicateRules.comparable(node, row.get(i).type(), other.get(i).type());
            equal.add(row.get(i).sql() + " = " + other.get(i).sql());
        }
        return String.join(" AND ", equal);
    }

    private static List<Typed> cells(ParseTree node, Scope scope, Translating query) {
        return ((RowConstructorContext) bare(node))
                .expression().stream()
                        .map(cell -> query.expression(cell, scope))
                        .map(cell -> new Typed("(" + cell.sql() + ")", cell.type()))
                        .toList();
    }
}
