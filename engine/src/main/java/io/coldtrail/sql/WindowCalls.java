package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.Simple;
import io.coldtrail.sql.SqlType.Variable;
import io.trino.grammar.sql.SqlBaseParser.FunctionCallContext;
import io.trino.grammar.sql.SqlBaseParser.WindowSpecificationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls of functions that are for windows alone: which window Athena asks of them, offsets, and NULLs passed over. */
final class WindowCalls {
    private static final Set<String> NEIGHBOURS = Set.of("lag", "lead");
    private static final Set<String> VALUES = Set.of("lag", "lead", "first_value", "last_value", "nth_value");

    /** They take one row of a frame. */
    private static final Set<String> FRAMED = Set.of("first_value", "last_value", "nth_value");

    private WindowCalls() {}

    static Typed call(
            FunctionCallContext node, Overload overload, LambdaCalls.Bound bound, Scope scope, Translating query) {
        String name = overload.name();
        if (node.over() == null) {
            throw SqlProblems.type(node, name + " is a window function", "Write OVER (ORDER BY …) after it.");
        }
        if (node.setQuantifier() != null || !node.sortItem().isEmpty()) {
            throw SqlProblems.type(node, name + " takes no DISTINCT and no ORDER BY", "Order the window instead.");
        }
        requireWindow(node, name);
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < bound.arguments().size(); i++) {
            Typed argument = bound.arguments().get(i);
            if (overload.parameter(i) instanceof Variable letter) {
                SqlType type = bound.letters().getOrDefault(letter.name(), argument.type());
                arguments.add(argument.type() == Simple.UNKNOWN ? argument.sql() : DuckTypes.cast(argument, type));
            } else if (VALUES.contains(name)) {
                arguments.add(offset(node, i, argument, NEIGHBOURS.contains(name) ? 0 : 1));
            } else {
                arguments.add(argument.sql());
            }
        }
        List<String> order = FRAMED.contains(name) ? WindowRules.orderWithinFrame(node, scope, query) : List.of();
        String inner = String.join(", ", arguments)
                + (order.isEmpty() ? "" : " ORDER BY " + String.join(", ", order))
                + nulls(node, name);
        return new Typed(
                name + "(" + inner + ") " + WindowRules.over(node, scope, query),
                Overload.fill(overload.result(), bound.letters()));
    }

    private static void requireWindow(FunctionCallContext node, String name) {
        @Nullable WindowSpecificationContext window = WindowRules.specification(node.over());
        if (window == null || window.existingWindowName != null) {
            return;
        }
        boolean framed = VALUES.contains(name) && !NEIGHBOURS.contains(name);
        if (!framed && window.windowFrame() != null) {
            throw SqlProblems.type(
                    window.windowFrame(), name + " looks at the whole partition and takes no frame", "Leave it out.");
        }
        if (NEIGHBOURS.contains(name) && window.sortItem().isEmpty()) {
            throw SqlProblems.type(
                    node.over(), name + " needs a window with an ORDER BY", "Say what comes before what.");
        }
    }

    private static String offset(FunctionCallContext node, int index, Typed argument, int least) {
        String text = node.expression(index).getText();
        if ((least == 0 && argument.type() == Simple.UNKNOWN)
                || text.matches("-\\d+")
                || (least == 1 && text.matches("0+"))) {
            throw SqlProblems.type(
                    node.expression(index), "an offset of " + text, "It must be at least " + least + ".");
        }
        String sql = argument.sql();
        return text.matches("\\d+") || argument.type() == Simple.UNKNOWN
                ? sql
                : "CASE WHEN (" + sql + ") >= " + least + " THEN (" + sql + ") ELSE athena_fail((" + sql
                        + "), 'Offset must be at least " + least + "') END";
    }

    private static String nulls(FunctionCallContext node, String name) {
        if (node.nullTreatment() == null) {
            return "";
        }
        if (!VALUES.contains(name)) {
            throw SqlProblems.type(
                    node.nullTreatment(), name + " does not look at values", "IGNORE NULLS is for lag, first_value….");
        }
        return node.nullTreatment().IGNORE() == null ? "" : " IGNORE NULLS";
    }
}
