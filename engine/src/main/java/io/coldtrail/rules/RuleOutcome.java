package io.coldtrail.rules;

import java.util.List;
import java.util.Optional;

/**
 * What a rule would have done.
 *
 * @param count how often it would have fired
 * @param first the earliest event's time, as the event says it; empty where no event that fired it says a time
 * @param last the latest event's time
 * @param events the earliest events, as many as were asked for, in the order of their times and then of the evidence
 */
public record RuleOutcome(Rule rule, long count, Optional<String> first, Optional<String> last, List<EventRef> events) {
    public RuleOutcome {
        events = List.copyOf(events);
    }
}
