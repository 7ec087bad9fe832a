package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.Simple;
import java.util.Optional;

/** Casts to and from addresses. */
final class AddressCasts {
    private AddressCasts() {}

    /** The expression in the other type, if one of the two is an address and Athena makes one of the other. */
    static Optional<Typed> convert(Typed value, SqlType target, CastRules.Failure failure) {
        return sql(value, target, failure == CastRules.Failure.NULL).map(sql -> new Typed(sql, target));
    }

    private static Optional<String> sql(Typed value, SqlType target, boolean tried) {
        SqlType from = value.type();
        if (from == target || from == Simple.UNKNOWN) {
            return Optional.of("CAST(" + value.sql() + " AS VARCHAR)");
        }
        if (from == Simple.VARCHAR) {
            return Optional.of("athena_" + (tried ? "try_" : "") + "cast_ipaddress(" + value.sql() + ")");
        }
        if (from == Simple.VARBINARY) {
            return Optional.of((tried ? "TRY(" : "(") + "athena_ipaddress_of_bytes(" + value.sql() + "))");
        }
        if (target == Simple.VARCHAR) {
            return Optional.of("athena_ipaddress_text(" + value.sql() + ")");
        }
        return target == Simple.VARBINARY ? Optional.of("unhex(" + value.sql() + ")") : Optional.empty();
    }
}
