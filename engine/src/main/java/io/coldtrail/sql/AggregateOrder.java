package io.coldtrail.sql;

import java.util.List;
import java.util.stream.Stream;

/**
 * The order in which an aggregate takes its rows, as far as the author leaves it open: the same in every run. Sums of
 * doubles, lists, and whatever keeps the first of several values depend on it.
 */
final class AggregateOrder {
    private AggregateOrder() {}

    /** The keys of ORDER BY within the call: its arguments, by their values. */
    static Stream<String> keys(List<Typed> arguments) {
        return arguments.stream()
                .map(Typed::sql)
                .filter(sql -> !sql.matches("[-+0-9.eE]*|'[^']*'|(?i:null|true|false)"))
                .distinct();
    }
}
