package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.Simple;
import io.coldtrail.sql.SqlType.ZonedOf;
import io.trino.grammar.sql.SqlBaseParser.LogicalNotContext;
import io.trino.grammar.sql.SqlBaseParser.ParenthesizedExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.SearchedCaseContext;
import io.trino.grammar.sql.SqlBaseParser.SimpleCaseContext;
import io.trino.grammar.sql.SqlBaseParser.WhenClauseContext;
import org.antlr.v4.runtime.ParserRuleContext;

/** AND, OR, NOT, CASE and parentheses. */
final class ConditionRules {
    private ConditionRules() {}

    static Typed parenthesized(ParenthesizedExpressionContext node, Scope scope, Translating query) {
        Typed inner = query.expression(node.expression(), scope);
        return new Typed(Splice.of(node).replace(node.expression(), inner.sql()).text(), inner.type());
    }

    static Typed chain(ParserRuleContext node, Scope scope, Translating query) {
        Splice text = Splice.of(node);
        for (ParserRuleContext operand : Chains.operands(node)) {
            text.replace(
                    operand,
                    query.expression(operand, scope, Simple.BOOLEAN, "the condition")
                            .sql());
        }
        return new Typed(text.text(), Simple.BOOLEAN);
    }

    static Typed not(LogicalNotContext node, Scope scope, Translating query) {
        Typed inner = query.expression(node.booleanExpression(), scope, Simple.BOOLEAN, "the condition");
        return new Typed(
                Splice.of(node).replace(node.booleanExpression(), inner.sql()).text(), Simple.BOOLEAN);
    }

    static Typed simpleCase(SimpleCaseContext node, Scope scope, Translating query) {
        Splice text = Splice.of(node);
        Typed operand = query.expression(node.operand, scope);
        text.replace(node.operand, operand.sql());
        SqlType result = Simple.UNKNOWN;
        for (WhenClauseContext when : node.whenClause()) {
            Typed value = query.expression(when.condition, scope);
            PredicateRules.comparable(when.condition, operand.type(), value.type());
            text.replace(when.condition, value.sql());
            result = branch(when.result, result, text, scope, query);
        }
        if (node.elseExpression != null) {
            result = branch(node.elseExpression, result, text, scope, query);
        }
        return new Typed(text.text(), result);
    }

    static Typed searchedCase(SearchedCaseContext node, Scope scope, Translating query) {
        Splice text = Splice.of(node);
        SqlType result = Simple.UNKNOWN;
        for (WhenClauseContext when : node.whenClause()) {
            text.replace(
                    when.condition,
                    query.expression(when.condition, scope, Simple.BOOLEAN, "the condition")
                            .sql());
            result = branch(when.result, result, text, scope, query);
        }
        if (node.elseExpression != null) {
            result = branch(node.elseExpression, result, text, scope, query);
        }
        return new Typed(text.text(), result);
    }

    private static SqlType branch(ParserRuleContext node, SqlType before, Splice text, Scope scope, Translating query) {
        Typed value = query.expression(node, scope);
        text.replace(node, value.sql());
        if (before instanceof ZonedOf
                && value.type() instanceof ZonedOf
                && Types.common(before, value.type()).isEmpty()) {
            throw SqlProblems.refused(node, "times of two zones in one CASE", "Use AT TIME ZONE 'UTC' on both.");
        }
        return Types.common(before, value.type())
                .orElseThrow(() -> SqlProblems.type(
                        node,
                        "one branch of the CASE is " + before.athenaName() + " and this one "
                                + value.type().athenaName(),
                        "Athena needs one type; use CAST."));
    }
}
