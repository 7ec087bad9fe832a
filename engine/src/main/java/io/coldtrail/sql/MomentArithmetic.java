package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.Simple;
import io.coldtrail.sql.SqlType.ZonedOf;
import io.trino.grammar.sql.SqlBaseLexer;
import io.trino.grammar.sql.SqlBaseParser.ArithmeticBinaryContext;
import io.trino.grammar.sql.SqlBaseParser.IntervalFieldContext;
import io.trino.grammar.sql.SqlBaseParser.IntervalLiteralContext;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/** Sums and differences of times and intervals, and multiples of intervals. */
final class MomentArithmetic {
    private MomentArithmetic() {}

    /** The translation; empty where Athena has no such operator. */
    static Optional<Typed> apply(ArithmeticBinaryContext node, Typed left, Typed right) {
        return switch (node.operator.getType()) {
            case SqlBaseLexer.PLUS -> sum(node, left, right);
            case SqlBaseLexer.MINUS -> difference(node, left, right);
            case SqlBaseLexer.ASTERISK ->
                Types.isInterval(left.type()) ? scaled(left, right, "*") : scaled(right, left, "*");
            case SqlBaseLexer.SLASH -> scaled(left, right, "/");
            default -> Optional.empty();
        };
    }

    private static Optional<Typed> sum(ArithmeticBinaryContext node, Typed left, Typed right) {
        if (Types.isMoment(left.type()) && Types.isInterval(right.type())) {
            return Optional.of(moved(node, node.right, left, right));
        }
        if (Types.isInterval(left.type()) && Types.isMoment(right.type())) {
            return Optional.of(moved(node, node.left, right, left));
        }
        return intervals(node, left, right);
    }

    private static Optional<Typed> difference(ArithmeticBinaryContext node, Typed left, Typed right) {
        if (Types.isMoment(left.type()) && Types.isInterval(right.type())) {
            return Optional.of(moved(node, node.right, left, right));
        }
        if (Types.isMoment(left.type()) && Types.isMoment(right.type())) {
            return Optional.of(between(node, left, right));
        }
        return intervals(node, left, right);
    }

    private static Optional<Typed> intervals(ArithmeticBinaryContext node, Typed left, Typed right) {
        return Types.isInterval(left.type()) && left.type() == right.type()
                ? Optional.of(new Typed(spliced(node, left, right), left.type()))
                : Optional.empty();
    }

    /** The time from one moment to the other, in whole milliseconds. */
    private static Typed between(ArithmeticBinaryContext node, Typed left, Typed right) {
        if (left.type() == Simple.DATE && right.type() == Simple.DATE) {
            return new Typed("to_days(CAST(" + spliced(node, left, right) + " AS INTEGER))", Simple.INTERVAL_DAY);
        }
        boolean zoned = left.type() instanceof ZonedOf || right.type() instanceof ZonedOf;
        String type = zoned ? "TIMESTAMPTZ" : "TIMESTAMP";
        String sql = "(CAST(" + left.sql() + " AS " + type + ") - CAST(" + right.sql() + " AS " + type + "))";
        boolean finer = Math.max(Types.digits(left.type()), Types.digits(right.type())) > SqlType.MILLISECONDS;
        return new Typed(finer ? "athena_whole_milliseconds(" + sql + ")" : sql, Simple.INTERVAL_DAY);
    }

    private static Optional<Typed> scaled(Typed interval, Typed factor, String operator) {
        if (!Types.isInterval(interval.type()) || !Types.isNumber(factor.type())) {
            return Optional.empty();
        }
        boolean days = interval.type() == Simple.INTERVAL_DAY;
        String amount = Intervals.amount(interval);
        String sql;
        if (Types.isInteger(factor.type())) {
            String whole = operator.equals("/") ? "//" : operator;
            sql = "(" + amount + " " + whole + " (" + factor.sql() + "))";
        } else {
            sql = "CAST(trunc(" + amount + " " + operator + " CAST(" + factor.sql() + " AS DOUBLE)) AS BIGINT)";
        }
        return Optional.of(new Typed(days ? Intervals.ofMilliseconds(sql) : Intervals.ofMonths(sql), interval.type()));
    }

    private static Typed moved(ArithmeticBinaryContext node, ParserRuleContext side, Typed moment, Typed interval) {
        if (moment.type() == Simple.DATE) {
            return movedDay(node, side, moment, interval);
        }
        if (moment.type() instanceof ZonedOf zoned && interval.type() == Simple.INTERVAL_MONTH && !Zones.isUtc(zoned)) {
            boolean minus = node.operator.getType() == SqlBaseLexer.MINUS;
            String local = "(" + Zones.local(moment).sql() + (minus ? " - " : " + ") + interval.sql() + ")";
            return new Typed(Zones.instant(local, moment.sql(), zoned), zoned);
        }
        // A day has 24 hours here, as in Athena: DuckDB's own zone is UTC.
        SqlType type = interval.type() == Simple.INTERVAL_DAY
                ? Types.withDigits(moment.type(), Math.max(SqlType.MILLISECONDS, Types.digits(moment.type())))
                : moment.type();
        boolean momentFirst = side == node.right;
        return new Typed(momentFirst ? spliced(node, moment, interval) : spliced(node, interval, moment), type);
    }

    private static Typed movedDay(ArithmeticBinaryContext node, ParserRuleContext side, Typed moment, Typed interval) {
        Typed days = interval;
        if (interval.type() == Simple.INTERVAL_DAY) {
            Optional<IntervalLiteralContext> literal = literal(side);
            if (literal.isEmpty()) {
                days = new Typed("athena_whole_days(" + interval.sql() + ")", interval.type());
            } else if (Intervals.milliseconds(literal.get().interval()) % Intervals.DAY != 0) {
                IntervalFieldContext unit = literal.get().interval().to == null
                        ? literal.get().interval().from
                        : literal.get().interval().to;
                throw SqlProblems.type(
                        side,
                        "a date moves by days and longer, not by "
                                + unit.getText().toUpperCase(Locale.ROOT),
                        "Use CAST(… AS timestamp) on the date.");
            }
        }
        String text = side == node.right ? spliced(node, moment, days) : spliced(node, days, moment);
        return new Typed("CAST(" + text + " AS DATE)", Simple.DATE);
    }

    private static Optional<IntervalLiteralContext> literal(ParserRuleContext node) {
        ParseTree inner = node;
        while (inner.getChildCount() == 1 && !(inner instanceof IntervalLiteralContext)) {
            inner = inner.getChild(0);
        }
        return inner instanceof IntervalLiteralContext literal ? Optional.of(literal) : Optional.empty();
    }

    private static String spliced(ArithmeticBinaryContext node, Typed left, Typed right) {
        return Splice.of(node)
                .replace(node.left, left.sql())
                .replace(node.right, ArithmeticRules.enclosed(right.sql()))
                .text();
    }
}
