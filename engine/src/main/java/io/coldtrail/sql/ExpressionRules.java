package io.coldtrail.sql;

import io.trino.grammar.sql.SqlBaseParser.AndContext;
import io.trino.grammar.sql.SqlBaseParser.ArithmeticBinaryContext;
import io.trino.grammar.sql.SqlBaseParser.ArithmeticUnaryContext;
import io.trino.grammar.sql.SqlBaseParser.ArrayConstructorContext;
import io.trino.grammar.sql.SqlBaseParser.AtTimeZoneContext;
import io.trino.grammar.sql.SqlBaseParser.BinaryLiteralContext;
import io.trino.grammar.sql.SqlBaseParser.BooleanLiteralContext;
import io.trino.grammar.sql.SqlBaseParser.CastContext;
import io.trino.grammar.sql.SqlBaseParser.ColumnReferenceContext;
import io.trino.grammar.sql.SqlBaseParser.ConcatenationContext;
import io.trino.grammar.sql.SqlBaseParser.DereferenceContext;
import io.trino.grammar.sql.SqlBaseParser.ExistsContext;
import io.trino.grammar.sql.SqlBaseParser.ExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.ExtractContext;
import io.trino.grammar.sql.SqlBaseParser.FunctionCallContext;
import io.trino.grammar.sql.SqlBaseParser.GroupingOperationContext;
import io.trino.grammar.sql.SqlBaseParser.IntervalLiteralContext;
import io.trino.grammar.sql.SqlBaseParser.ListaggContext;
import io.trino.grammar.sql.SqlBaseParser.LogicalNotContext;
import io.trino.grammar.sql.SqlBaseParser.NormalizeContext;
import io.trino.grammar.sql.SqlBaseParser.NullLiteralContext;
import io.trino.grammar.sql.SqlBaseParser.NumericLiteralContext;
import io.trino.grammar.sql.SqlBaseParser.OrContext;
import io.trino.grammar.sql.SqlBaseParser.ParenthesizedExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.PositionContext;
import io.trino.grammar.sql.SqlBaseParser.PredicatedContext;
import io.trino.grammar.sql.SqlBaseParser.RowConstructorContext;
import io.trino.grammar.sql.SqlBaseParser.SearchedCaseContext;
import io.trino.grammar.sql.SqlBaseParser.SimpleCaseContext;
import io.trino.grammar.sql.SqlBaseParser.SpecialDateTimeFunctionContext;
import io.trino.grammar.sql.SqlBaseParser.StringLiteralContext;
import io.trino.grammar.sql.SqlBaseParser.SubqueryExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.SubscriptContext;
import io.trino.grammar.sql.SqlBaseParser.SubstringContext;
import io.trino.grammar.sql.SqlBaseParser.TrimContext;
import io.trino.grammar.sql.SqlBaseParser.TypeConstructorContext;
import io.trino.grammar.sql.SqlBaseParser.ValueExpressionDefaultContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;

/** The list of rules, one for each kind of expression. What has no rule here is refused by its name. */
final class ExpressionRules {
    private static final Map<Class<?>, Entry<?>> RULES = List.<Entry<?>>of(
                    rule(ExpressionContext.class, (node, scope, query) -> only(node, scope, query)),
                    rule(ValueExpressionDefaultContext.class, (node, scope, query) -> only(node, scope, query)),
                    rule(ParenthesizedExpressionContext.class, ConditionRules::parenthesized),
                    rule(ColumnReferenceContext.class, ReferenceRules::column),
                    rule(DereferenceContext.class, ReferenceRules::dereference),
                    rule(RowConstructorContext.class, RowRules::constructor),
                    rule(SubscriptContext.class, ReferenceRules::subscript),
                    rule(NullLiteralContext.class, LiteralRules::nullLiteral),
                    rule(NumericLiteralContext.class, LiteralRules::number),
                    rule(BooleanLiteralContext.class, LiteralRules::booleanLiteral),
                    rule(StringLiteralContext.class, LiteralRules::string),
                    rule(BinaryLiteralContext.class, ValueLiterals::bytes),
                    rule(IntervalLiteralContext.class, LiteralRules::interval),
                    rule(TypeConstructorContext.class, LiteralRules::typed),
                    rule(SpecialDateTimeFunctionContext.class, LiteralRules::currentMoment),
                    rule(ArrayConstructorContext.class, LiteralRules::array),
                    rule(AndContext.class, ConditionRules::chain),
                    rule(OrContext.class, ConditionRules::chain),
                    rule(LogicalNotContext.class, ConditionRules::not),
                    rule(PredicatedContext.class, PredicateRules::predicated),
                    rule(ExistsContext.class, PredicateRules::exists),
                    rule(SimpleCaseContext.class, ConditionRules::simpleCase),
                    rule(SearchedCaseContext.class, ConditionRules::searchedCase),
                    rule(SubqueryExpressionContext.class, PredicateRules::subquery),
                    rule(ArithmeticBinaryContext.class, ArithmeticRules::binary),
                    rule(ArithmeticUnaryContext.class, ArithmeticRules::unary),
                    rule(AtTimeZoneContext.class, InstantCalls::atTimeZone),
                    rule(ConcatenationContext.class, ArithmeticRules::concatenation),
                    rule(CastContext.class, CastRules::cast),
                    rule(FunctionCallContext.class, CallRules::call),
                    rule(ListaggContext.class, ListaggRules::listagg),
                    rule(PositionContext.class, SyntaxCallRules::position),
                    rule(TrimContext.class, SyntaxCallRules::trim),
                    rule(NormalizeContext.class, SyntaxCallRules::normalize),
                    rule(SubstringContext.class, SyntaxCallRules::substring),
                    rule(ExtractContext.class, FieldCalls::extract),
                    rule(GroupingOperationContext.class, SyntaxCallRules::grouping))
            .stream()
            .collect(Collectors.toUnmodifiableMap(Entry::type, Function.identity()));

    private ExpressionRules() {}

    private record Entry<C extends ParserRuleContext>(Class<C> type, ExpressionRule<C> rule) {
        Typed apply(ParserRuleContext node, Scope scope, Translating query) {
            return rule.translate(type.cast(node), scope, query);
        }
    }

    static Typed translate(ParserRuleContext node, Scope scope, Translating query) {
        Entry<?> entry = RULES.get(node.getClass());
        if (entry == null) {
            throw SqlProblems.refused(node, "the expression " + construct(node), "It is not supported yet.");
        }
        return entry.apply(node, scope, query);
    }

    /** The grammar's name of a node in words: {@code JsonValueContext} is JSON VALUE. */
    static String construct(ParserRuleContext node) {
        String name = node.getClass().getSimpleName().replace("Context", "");
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toUpperCase(Locale.ROOT);
    }

    private static <C extends ParserRuleContext> Entry<C> rule(Class<C> type, ExpressionRule<C> rule) {
        return new Entry<>(type, rule);
    }

    private static Typed only(ParserRuleContext node, Scope scope, Translating query) {
        return query.expression((ParserRuleContext) node.getChild(0), scope);
    }
}
