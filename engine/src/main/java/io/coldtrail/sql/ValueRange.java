package io.coldtrail.sql;

import org.jspecify.annotations.Nullable;

/**
 * Values that follow each other.
 *
 * @param low null where there is no lowest
 * @param high null where there is no highest
 */
public record ValueRange(@Nullable Bound low, @Nullable Bound high) {
    static final ValueRange ALL = new ValueRange(null, null);

    /**
     * An end of a range.
     *
     * @param inclusive whether the value itself is in the range
     */
    public record Bound(Constant value, boolean inclusive) {}

    static ValueRange only(Constant value) {
        Bound bound = new Bound(value, true);
        return new ValueRange(bound, bound);
    }

    /** Whether no value can be in it. */
    boolean isEmpty() {
        if (low == null || high == null) {
            return false;
        }
        int order = Constant.compare(low.value(), high.value());
        return order > 0 || (order == 0 && !(low.inclusive() && high.inclusive()));
    }

    /** The values that are in both. */
    ValueRange and(ValueRange other) {
        return new ValueRange(
                compareLow(low, other.low) >= 0 ? low : other.low,
                compareHigh(high, other.high) <= 0 ? high : other.high);
    }

    /** The values of two ranges that have none between them. */
    ValueRange span(ValueRange other) {
        return new ValueRange(
                compareLow(low, other.low) <= 0 ? low : other.low,
                compareHigh(high, other.high) >= 0 ? high : other.high);
    }

    /** Whether no value lies between this range and one that does not begin before it. */
    boolean touches(ValueRange later) {
        if (high == null || later.low == null) {
            return true;
        }
        int order = Constant.compare(high.value(), later.low.value());
        return order > 0 || (order == 0 && (high.inclusive() || later.low.inclusive()));
    }

    static int compareLow(@Nullable Bound first, @Nullable Bound second) {
        if (first == null || second == null) {
            return Boolean.compare(first != null, second != null);
        }
        int order = Constant.compare(first.value(), second.value());
        return order != 0 ? order : Boolean.compare(second.inclusive(), first.inclusive());
    }

    private static int compareHigh(@Nullable Bound first, @Nullable Bound second) {
        if (first == null || second == null) {
            return Boolean.compare(first == null, second == null);
        }
        int order = Constant.compare(first.value(), second.value());
        return order != 0 ? order : Boolean.compare(first.inclusive(), second.inclusive());
    }
}
