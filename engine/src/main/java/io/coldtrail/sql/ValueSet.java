package io.coldtrail.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Values for which a condition can have an outcome.
 *
 * @param ranges from low to high, none of them empty and none touching the next
 */
record ValueSet(List<ValueRange> ranges, boolean nulls) {
    static final ValueSet NOTHING = new ValueSet(List.of(), false);
    static final ValueSet NULL = new ValueSet(List.of(), true);
    static final ValueSet NOT_NULL = of(ValueRange.ALL);

    ValueSet {
        ranges = List.copyOf(ranges);
    }

    static ValueSet of(ValueRange... ranges) {
        return new ValueSet(ordered(List.of(ranges)), false);
    }

    /** Whether everything is in it, NULL too. */
    boolean isAll() {
        return nulls && ranges.equals(List.of(ValueRange.ALL));
    }

    /** What is in any of the sets. */
    static ValueSet any(List<ValueSet> sets) {
        List<ValueRange> all =
                sets.stream().flatMap(set -> set.ranges().stream()).toList();
        return new ValueSet(ordered(all), sets.stream().anyMatch(ValueSet::nulls));
    }

    ValueSet withNulls() {
        return new ValueSet(ranges, true);
    }

    /** What is in both sets. */
    ValueSet and(ValueSet other) {
        List<ValueRange> both = new ArrayList<>();
        int left = 0;
        int right = 0;
        while (left < ranges.size() && right < other.ranges.size()) {
            ValueRange shared = ranges.get(left).and(other.ranges.get(right));
            both.add(shared);
            // The one that ends first meets nothing more.
            if (Objects.equals(shared.high(), ranges.get(left).high())) {
                left++;
            } else {
                right++;
            }
        }
        return new ValueSet(ordered(both), nulls && other.nulls);
    }

    private static List<ValueRange> ordered(List<ValueRange> ranges) {
        List<ValueRange> sorted = ranges.stream()
                .filter(range -> !range.isEmpty())
                .sorted((first, second) -> ValueRange.compareLow(first.low(), second.low()))
                .toList();
        List<ValueRange> merged = new ArrayList<>();
        for (ValueRange range : sorted) {
            int last = merged.size() - 1;
            if (last >= 0 && merged.get(last).touches(range)) {
                merged.set(last, merged.get(last).span(range));
            } else {
                merged.add(range);
            }
        }
        return merged;
    }
}
