package io.coldtrail.rules;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.event.ruler.Machine;

/** Rules ready to be matched, all at once. Matching is thread-safe. */
public final class RuleMachine {
    private final Machine machine = Machine.builder().build();
    private final Map<String, Rule> rules = new HashMap<>();

    public RuleMachine(List<Rule> rules) {
        for (Rule rule : rules) {
            this.rules.put(rule.id(), rule);
            try {
                machine.addRule(rule.id(), rule.pattern());
            } catch (IOException e) {
                throw RuleProblems.invalid(rule.id(), String.valueOf(e.getMessage()));
            } catch (LinkageError | StackOverflowError | AssertionError e) {
                throw RuleProblems.library(e);
            }
        }
    }

    /** The rules whose pattern an event matches, delivered or not, sorted by id. */
    public List<Rule> matching(Envelope event) {
        List<String> ids;
        try {
            ids = new ArrayList<>(machine.rulesForJSONEvent(event.json()));
        } catch (Exception e) {
            // The library declares no narrower one.
            throw RuleProblems.event("event", String.valueOf(e.getMessage()));
        } catch (LinkageError | StackOverflowError | AssertionError e) {
            throw RuleProblems.library(e);
        }
        return ids.isEmpty()
                ? List.of()
                : ids.stream().distinct().sorted().map(rules::get).toList();
    }

    /** The rules that an event would fire: they match, and EventBridge delivers the event to them. Sorted by id. */
    public List<Rule> fired(Envelope event) {
        return matching(event).stream()
                .filter(rule -> !event.isReadOnlyManagement() || rule.state() != Rule.State.ENABLED)
                .toList();
    }
}
