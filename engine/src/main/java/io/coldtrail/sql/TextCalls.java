package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.Simple;
import java.util.ArrayList;
import java.util.List;

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
}
