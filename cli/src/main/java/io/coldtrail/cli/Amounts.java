package io.coldtrail.cli;

import java.util.Locale;

/** Amounts as people read them. */
final class Amounts {
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB"};

    private Amounts() {}

    /** A size in powers of 1000, such as {@code 315.4 MB}. */
    static String bytes(long bytes) {
        return of(bytes, 1000);
    }

    /** A size in powers of 1000 or 1024. */
    static String of(long bytes, int step) {
        double amount = bytes;
        int unit = 0;
        while (amount >= step && unit < UNITS.length - 1) {
            amount /= step;
            unit++;
        }
        return unit == 0
                ? String.format(Locale.ROOT, "%d bytes", bytes)
                : String.format(Locale.ROOT, "%.1f %s", amount, UNITS[unit]);
    }

    /** A duration, such as {@code 1:05} or {@code 2:00:00}. */
    static String clock(long seconds) {
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
