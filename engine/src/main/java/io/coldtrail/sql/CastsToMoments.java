package io.coldtrail.sql;

import io.coldtrail.sql.CastRules.Failure;
import io.coldtrail.sql.SqlType.Simple;
import io.coldtrail.sql.SqlType.ZonedOf;
import java.util.Optional;

/** Casts to dates and timestamps. */
final class CastsToMoments {
    private CastsToMoments() {}

    static Optional<String> convert(Typed value, SqlType target, Failure failure) {
        if (value.type() == Simple.VARCHAR) {
            return Optional.of(text(value, target, failure));
        }
        if (!Types.isMoment(value.type())) {
            return Optional.empty();
        }
        if (target instanceof ZonedOf) {
            String rounded = rounded(value, Types.digits(target));
            return Optional.of(value.type() instanceof ZonedOf ? rounded : "CAST(" + rounded + " AS TIMESTAMPTZ)");
        }
        Typed local = Zones.local(value);
        if (target == Simple.DATE) {
            return Optional.of("CAST(" + local.sql() + " AS DATE)");
        }
        return Optional.of("CAST(" + rounded(local, Types.digits(target)) + " AS TIMESTAMP)");
    }

    private static String text(Typed value, SqlType target, Failure failure) {
        if (target == Simple.DATE) {
            return failure.checked("cast_date", value.sql());
        }
        int digits = Types.digits(target);
        if (target instanceof ZonedOf) {
            return failure.checked("cast_zoned", value.sql() + ", " + digits);
        }
        return digits == SqlType.MILLISECONDS
                ? failure.checked("cast_timestamp", value.sql())
                : failure.checked("cast_timestamp_digits", value.sql() + ", " + digits);
    }

    /** A time with fewer digits, the last one rounded. */
    private static String rounded(Typed value, int digits) {
        return Types.digits(value.type()) > digits
                ? "athena_round_moment(" + value.sql() + ", " + Math.round(Math.pow(10, TypeNames.MAX_DIGITS - digits))
                        + ")"
                : value.sql();
    }
}
