package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.MapOf;
import java.util.ArrayList;
import java.util.List;

/**
 * The order in which an aggregate takes its rows, as far as the author leaves it open: the same in every run. Sums of
 * doubles, lists, and whatever keeps the first of several values depend on it.
 */
final class AggregateOrder {
    private AggregateOrder() {}

    /**
     * The keys of ORDER BY within a call.
     *
     * @param written the keys that the author gives, which come first
     * @param arguments of the call; DISTINCT leaves nothing to order but them
     */
    static List<String> keys(List<String> written, List<Typed> arguments) {
        List<String> keys = new ArrayList<>(written);
        for (Typed argument : arguments) {
            boolean constant = argument.sql().matches("[-+0-9.eE]*|'[^']*'|(?i:null|true|false)");
            if (!constant && !keys.contains(argument.sql()) && !(argument.type() instanceof MapOf)) {
                keys.add(argument.sql());
            }
        }
        return List.copyOf(keys);
    }
}
