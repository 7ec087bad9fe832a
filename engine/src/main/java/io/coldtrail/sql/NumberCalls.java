package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.DecimalOf;
import io.coldtrail.sql.SqlType.Simple;
import io.trino.grammar.sql.SqlBaseLexer;
import java.util.List;
import java.util.OptionalInt;

/** Calls whose result has a type of its own for every count of digits, or for every integer. */
final class NumberCalls {
    private NumberCalls() {}

    static Typed round(Call call) {
        call.requireSize(1, 2);
        Typed value = number(call, 0);
        if (call.size() == 2) {
            return roundTo(call, value);
        }
        return Types.isInteger(value.type()) ? same(value) : whole("round", value);
    }

    private static Typed roundTo(Call call, Typed value) {
        String digits = call.sql(1, Simple.INTEGER);
        if (value.type() instanceof DecimalOf decimal) {
            DecimalOf type =
                    new DecimalOf(Math.min(Types.MAX_DECIMAL_DIGITS, decimal.precision() + 1), decimal.scale());
            return viaText("athena_round_decimal", value, digits, type);
        }
        if (Types.isFloat(value.type())) {
            return new Typed("round(" + value.sql() + ", " + digits + ")", value.type());
        }
        OptionalInt known = call.integer(1);
        if (known.isPresent() && known.getAsInt() >= 0) {
            return same(value);
        }
        String name = DuckTypes.name(value.type());
        return new Typed("CAST(athena_round_whole(" + value.sql() + ", " + digits + ") AS " + name + ")", value.type());
    }

    static Typed ceil(Call call) {
        call.requireSize(1, 1);
        Typed value = number(call, 0);
        return Types.isInteger(value.type()) ? same(value) : whole("ceil", value);
    }

    static Typed floor(Call call) {
        call.requireSize(1, 1);
        Typed value = number(call, 0);
        return Types.isInteger(value.type()) ? same(value) : whole("floor", value);
    }

    private static Typed same(Typed value) {
        return new Typed("(" + value.sql() + ")", value.type());
    }

    /** Rounding may need one more digit before the point. */
    private static Typed whole(String function, Typed value) {
        String sql = function + "(" + value.sql() + ")";
        if (!(value.type() instanceof DecimalOf decimal)) {
            return new Typed(sql, value.type());
        }
        int more = Math.min(1, decimal.scale());
        return cast(sql, new DecimalOf(decimal.precision() - decimal.scale() + more, 0));
    }

    static Typed truncate(Call call) {
        call.requireSize(1, 2);
        Typed value = number(call, 0);
        if (Types.isFloat(value.type())) {
            call.requireSize(1, 1);
            return new Typed("trunc(" + value.sql() + ")", value.type());
        }
        DecimalOf decimal = Types.asDecimal(value.type());
        if (call.size() == 2) {
            return viaText("athena_truncate_decimal", value, call.sql(1, Simple.INTEGER), decimal);
        }
        return cast("trunc(" + value.sql() + ")", new DecimalOf(Math.max(1, decimal.precision() - decimal.scale()), 0));
    }

    static Typed sign(Call call) {
        call.requireSize(1, 1);
        Typed value = number(call, 0);
        SqlType type = value.type() instanceof DecimalOf ? new DecimalOf(1, 0) : value.type();
        if (Types.isFloat(type)) {
            // The sign of what is no number is none.
            return new Typed("athena_sign(" + value.sql() + ")", type);
        }
        return new Typed("CAST(sign(" + value.sql() + ") AS " + DuckTypes.name(type) + ")", type);
    }

    static Typed mod(Call call) {
        call.requireSize(2, 2);
        Typed left = number(call, 0);
        Typed right = number(call, 1);
        String sql = "((" + left.sql() + ") % (" + right.sql() + "))";
        SqlType type = Types.common(left.type(), right.type()).orElseThrow();
        return type instanceof DecimalOf
                ? cast(
                        sql,
                        DecimalArithmetic.result(
                                SqlBaseLexer.PERCENT, Types.asDecimal(left.type()), Types.asDecimal(right.type())))
                : new Typed(sql, type);
    }

    private static Typed viaText(String function, Typed value, String digits, DecimalOf type) {
        return cast(function + "(CAST(" + value.sql() + " AS VARCHAR), " + digits + ")", type);
    }

    private static Typed cast(String sql, DecimalOf type) {
        return new Typed("CAST(" + sql + " AS " + DuckTypes.name(type) + ")", type);
    }

    private static Typed number(Call call, int index) {
        Typed value = call.typed(index);
        if (value.type() == Simple.UNKNOWN) {
            // Any type does.
            return new Typed("CAST(NULL AS TINYINT)", Simple.TINYINT);
        }
        if (!Types.isNumber(value.type())) {
            throw SqlProblems.wrongArguments(
                    call.node(), call.name(), List.of(value.type()), List.of(call.name() + "(number)"));
        }
        return value;
    }
}
