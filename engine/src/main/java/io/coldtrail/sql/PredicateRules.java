package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.RowOf;
import io.coldtrail.sql.SqlType.Simple;
import io.trino.grammar.sql.SqlBaseParser.BetweenContext;
import io.trino.grammar.sql.SqlBaseParser.ComparisonContext;
import io.trino.grammar.sql.SqlBaseParser.DistinctFromContext;
import io.trino.grammar.sql.SqlBaseParser.ExistsContext;
import io.trino.grammar.sql.SqlBaseParser.ExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.InListContext;
import io.trino.grammar.sql.SqlBaseParser.InSubqueryContext;
import io.trino.grammar.sql.SqlBaseParser.LikeContext;
import io.trino.grammar.sql.SqlBaseParser.NullPredicateContext;
import io.trino.grammar.sql.SqlBaseParser.PredicateContext;
import io.trino.grammar.sql.SqlBaseParser.PredicatedContext;
import io.trino.grammar.sql.SqlBaseParser.QuantifiedComparisonContext;
import io.trino.grammar.sql.SqlBaseParser.SubqueryExpressionContext;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.ParserRuleContext;

/** Comparisons, BETWEEN, IN, LIKE, IS NULL, and queries within expressions. */
final class PredicateRules {
    private PredicateRules() {}

    static Typed predicated(PredicatedContext node, Scope scope, Translating query) {
        PredicateContext predicate = node.predicate();
        Typed value = query.expression(node.valueExpression(), scope);
        if (predicate == null) {
            return value;
        }
        if (NestedComparisons.isNested(value.type()) && !(predicate instanceof NullPredicateContext)) {
            return NestedComparisons.translate(value, predicate, scope, query);
        }
        Splice text = Splice.of(node).replace(node.valueExpression(), value.sql());
        if (predicate instanceof ComparisonContext comparison) {
            if (comparison.comparisonOperator().EQ() == null
                    && comparison.comparisonOperator().NEQ() == null) {
                ordered(node, value.type());
            }
            Typed right = compared(comparison.right, value, text, scope, query);
            String sql = FloatComparisons.guarded(text.text(), comparison.comparisonOperator(), value, right);
            return new Typed(sql, Simple.BOOLEAN);
        } else if (predicate instanceof BetweenContext between) {
            ordered(node, value.type());
            compared(between.lower, value, text, scope, query);
            Typed upper = compared(between.upper, value, text, scope, query);
            if (between.NOT() == null) {
                return new Typed(FloatComparisons.between(text.text(), value, upper), Simple.BOOLEAN);
            }
        } else if (predicate instanceof DistinctFromContext distinct) {
            compared(distinct.right, value, text, scope, query);
        } else if (predicate instanceof InListContext list) {
            for (ExpressionContext item : list.expression()) {
                compared(item, value, text, scope, query);
            }
        } else if (predicate instanceof InSubqueryContext in) {
            Query inner = QueryRules.query(in.query(), scope, query);
            comparable(in.query(), value.type(), only(in.query(), inner, query));
            text.replace(in.query(), inner.sql());
        } else if (predicate instanceof QuantifiedComparisonContext quantified) {
            requireSound(quantified);
            Query inner = QueryRules.query(quantified.query(), scope, query);
            comparable(quantified.query(), value.type(), only(quantified.query(), inner, query));
            text.replace(quantified.query(), inner.sql());
            if (quantified.comparisonQuantifier().SOME() != null) {
                text.replace(quantified.comparisonQuantifier(), "ANY");
            }
        } else if (predicate instanceof LikeContext like) {
            return like(like, value, node, text, scope, query);
        } else if (!(predicate instanceof NullPredicateContext)) {
            throw SqlProblems.refused(
                    predicate, "the condition " + ExpressionRules.construct(predicate), "It is not supported yet.");
        }
        return new Typed(text.text(), Simple.BOOLEAN);
    }

    /** Refuses the two that Athena reduces to the smallest and the largest value, and so answers in its own way. */
    private static void requireSound(QuantifiedComparisonContext node) {
        String operator = node.comparisonOperator().getText();
        boolean all = node.comparisonQuantifier().ALL() != null;
        if (all ? operator.equals("=") : operator.equals("<>") || operator.equals("!=")) {
            throw SqlProblems.refused(
                    node,
                    operator + " " + node.comparisonQuantifier().getText().toUpperCase(Locale.ROOT),
                    all ? "Write NOT EXISTS (… WHERE y <> x)." : "Write EXISTS (… WHERE y <> x).");
        }
    }

    private static Typed like(
            LikeContext like, Typed value, PredicatedContext node, Splice text, Scope scope, Translating query) {
        if (value.type() != Simple.VARCHAR && value.type() != Simple.UNKNOWN) {
            throw SqlProblems.type(
                    node,
                    "LIKE is for texts and this is " + value.type().athenaName(),
                    "Use CAST(… AS varchar), or compare with =.");
        }
        String pattern = query.expression(like.pattern, scope, Simple.VARCHAR, "the pattern")
                .sql();
        if (like.escape != null && !like.escape.getText().matches("'(''|[^'])'")) {
            String escape = query.expression(like.escape, scope, Simple.VARCHAR, "the ESCAPE")
                    .sql();
            String call = "like_escape(" + value.sql() + ", " + pattern + ", " + escape + ")";
            return new Typed(like.NOT() == null ? call : "NOT " + call, Simple.BOOLEAN);
        }
        return new Typed(text.replace(like.pattern, pattern).text(), Simple.BOOLEAN);
    }

    private static Typed compared(ParserRuleContext node, Typed other, Splice text, Scope scope, Translating query) {
        Typed value = query.expression(node, scope);
        comparable(node, other.type(), value.type());
        text.replace(node, value.sql());
        return value;
    }

    /** Refuses what Athena would not compare, and what it would compare in its own way. */
    static void comparable(ParserRuleContext node, SqlType left, SqlType right) {
        if (!Types.meet(left, right)) {
            throw SqlProblems.type(
                    node,
                    left.athenaName() + " cannot be compared with " + right.athenaName(),
                    left == Simple.VARCHAR && Types.isNumber(right)
                            ? "Put the value in single quotes, or use CAST on the column."
                            : "Use CAST, or for a day DATE 'yyyy-mm-dd'.");
        }
        if (left == Simple.JSON || right == Simple.JSON) {
            return;
        }
        if (!Types.isScalar(left) || !Types.isScalar(right)) {
            throw SqlProblems.refused(
                    node,
                    "a comparison of " + left.athenaName(),
                    left instanceof RowOf ? "Compare its fields." : "It is not supported yet.");
        }
    }

    /** Refuses what Athena compares with {@code =} only. */
    static void ordered(ParserRuleContext node, SqlType type) {
        if (type == Simple.JSON) {
            throw SqlProblems.type(node, "json values have no order", "Compare what json_extract_scalar gives.");
        }
    }

    static Typed exists(ExistsContext node, Scope scope, Translating query) {
        Query inner = QueryRules.query(node.query(), scope, query);
        return new Typed(Splice.of(node).replace(node.query(), inner.sql()).text(), Simple.BOOLEAN);
    }

    static Typed subquery(SubqueryExpressionContext node, Scope scope, Translating query) {
        Query inner = QueryRules.query(node.query(), scope, query);
        return new Typed(Splice.of(node).replace(node.query(), inner.sql()).text(), only(node, inner, query));
    }

    private static SqlType only(ParserRuleContext node, Query inner, Translating query) {
        if (inner.fields().size() != 1) {
            throw SqlProblems.type(
                    node,
                    "a query in this place has one column and this one "
                            + inner.fields().size(),
                    "Name the column that is meant.");
        }
        query.read(inner.fields().get(0), List.of());
        return inner.fields().get(0).type();
    }
}
