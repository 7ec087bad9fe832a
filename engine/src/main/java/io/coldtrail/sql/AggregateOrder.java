package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.MapOf;
import io.trino.grammar.sql.SqlBaseParser.FunctionCallContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The order in which an aggregate takes its rows, as far as the author leaves it open: the same in every run. Lists, and
 * whatever keeps the first of several values, go by the place in the evidence; sums of doubles by the values, which costs
 * less and is enough for the same digits each time.
 */
final class AggregateOrder {
    private static final Set<String> BY_EVIDENCE =
            Set.of("array_agg", "arbitrary", "any_value", "map_agg", "multimap_agg", "map_union");

    private static final Set<String> ANY = Set.of("arbitrary", "any_value");

    private AggregateOrder() {}

    /** Whether a call needs to know where rows come from, which only hidden columns tell. */
    static boolean takesKeys(FunctionCallContext call) {
        return BY_EVIDENCE.contains(name(call)) && !CallRules.isDistinct(call);
    }

    private static String name(FunctionCallContext call) {
        List<String> name = Identifiers.parts(call.qualifiedName());
        return name.get(name.size() - 1);
    }

    /** The keys of a call: those that the author gives, places in the evidence, and the arguments themselves. */
    static List<String> keys(FunctionCallContext call, List<Typed> arguments, Scope scope, Translating query) {
        // Athena gives the first of the rows as they come, whatever order is written.
        boolean any = ANY.contains(name(call));
        List<String> keys = new ArrayList<>(any ? List.of() : SortRules.keys(call.sortItem(), scope, query));
        if (name(call).equals("multimap_agg")) {
            if (CallRules.isDistinct(call)) {
                return pairs(call, arguments);
            }
            // The values of a key lie side by side.
            keys.add(0, arguments.get(0).sql());
        }
        if (call.over() != null && SortRules.isOrdered(call.over())) {
            if (takesKeys(call)) {
                boolean list = name(call).equals("array_agg");
                keys.addAll(list ? WindowRules.orderWithinFrame(call, scope, query) : query.rowKeys());
            }
            return keys;
        }
        if (takesKeys(call) && scope.isOfSources()) {
            EvidenceOrder.ofSources(scope, query).stream()
                    .filter(key -> !keys.contains(key))
                    .forEach(keys::add);
        }
        return byValue(keys, arguments);
    }

    /** What differs is ordered by itself and by nothing else. */
    private static List<String> pairs(FunctionCallContext call, List<Typed> arguments) {
        if (!call.sortItem().isEmpty()) {
            throw SqlProblems.refused(
                    call.sortItem(0), "an order of DISTINCT pairs", "Leave out DISTINCT, or the ORDER BY.");
        }
        return List.of("struct_pack(k := " + arguments.get(0).sql() + ", v := "
                + arguments.get(1).sql() + ")");
    }

    /** Keys, and after them the values of arguments. */
    static List<String> byValue(List<String> first, List<Typed> arguments) {
        List<String> keys = new ArrayList<>(first);
        for (Typed argument : arguments) {
            boolean constant = argument.sql().matches("[-+0-9.eE]*|'[^']*'|(?i:null|true|false)");
            if (!constant && !keys.contains(argument.sql()) && !(argument.type() instanceof MapOf)) {
                keys.add(argument.sql());
            }
        }
        return List.copyOf(keys);
    }
}
