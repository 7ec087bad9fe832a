package io.coldtrail.sql;

import io.coldtrail.sql.CastRules.Failure;
import io.coldtrail.sql.SqlType.ArrayOf;
import io.coldtrail.sql.SqlType.DecimalOf;
import io.coldtrail.sql.SqlType.MapOf;
import io.coldtrail.sql.SqlType.RowOf;
import io.coldtrail.sql.SqlType.Simple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a cast is in DuckDB, for each pair of types. Athena takes fewer texts for a number or a time than DuckDB, writes
 * doubles in its own way and rounds, so macros and functions in Java do most of it.
 */
final class Casts {
    /** Digits with which a decimal is a double without any doubt. */
    private static final int EXACT_DIGITS = 15;

    private Casts() {}

    /** The expression that makes one type of the other; empty where Athena has none, or we do not. */
    static Optional<String> convert(Typed value, SqlType target, Failure failure) {
        SqlType from = value.type();
        if (from == Simple.UNKNOWN || from.equals(target)) {
            return Optional.of("CAST(" + value.sql() + " AS " + DuckTypes.name(target) + ")");
        }
        if (from == Simple.JSON || target == Simple.JSON) {
            return JsonCasts.convert(value, target, failure).map(Typed::sql);
        }
        if (from == Simple.IPADDRESS || target == Simple.IPADDRESS) {
            return AddressCasts.convert(value, target, failure).map(Typed::sql);
        }
        if (target == Simple.VARBINARY && from == Simple.VARCHAR) {
            return Optional.of("encode(" + value.sql() + ")");
        }
        if (target instanceof ArrayOf || target instanceof MapOf || target instanceof RowOf) {
            return nested(value, target, failure);
        }
        if (target == Simple.VARCHAR) {
            return CastsToText.convert(value);
        }
        if (target == Simple.BOOLEAN) {
            return toBoolean(value, failure);
        }
        if (target == Simple.VARBINARY && from == Simple.VARCHAR) {
            return Optional.of("encode(" + value.sql() + ")");
        }
        if (Types.isNumber(target)) {
            return toNumber(value, target, failure);
        }
        return Types.isMoment(target) ? CastsToMoments.convert(value, target, failure) : Optional.empty();
    }

    private static Optional<String> toBoolean(Typed value, Failure failure) {
        if (value.type() == Simple.VARCHAR) {
            return Optional.of(failure.checked("cast_boolean", value.sql()));
        }
        return Types.isNumber(value.type()) ? Optional.of("((" + value.sql() + ") <> 0)") : Optional.empty();
    }

    private static Optional<String> toNumber(Typed value, SqlType target, Failure failure) {
        SqlType from = value.type();
        String name = DuckTypes.name(target);
        if (from == Simple.VARCHAR) {
            return Optional.of(
                    target instanceof DecimalOf decimal
                            ? text(failure, "cast_decimal", value.sql() + digits(decimal), name)
                            : failure.checked("cast_" + target.athenaName(), value.sql()));
        }
        if (!Types.isNumber(from) && from != Simple.BOOLEAN) {
            return Optional.empty();
        }
        if (Types.isInteger(target) && Types.isFloat(from)) {
            return Optional.of(failure.plain("round(" + value.sql() + ")", name));
        }
        if (target instanceof DecimalOf decimal) {
            return Optional.of(toDecimal(value, decimal, failure));
        }
        if (Types.isFloat(target) && from instanceof DecimalOf decimal) {
            String exact = decimal.precision() > EXACT_DIGITS ? plainText(value.sql()) : value.sql();
            String number = "CAST(" + exact + " AS DOUBLE)";
            return Optional.of(target == Simple.REAL ? "CAST(" + number + " AS FLOAT)" : number);
        }
        if (target == Simple.REAL && from == Simple.DOUBLE) {
            return Optional.of("athena_real(" + value.sql() + ")");
        }
        return Optional.of(failure.plain(value.sql(), name));
    }

    private static String toDecimal(Typed value, DecimalOf target, Failure failure) {
        String name = DuckTypes.name(target);
        if (value.type() == Simple.BOOLEAN) {
            return failure.plain("CAST(" + value.sql() + " AS INTEGER)", name);
        }
        if (value.type() == Simple.DOUBLE) {
            return text(failure, "cast_double_decimal", value.sql() + digits(target), name);
        }
        if (value.type() == Simple.REAL) {
            return text(failure, "cast_real_decimal", "CAST(" + value.sql() + " AS DOUBLE)" + digits(target), name);
        }
        return failure.plain(value.sql(), name);
    }

    /** A function in Java that gives the number as a text. */
    private static String text(Failure failure, String function, String arguments, String type) {
        return "CAST(" + failure.checked(function, arguments) + " AS " + type + ")";
    }

    private static String digits(DecimalOf type) {
        return ", " + type.precision() + ", " + type.scale();
    }

    private static String plainText(String sql) {
        return "CAST(" + sql + " AS VARCHAR)";
    }

    /** Arrays, maps and rows go element by element; one element that fails makes all of a TRY_CAST a NULL. */
    private static Optional<String> nested(Typed value, SqlType target, Failure failure) {
        Optional<String> sql = Optional.empty();
        if (value.type() instanceof ArrayOf from && target instanceof ArrayOf to) {
            sql = array(value.sql(), from, to);
        } else if (value.type() instanceof MapOf from && target instanceof MapOf to) {
            sql = map(value.sql(), from, to);
        } else if (value.type() instanceof RowOf from && target instanceof RowOf to) {
            sql = row(value.sql(), from, to);
        }
        return failure == Failure.NULL ? sql.map(cast -> "TRY(" + cast + ")") : sql;
    }

    private static Optional<String> array(String sql, ArrayOf from, ArrayOf to) {
        return convert(new Typed("athena_item", from.element()), to.element(), Failure.ERROR)
                .map(item -> "CAST(list_transform(" + sql + ", lambda athena_item: " + item + ") AS "
                        + DuckTypes.name(to) + ")");
    }

    private static Optional<String> map(String sql, MapOf from, MapOf to) {
        Optional<String> keys = array("map_keys(" + sql + ")", new ArrayOf(from.key()), new ArrayOf(to.key()));
        Optional<String> values = array("map_values(" + sql + ")", new ArrayOf(from.value()), new ArrayOf(to.value()));
        return keys.flatMap(first -> values.map(second -> "map(" + first + ", " + second + ")"));
    }

    /** By position, as Athena does, and not by the names of the fields. */
    private static Optional<String> row(String sql, RowOf from, RowOf to) {
        if (from.fields().size() != to.fields().size()) {
            return Optional.empty();
        }
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < to.fields().size(); i++) {
            String field = DuckTypes.isNamed(from)
                    ? "athena_row." + Identifiers.quote(from.fields().get(i).name())
                    : "athena_row[" + (i + 1) + "]";
            Optional<String> converted = convert(
                    new Typed(field, from.fields().get(i).type()),
                    to.fields().get(i).type(),
                    Failure.ERROR);
            if (converted.isEmpty()) {
                return Optional.empty();
            }
            fields.add(converted.get());
        }
        return Optional.of(
                "list_transform([" + sql + "], lambda athena_row: CASE WHEN athena_row IS NOT NULL THEN CAST(row("
                        + String.join(", ", fields) + ") AS " + DuckTypes.name(to) + ") END)[1]");
    }
}
