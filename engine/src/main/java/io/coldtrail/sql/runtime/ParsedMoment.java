package io.coldtrail.sql.runtime;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a pattern has read so far, and the time that it makes. */
final class ParsedMoment {
    private static final LocalDateTime ZERO = LocalDate.EPOCH.atStartOfDay();

    /** The year of a month or day that came without one. */
    private static final int DEFAULT_YEAR = 2000;

    private final List<Value> values = new ArrayList<>();
    private @Nullable String zone;

    private record Value(MomentField field, int number) {}

    void add(MomentField field, int number) {
        values.add(new Value(field, number));
    }

    void zone(String name) {
        zone = name;
    }

    /** The zone that was read, or null. */
    @Nullable
    String zone() {
        return zone;
    }

    /**
     * The time on the clock.
     *
     * @throws DateTimeException where a value is not possible, such as the 30th of February
     */
    LocalDateTime time() {
        List<Value> ordered = ordered();
        if (!ordered.isEmpty() && ordered.get(0).field().needsYear()) {
            add(MomentField.YEAR, DEFAULT_YEAR);
            ordered = ordered();
        }
        LocalDateTime time = ZERO;
        for (Value value : ordered) {
            time = value.field().floor(value.field().with(time, value.number()));
        }
        // Once more, so that fields which a later one has moved hold: a day of the week moves the day of the month.
        for (Value value : ordered) {
            time = value.field().with(time, value.number());
        }
        return ordered.isEmpty()
                ? time
                : ordered.get(ordered.size() - 1).field().floor(time);
    }

    private List<Value> ordered() {
        return values.stream()
                .sorted(Comparator.comparingInt(value -> value.field().rank()))
                .toList();
    }
}
