package io.coldtrail.rules;

import java.util.List;

/**
 * What rules would have done.
 *
 * @param events how many events there are in the range of days, Insight events among them
 * @param outcomes one for each rule, in the order of the rules
 * @param refused how many events event-ruler could not read, and which rules could therefore not fire on
 * @param firstRefused some of them
 */
public record ReplayResult(long events, List<RuleOutcome> outcomes, long refused, List<EventRef> firstRefused) {
    public ReplayResult {
        outcomes = List.copyOf(outcomes);
        firstRefused = List.copyOf(firstRefused);
    }

    /** The rules that would have fired. */
    public List<RuleOutcome> fired() {
        return outcomes.stream().filter(outcome -> outcome.count() > 0).toList();
    }
}
