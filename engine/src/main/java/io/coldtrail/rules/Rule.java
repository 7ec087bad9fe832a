package io.coldtrail.rules;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A pattern over events, and what a match means.
 *
 * @param questions ids of the playbook's questions about the same events
 * @param corrected what was wrong in the published rule and is right here; empty where nothing was
 * @param pattern an event pattern of EventBridge, as compact JSON
 */
public record Rule(
        String id,
        String title,
        String description,
        String impact,
        Severity severity,
        List<String> techniques,
        List<String> questions,
        State state,
        Optional<String> corrected,
        String pattern) {
    public Rule {
        techniques = List.copyOf(techniques);
        questions = List.copyOf(questions);
    }

    /** How much a match matters. */
    public enum Severity {
        LOW,
        MEDIUM,
        HIGH,
        CRITICAL;

        /** The name in rule files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Severity> named(String id) {
            return Stream.of(values())
                    .filter(severity -> severity.id().equals(id))
                    .findFirst();
        }
    }

    /** A rule's state in EventBridge, which decides what is delivered to it. */
    public enum State {
        /** Everything but read-only management events. */
        ENABLED,
        /** Read-only management events too. */
        ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS;

        static Optional<State> named(String id) {
            return Stream.of(values()).filter(state -> state.name().equals(id)).findFirst();
        }
    }
}
