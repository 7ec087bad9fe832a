package io.coldtrail.sql.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lists of event names without a source: a name that the service of all the others does not have, and that belongs to a
 * service that shares names with it, brings in the other service's events.
 */
final class ServiceMixCheck implements Query.Check {
    /** Shorter lists say too little about what is meant. */
    private static final int FEWEST_NAMES = 6;

    /** Names that the other service shares with the list, before they are taken for confused. */
    private static final int FEWEST_SHARED = 2;

    @Override
    public void check(Query query) {
        for (Condition condition : query.conditions()) {
            if (condition.isOf("eventname")
                    && condition.isOfEvents()
                    && condition.operator() == Condition.Operator.IN
                    && !condition.negated()
                    && query.conditions().stream()
                            .noneMatch(
                                    service -> service.isOf("eventsource") && Conditions.binds(service, condition))) {
                judge(query, condition);
            }
        }
    }

    private static void judge(Query query, Condition condition) {
        Map<String, Integer> counts = new HashMap<>();
        List<Literal> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Literal literal : condition.literals()) {
            Set<String> sources = EventCatalogue.KNOWN.sourcesOf(literal.value());
            if (!sources.isEmpty() && seen.add(literal.value())) {
                names.add(literal);
                sources.forEach(source -> counts.merge(source, 1, Integer::sum));
            }
        }
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        List<String> best = counts.keySet().stream()
                .filter(source -> counts.getOrDefault(source, 0) == most)
                .sorted()
                .toList();
        if (names.size() < FEWEST_NAMES || most != names.size() - 1 || best.size() != 1) {
            return;
        }
        String service = best.get(0);
        for (Literal name : names) {
            Set<String> sources = EventCatalogue.KNOWN.sourcesOf(name.value());
            if (!sources.contains(service)
                    && sources.stream().allMatch(source -> counts.getOrDefault(source, 0) > FEWEST_SHARED)) {
                query.drop(
                        LintCode.EVENT_NOT_OF_SERVICE,
                        condition,
                        name,
                        Shown.literal(name.value()) + " is no event of " + service
                                + ", which has all the others; it brings in events of "
                                + String.join(", ", sources.stream().sorted().toList()),
                        "Drop it, and add `and eventsource = " + Shown.literal(service) + "`.");
                query.judged()
                        .change(Mending.insert(
                                query.nodes().end(condition.node()), " and eventsource = " + Shown.literal(service)));
            }
        }
    }
}
