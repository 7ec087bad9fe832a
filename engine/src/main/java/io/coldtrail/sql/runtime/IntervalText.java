package io.coldtrail.sql.runtime;

import java.util.Locale;

/** Intervals as Athena prints them. */
public final class IntervalText {
    private static final long DAY = 86_400_000;

    private IntervalText() {}

    /** {@code 2 03:04:05.678}: days and the time of day. */
    public static String ofMilliseconds(long amount) {
        long size = Math.abs(amount);
        return String.format(
                Locale.ROOT,
                "%s%d %02d:%02d:%02d.%03d",
                amount < 0 ? "-" : "",
                size / DAY,
                size / 3_600_000 % 24,
                size / 60_000 % 60,
                size / 1_000 % 60,
                size % 1_000);
    }

    /** {@code 1-2}: years and months. */
    public static String ofMonths(long amount) {
        long size = Math.abs(amount);
        return (amount < 0 ? "-" : "") + size / 12 + "-" + size % 12;
    }
}
