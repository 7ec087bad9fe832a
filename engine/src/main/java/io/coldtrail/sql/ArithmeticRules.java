package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.DecimalOf;
import io.coldtrail.sql.SqlType.Simple;
import io.trino.grammar.sql.SqlBaseLexer;
import io.trino.grammar.sql.SqlBaseParser.ArithmeticBinaryContext;
import io.trino.grammar.sql.SqlBaseParser.ArithmeticUnaryContext;
import io.trino.grammar.sql.SqlBaseParser.ConcatenationContext;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;

/** Operators on numbers, and {@code ||}; those on times are in {@link MomentArithmetic}. */
final class ArithmeticRules {
    private ArithmeticRules() {}

    static Typed unary(ArithmeticUnaryContext node, Scope scope, Translating query) {
        Typed value = query.expression(node.valueExpression(), scope);
        boolean minus = node.operator.getType() == SqlBaseLexer.MINUS;
        boolean takes = Types.isNumber(value.type()) || Types.isInterval(value.type());
        if (!takes || (!minus && value.type() instanceof DecimalOf)) {
            throw SqlProblems.type(
                    node,
                    "a sign before " + value.type().athenaName(),
                    minus ? "Signs go before numbers and intervals." : "Leave it out.");
        }
        if (!minus && Types.isInterval(value.type())) {
            return value;
        }
        String sql =
                Splice.of(node).replace(node.valueExpression(), value.sql()).text();
        // DuckDB makes a larger type of a constant that has no negative.
        boolean grows = minus && Types.isInteger(value.type()) && !value.sql().matches("[\\w.\"$]+");
        return new Typed(grows ? "CAST(" + sql + " AS " + DuckTypes.name(value.type()) + ")" : sql, value.type());
    }

    static Typed binary(ArithmeticBinaryContext node, Scope scope, Translating query) {
        Typed left = query.expression(node.left, scope);
        Typed right = query.expression(node.right, scope);
        boolean number = Types.isNumber(left.type()) || Types.isNumber(right.type());
        if (number && isNumberOrNull(left) && isNumberOrNull(right)) {
            return numbers(node, left, right);
        }
        return MomentArithmetic.apply(node, left, right)
                .orElseThrow(() -> SqlProblems.type(
                        node,
                        "there is no " + left.type().athenaName() + " " + node.operator.getText() + " "
                                + right.type().athenaName(),
                        "Use CAST on the side that is not a number."));
    }

    private static boolean isNumberOrNull(Typed value) {
        return Types.isNumber(value.type()) || value.type() == Simple.UNKNOWN;
    }

    private static Typed numbers(ArithmeticBinaryContext node, Typed left, Typed right) {
        SqlType type = Types.common(left.type(), right.type()).orElseThrow();
        if (type instanceof DecimalOf) {
            return DecimalArithmetic.apply(node, left, right);
        }
        Splice text = Splice.of(node).replace(node.left, operand(left, right, type));
        if (node.operator.getType() == SqlBaseLexer.SLASH && Types.isInteger(type)) {
            text.replace(node.operator, "//");
        }
        text.replace(node.right, enclosed(operand(right, left, type)));
        return new Typed(text.text(), type);
    }

    /** DuckDB takes a number that is written down for one of the other side's type, however small that is. */
    private static String operand(Typed value, Typed other, SqlType type) {
        boolean small = isSmall(value.type()) || isSmall(other.type());
        return small && !value.type().equals(type)
                ? "CAST(" + value.sql() + " AS " + DuckTypes.name(type) + ")"
                : value.sql();
    }

    private static boolean isSmall(SqlType type) {
        return type == Simple.TINYINT || type == Simple.SMALLINT;
    }

    /** DuckDB reads %- as an operator of its own. */
    static String enclosed(String operand) {
        return operand.startsWith("-") || operand.startsWith("+") ? "(" + operand + ")" : operand;
    }

    static Typed concatenation(ConcatenationContext node, Scope scope, Translating query) {
        List<ParserRuleContext> chain = Chains.operands(node);
        List<Typed> values =
                chain.stream().map(operand -> query.expression(operand, scope)).toList();
        if (values.stream().anyMatch(value -> ArrayCalls.concatenates(value.type()))) {
            return ArrayCalls.concatenated(chain, values);
        }
        SqlType type = TextCalls.joined(values);
        Splice text = Splice.of(node);
        for (int i = 0; i < chain.size(); i++) {
            query.require(chain.get(i), values.get(i), type, "this side of ||");
            text.replace(chain.get(i), values.get(i).sql());
        }
        return new Typed(text.text(), type);
    }
}
