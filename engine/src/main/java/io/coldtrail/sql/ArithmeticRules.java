package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.DecimalOf;
import io.coldtrail.sql.SqlType.Simple;
import io.trino.grammar.sql.SqlBaseLexer;
import io.trino.grammar.sql.SqlBaseParser.ArithmeticBinaryContext;
import io.trino.grammar.sql.SqlBaseParser.ArithmeticUnaryContext;
import io.trino.grammar.sql.SqlBaseParser.ConcatenationContext;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.ParserRuleContext;

/** Operators on numbers, on points in time and intervals, and {@code ||}. */
final class ArithmeticRules {
    private ArithmeticRules() {}

    static Typed unary(ArithmeticUnaryContext node, Scope scope, Translating query) {
        Typed value = query.expression(node.valueExpression(), scope);
        if (!Types.isNumber(value.type())) {
            throw SqlProblems.refused(node, "a sign before " + value.type().athenaName(), "Signs go before numbers.");
        }
        return new Typed(
                Splice.of(node).replace(node.valueExpression(), value.sql()).text(), value.type());
    }

    static Typed binary(ArithmeticBinaryContext node, Scope scope, Translating query) {
        Typed left = query.expression(node.left, scope);
        Typed right = query.expression(node.right, scope);
        if (Types.isNumber(left.type()) && Types.isNumber(right.type())) {
            return numbers(node, left, right);
        }
        boolean adds = node.operator.getType() == SqlBaseLexer.PLUS;
        if (adds || node.operator.getType() == SqlBaseLexer.MINUS) {
            if (Types.isMoment(left.type()) && Types.isInterval(right.type())) {
                return moved(node, node.right, left.type(), left, right);
            }
            if (adds && Types.isInterval(left.type()) && Types.isMoment(right.type())) {
                return moved(node, node.left, right.type(), left, right);
            }
            if (Types.isMoment(left.type()) && Types.isMoment(right.type())) {
                throw SqlProblems.refused(
                        node, "a difference of two points in time", "Use date_diff('day', earlier, later).");
            }
        }
        throw SqlProblems.type(
                node,
                "there is no " + left.type().athenaName() + " " + node.operator.getText() + " "
                        + right.type().athenaName(),
                "Use CAST on the side that is not a number.");
    }

    private static Typed numbers(ArithmeticBinaryContext node, Typed left, Typed right) {
        Splice text = Splice.of(node).replace(node.left, left.sql());
        SqlType type = Types.common(left.type(), right.type()).orElseThrow();
        boolean decimal = type instanceof DecimalOf;
        switch (node.operator.getType()) {
            case SqlBaseLexer.SLASH -> {
                if (decimal) {
                    throw SqlProblems.refused(
                            node,
                            "a division of decimals",
                            "Athena keeps few digits of it. Write a factor as a double, such as 100e0 for 100.0.");
                }
                if (type != Simple.DOUBLE) {
                    text.replace(node.operator, "//");
                }
            }
            case SqlBaseLexer.PERCENT -> {
                if (decimal || type == Simple.DOUBLE) {
                    throw SqlProblems.refused(node, "% on " + type.athenaName(), "It is for integers here.");
                }
            }
            default -> {
                if (decimal) {
                    type = decimal(node, Types.asDecimal(left.type()), Types.asDecimal(right.type()));
                }
            }
        }
        // DuckDB reads %- as an operator of its own.
        boolean signed = right.sql().startsWith("-") || right.sql().startsWith("+");
        text.replace(node.right, signed ? "(" + right.sql() + ")" : right.sql());
        return new Typed(text.text(), type);
    }

    private static SqlType decimal(ArithmeticBinaryContext node, DecimalOf left, DecimalOf right) {
        DecimalOf result;
        if (node.operator.getType() == SqlBaseLexer.ASTERISK) {
            result = new DecimalOf(left.precision() + right.precision(), left.scale() + right.scale());
        } else {
            int scale = Math.max(left.scale(), right.scale());
            int whole = Math.max(left.precision() - left.scale(), right.precision() - right.scale());
            result = new DecimalOf(whole + scale + 1, scale);
        }
        if (result.precision() > Types.MAX_DECIMAL_DIGITS) {
            throw SqlProblems.refused(node, "a decimal of more than 38 digits", "Use CAST(… AS double).");
        }
        return result;
    }

    private static Typed moved(
            ArithmeticBinaryContext node, ParserRuleContext interval, SqlType moment, Typed left, Typed right) {
        String text = Splice.of(node)
                .replace(node.left, left.sql())
                .replace(node.right, right.sql())
                .text();
        if (moment != Simple.DATE) {
            return new Typed(text, moment);
        }
        String unit = interval.getStop().getText().toUpperCase(Locale.ROOT);
        if (unit.equals("HOUR") || unit.equals("MINUTE") || unit.equals("SECOND")) {
            throw SqlProblems.type(
                    interval,
                    "a date moves by days and longer, not by " + unit,
                    "Use CAST(… AS timestamp) on the date.");
        }
        return new Typed("CAST(" + text + " AS DATE)", Simple.DATE);
    }

    static Typed concatenation(ConcatenationContext node, Scope scope, Translating query) {
        List<ParserRuleContext> chain = Chains.operands(node);
        List<Typed> values =
                chain.stream().map(operand -> query.expression(operand, scope)).toList();
        if (values.stream().anyMatch(value -> ArrayCalls.concatenates(value.type()))) {
            return ArrayCalls.concatenated(chain, values);
        }
        Splice text = Splice.of(node);
        for (int i = 0; i < chain.size(); i++) {
            query.require(chain.get(i), values.get(i), Simple.VARCHAR, "this side of ||");
            text.replace(chain.get(i), values.get(i).sql());
        }
        return new Typed(text.text(), Simple.VARCHAR);
    }
}
