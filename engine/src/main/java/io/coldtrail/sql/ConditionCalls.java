package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.Simple;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Calls that choose among their arguments. */
final class ConditionCalls {
    private ConditionCalls() {}

    /** {@code greatest} and {@code least} are NULL as soon as an argument is, and pass over what is no number. */
    static Typed extremum(Call call) {
        call.requireSize(1, Integer.MAX_VALUE);
        SqlType type = Simple.UNKNOWN;
        List<String> values = new ArrayList<>();
        for (int i = 0; i < call.size(); i++) {
            Typed value = call.typed(i);
            PredicateRules.comparable(call.argument(i), type, value.type());
            SqlType before = type;
            type = Types.common(before, value.type())
                    .orElseThrow(() -> SqlProblems.refused(
                            call.node(), call.name() + " of times in two zones", "Use AT TIME ZONE on one of them."));
            values.add(value.sql());
        }
        String missing = values.stream().map(value -> "(" + value + ") IS NULL").collect(Collectors.joining(" OR "));
        String chosen = call.name() + "(" + String.join(", ", values) + ")";
        if (Types.isFloat(type)) {
            // DuckDB passes over NULLs, and takes NaN for the greatest number.
            String numbers = values.stream()
                    .map(value -> "CASE WHEN NOT isnan(" + value + ") THEN " + value + " END")
                    .collect(Collectors.joining(", "));
            chosen = "coalesce(" + call.name() + "(" + numbers + "), CAST('NaN' AS " + DuckTypes.name(type) + "))";
        }
        return new Typed("CASE WHEN " + missing + " THEN NULL ELSE " + chosen + " END", type);
    }

    /** The type is the first one's, whatever it is compared with. */
    static Typed nullif(Call call) {
        call.requireSize(2, 2);
        Typed value = call.typed(0);
        Typed other = call.typed(1);
        PredicateRules.comparable(call.argument(1), value.type(), other.type());
        return new Typed("nullif(" + value.sql() + ", " + other.sql() + ")", value.type());
    }
}
