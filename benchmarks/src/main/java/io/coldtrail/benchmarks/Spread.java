package io.coldtrail.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** What several runs came to. With an even number of them the median is the upper of the middle two. */
record Spread(double least, double median, double most) {

    /** @param values at least one */
    static Spread of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Spread(sorted[0], sorted[sorted.length / 2], sorted[sorted.length - 1]);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", median, least, most);
    }
}
