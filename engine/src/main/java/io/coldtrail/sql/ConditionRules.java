package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.Simple;
import io.coldtrail.sql.SqlType.ZonedOf;
import io.trino.grammar.sql.SqlBaseParser.LogicalNotContext;
import io.trino.grammar.sql.SqlBaseParser.ParenthesizedExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.SearchedCaseContext;
import io.trino.grammar.sql.SqlBaseParser.SimpleCaseContext;
import io.trino.grammar.sql.SqlBaseParser.WhenClauseContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
        Branches branches = new Branches();
        for (WhenClauseContext when : node.whenClause()) {
            Typed value = query.expression(when.condition, scope);
            PredicateRules.comparable(when.condition, operand.type(), value.type());
            text.replace(when.condition, value.sql());
            branches.add(when.result, scope, query);
        }
        if (node.elseExpression != null) {
            branches.add(node.elseExpression, scope, query);
        }
        branches.into(text);
        return new Typed(text.text(), branches.type);
    }

    static Typed searchedCase(SearchedCaseContext node, Scope scope, Translating query) {
        Splice text = Splice.of(node);
        Branches branches = new Branches();
        for (WhenClauseContext when : node.whenClause()) {
            text.replace(
                    when.condition,
                    query.expression(when.condition, scope, Simple.BOOLEAN, "the condition")
                            .sql());
            branches.add(when.result, scope, query);
        }
        if (node.elseExpression != null) {
            branches.add(node.elseExpression, scope, query);
        }
        branches.into(text);
        return new Typed(text.text(), branches.type);
    }

    /** What the branches of a CASE give, and the type that is common to them. */
    private static final class Branches {
        private final Map<ParserRuleContext, Typed> values = new LinkedHashMap<>();
        private SqlType type = Simple.UNKNOWN;

        void add(ParserRuleContext node, Scope scope, Translating query) {
            Typed value = query.expression(node, scope);
            values.put(node, value);
            Optional<SqlType> common = Types.common(type, value.type());
            if (common.isEmpty() && type instanceof ZonedOf && value.type() instanceof ZonedOf) {
                throw SqlProblems.refused(node, "times of two zones in one CASE", "Use AT TIME ZONE 'UTC' on both.");
            }
            type = common.orElseThrow(() -> SqlProblems.type(
                    node,
                    "one branch of the CASE is " + type.athenaName() + " and this one "
                            + value.type().athenaName(),
                    "Athena needs one type; use CAST."));
        }

        void into(Splice text) {
            values.forEach((node, value) -> text.replace(node, DuckTypes.beside(value, type)));
        }
    }
}
