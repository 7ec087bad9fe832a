package io.coldtrail.columnar.scan;

import java.util.Optional;

/**
 * Values between two bounds.
 *
 * @param low the least value; empty where there is none
 * @param lowIncluded whether the least value is one of them
 * @param high the greatest value
 * @param highIncluded whether the greatest value is one of them
 */
public record LeafRange(Optional<LeafValue> low, boolean lowIncluded, Optional<LeafValue> high, boolean highIncluded) {

    /** One value. */
    public static LeafRange only(LeafValue value) {
        return new LeafRange(Optional.of(value), true, Optional.of(value), true);
    }

    /** The one value that it holds; empty where it may hold others. */
    Optional<LeafValue> single() {
        return lowIncluded && highIncluded && low.equals(high) ? low : Optional.empty();
    }

    /** The values that are in both; empty where there are none. */
    Optional<LeafRange> and(LeafRange other) {
        boolean mine = other.low.isEmpty()
                || (low.isPresent() && isAbove(low.get(), lowIncluded, other.low.get(), other.lowIncluded));
        boolean myHigh = other.high.isEmpty()
                || (high.isPresent() && isAbove(other.high.get(), highIncluded, high.get(), other.highIncluded));
        LeafRange both = new LeafRange(
                mine ? low : other.low,
                mine ? lowIncluded : other.lowIncluded,
                myHigh ? high : other.high,
                myHigh ? highIncluded : other.highIncluded);
        return both.isEmpty() ? Optional.empty() : Optional.of(both);
    }

    /** Whether a bound leaves fewer values than another one of the same side, or as few. */
    private static boolean isAbove(LeafValue bound, boolean included, LeafValue other, boolean otherIncluded) {
        int order = bound.compareTo(other);
        return order > 0 || (order == 0 && (!included || otherIncluded));
    }

    private boolean isEmpty() {
        if (low.isEmpty() || high.isEmpty()) {
            return false;
        }
        int order = low.get().compareTo(high.get());
        return order > 0 || (order == 0 && !(lowIncluded && highIncluded));
    }

    /** Whether a value between two others, both included, can be one of these. */
    boolean overlaps(LeafValue least, LeafValue greatest) {
        boolean below = low.isPresent() && isBelow(greatest, low.get(), lowIncluded);
        boolean above = high.isPresent() && isBelow(high.get(), least, highIncluded);
        return !below && !above;
    }

    /** Whether all values between two others, both included, are of these. */
    boolean contains(LeafValue least, LeafValue greatest) {
        boolean fromLow = low.isEmpty() || !isBelow(least, low.get(), lowIncluded);
        boolean toHigh = high.isEmpty() || !isBelow(high.get(), greatest, highIncluded);
        return fromLow && toHigh;
    }

    private static boolean isBelow(LeafValue value, LeafValue bound, boolean included) {
        int order = value.compareTo(bound);
        return included ? order < 0 : order <= 0;
    }
}
