package io.coldtrail.columnar.scan;

import java.util.ArrayList;
import java.util.List;

/**
 * What a query demands of one leaf column: a row whose value is in none of the ranges counts for nothing.
 *
 * @param path of the column, outermost name first
 * @param ranges of values, all of the column's kind; none where no value will do
 * @param nulls whether a row counts that has no value
 */
public record LeafDemand(List<String> path, List<LeafRange> ranges, boolean nulls) {
    public LeafDemand {
        path = List.copyOf(path);
        ranges = List.copyOf(ranges);
    }

    /** Both demands on one column. */
    public LeafDemand and(LeafDemand other) {
        List<LeafRange> both = new ArrayList<>();
        for (LeafRange range : ranges) {
            for (LeafRange others : other.ranges) {
                range.and(others).ifPresent(both::add);
            }
        }
        return new LeafDemand(path, both, nulls && other.nulls);
    }

    /** Whether values between two others, both included, can be among the demanded ones. */
    boolean overlaps(LeafValue least, LeafValue greatest) {
        return ranges.stream().anyMatch(range -> range.overlaps(least, greatest));
    }

    /** Whether values between two others, both included, are all demanded. */
    boolean contains(LeafValue least, LeafValue greatest) {
        return ranges.stream().anyMatch(range -> range.contains(least, greatest));
    }

    /** Whether it names single values, and no row without one. */
    boolean isDiscrete() {
        return !nulls && ranges.stream().allMatch(range -> range.single().isPresent());
    }
}
