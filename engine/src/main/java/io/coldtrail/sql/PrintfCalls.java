package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.DecimalOf;
import io.coldtrail.sql.SqlType.Simple;
import io.coldtrail.sql.SqlType.ZonedOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code format}, whose pattern is for Java to read. Its values travel as one list of texts that say their types. */
final class PrintfCalls {
    private static final String ISO = ", '%Y-%m-%dT%H:%M:%S.%f')";

    private PrintfCalls() {}

    static Typed format(Call call) {
        call.requireSize(2, Integer.MAX_VALUE);
        List<String> values = new ArrayList<>();
        for (int i = 1; i < call.size(); i++) {
            Typed value = call.typed(i);
            int position = i;
            String text = text(value)
                    .orElseThrow(() -> SqlProblems.type(
                            call.argument(position),
                            "format takes no " + value.type().athenaName(),
                            "Use CAST(… AS varchar), or json_format(CAST(… AS json))."));
            values.add("athena_json_quote(" + text + ")");
        }
        return new Typed(
                "athena_format_all(" + call.sql(0, Simple.VARCHAR) + ", athena_json_array([" + String.join(", ", values)
                        + "]))",
                Simple.VARCHAR);
    }

    /** A letter for the type, and the value as {@code athena_format_all} reads it. */
    private static Optional<String> text(Typed value) {
        String sql = value.sql();
        SqlType type = value.type();
        if (type == Simple.DOUBLE || type == Simple.REAL) {
            String letter = type == Simple.DOUBLE ? "r" : "f";
            return Optional.of("'" + letter + "' || trim(athena_json_" + type.athenaName() + "(" + sql + "), '\"')");
        }
        if (type == Simple.IPADDRESS) {
            return Optional.of("'s' || athena_ipaddress_text(" + sql + ")");
        }
        if (Types.isTimestamp(type)) {
            return Optional.of("'t' || strftime(" + sql + ISO);
        }
        if (type instanceof ZonedOf zoned) {
            return Optional.of("'z' || strftime(" + sql + ISO + " || ' " + zoned.zone() + "'");
        }
        return letter(type).map(letter -> "'" + letter + "' || CAST(" + sql + " AS VARCHAR)");
    }

    private static Optional<String> letter(SqlType type) {
        if (Types.isInteger(type)) {
            return Optional.of("i");
        }
        if (type instanceof DecimalOf) {
            return Optional.of("n");
        }
        if (type == Simple.DATE) {
            return Optional.of("d");
        }
        if (type == Simple.BOOLEAN) {
            return Optional.of("b");
        }
        return type == Simple.VARCHAR || type == Simple.JSON || type == Simple.UNKNOWN
                ? Optional.of("s")
                : Optional.empty();
    }
}
