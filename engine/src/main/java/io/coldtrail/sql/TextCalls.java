package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.ArrayOf;
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
        SqlType type = joined(operands);
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < call.size(); i++) {
            String role = "argument " + (i + 1) + " of " + call.name();
            parts.add(call.query()
                    .require(call.argument(i), operands.get(i), type, role)
                    .sql());
        }
        return new Typed("(" + String.join(" || ", parts) + ")", type);
    }

    /** What {@code ||} makes of operands that are no arrays: bytes of bytes, text of all else. */
    static SqlType joined(List<Typed> operands) {
        boolean bytes = operands.stream().anyMatch(operand -> operand.type() == Simple.VARBINARY);
        return bytes ? Simple.VARBINARY : Simple.VARCHAR;
    }

    /** Texts with another between them, without those that are NULL; or those of an array. */
    static Typed concatWs(Call call) {
        call.requireSize(2, Integer.MAX_VALUE);
        String between = call.sql(0, Simple.VARCHAR);
        if (call.size() == 2 && call.typed(1).type() instanceof ArrayOf) {
            String array = call.sql(1, new ArrayOf(Simple.VARCHAR));
            return new Typed("athena_concat_ws(" + between + ", " + array + ")", Simple.VARCHAR);
        }
        List<String> texts = new ArrayList<>();
        for (int i = 1; i < call.size(); i++) {
            texts.add(call.sql(i, Simple.VARCHAR));
        }
        return new Typed("concat_ws(" + between + ", " + String.join(", ", texts) + ")", Simple.VARCHAR);
    }
}
