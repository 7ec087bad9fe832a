package io.coldtrail.rules;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers the events that fired one rule, in bounded memory. */
final class Firings {
    private static final Comparator<Key> EARLIEST =
            Comparator.comparing(Key::time).thenComparing(Key::order);

    private final int kept;
    private final TreeMap<Key, EventRef> earliest = new TreeMap<>(EARLIEST);
    private long count;
    private @Nullable String first;
    private @Nullable String last;

    /** Events without a time come last; of one time the evidence's order holds. */
    private record Key(String time, long order) {
        static Key of(EventRef event, long order) {
            return new Key(event.eventTime().isEmpty() ? "\uffff" : event.eventTime(), order);
        }
    }

    Firings(int kept) {
        this.kept = kept;
    }

    void add(EventRef event) {
        String time = event.eventTime();
        if (!time.isEmpty()) {
            first = first == null || time.compareTo(first) < 0 ? time : first;
            last = last == null || time.compareTo(last) > 0 ? time : last;
        }
        earliest.put(Key.of(event, count), event);
        count++;
        if (earliest.size() > kept) {
            earliest.pollLastEntry();
        }
    }

    RuleOutcome outcome(Rule rule) {
        return new RuleOutcome(
                rule, count, Optional.ofNullable(first), Optional.ofNullable(last), List.copyOf(earliest.values()));
    }
}
