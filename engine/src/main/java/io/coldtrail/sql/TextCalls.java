package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.Simple;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Calls on texts, and of functions with any number of arguments. */
final class TextCalls {
    private TextCalls() {}

    /** {@code concat(a, b)} is {@code a || b}: NULL in, NULL out. */
    static Typed concat(Call call) {
        call.requireSize(1, Integer.MAX_VALUE);
        List<Typed> operands = new ArrayList<>();
        for (int i = 0; i < call.size(); i++) {
            operands.add(call.typed(i));
        }
        if (operands.stream().anyMatch(operand -> ArrayCalls.concatenates(operand.type()))) {
            return ArrayCalls.concatenated(call.node().expression(), operands);
        }
        call.requireSize(2, Integer.MAX_VALUE);
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < call.size(); i++) {
            String role = "argument " + (i + 1) + " of " + call.name();
            parts.add(call.query()
                    .require(call.argument(i), operands.get(i), Simple.VARCHAR, role)
                    .sql());
        }
        return new Typed("(" + String.join(" || ", parts) + ")", Simple.VARCHAR);
    }

    /** {@code greatest} and {@code least} are NULL as soon as an argument is. */
    static Typed extremum(Call call) {
        call.requireSize(1, Integer.MAX_VALUE);
        SqlType type = Simple.UNKNOWN;
        List<String> values = new ArrayList<>();
        for (int i = 0; i < call.size(); i++) {
            Typed value = call.typed(i);
            PredicateRules.comparable(call.argument(i), type, value.type());
            PredicateRules.ordered(call.argument(i), value.type());
            type = Types.common(type, value.type()).orElseThrow();
            values.add(value.sql());
        }
        String missing = values.stream().map(value -> "(" + value + ") IS NULL").collect(Collectors.joining(" OR "));
        return new Typed(
                "CASE WHEN " + missing + " THEN NULL ELSE " + call.name() + "(" + String.join(", ", values) + ") END",
                type);
    }

    static Typed tryCall(Call call) {
        call.requireSize(1, 1);
        Typed value = call.typed(0);
        return new Typed("TRY(" + value.sql() + ")", value.type());
    }
}
