package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.DecimalOf;
import io.coldtrail.sql.SqlType.Simple;
import io.coldtrail.sql.SqlType.ZonedOf;
import java.util.Optional;

/** Casts to varchar. */
final class CastsToText {
    private CastsToText() {}

    static Optional<String> convert(Typed value) {
        SqlType from = value.type();
        String sql = value.sql();
        boolean plain =
                Types.isInteger(from) || from instanceof DecimalOf || from == Simple.BOOLEAN || from == Simple.DATE;
        if (plain) {
            return Optional.of("CAST(" + sql + " AS VARCHAR)");
        }
        if (from == Simple.DOUBLE) {
            return Optional.of("athena_double_text(" + sql + ")");
        }
        if (from == Simple.REAL) {
            return Optional.of("athena_real_text(CAST(" + sql + " AS DOUBLE))");
        }
        if (from instanceof ZonedOf zoned) {
            return Optional.of("(" + moment(Zones.local(value).sql(), zoned.digits()) + " || "
                    + Call.quote(" " + zoned.zone()) + ")");
        }
        if (Types.isTimestamp(from)) {
            return Optional.of(moment(sql, Types.digits(from)));
        }
        if (Types.isInterval(from)) {
            String function = from == Simple.INTERVAL_DAY ? "athena_day_interval_text" : "athena_month_interval_text";
            return Optional.of(function + "(" + Intervals.amount(value) + ")");
        }
        return Optional.empty();
    }

    /** A time with as many digits after its seconds as its type has. */
    private static String moment(String sql, int digits) {
        return moment(sql, digits, " ");
    }

    /** @param between what stands between the day and the clock */
    static String moment(String sql, int digits, String between) {
        String format = "%Y-%m-%d" + between + "%H:%M:%S";
        if (digits == 0) {
            return "strftime(" + sql + ", '" + format + "')";
        }
        if (digits == SqlType.MILLISECONDS) {
            return "strftime(" + sql + ", '" + format + ".%g')";
        }
        String full = "strftime(" + sql + ", '" + format + ".%f')";
        return digits == TypeNames.MAX_DIGITS ? full : "left(" + full + ", " + (digits - TypeNames.MAX_DIGITS) + ")";
    }
}
