package io.coldtrail.report.page;

import java.util.Locale;

/** Numbers for people. */
final class Amount {
    private Amount() {}

    static String of(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Such as {@code 1 row} or {@code 2,000 rows}. */
    static String of(long number, String one) {
        return of(number) + " " + (number == 1 ? one : one + "s");
    }

    /** A size in powers of 1000, such as {@code 315.4 MB}. */
    static String bytes(long bytes) {
        String[] units = {"kB", "MB", "GB", "TB"};
        double amount = bytes;
        String unit = "bytes";
        for (int i = 0; i < units.length && amount >= 1000; i++) {
            amount /= 1000;
            unit = units[i];
        }
        return unit.equals("bytes") ? of(bytes) + " bytes" : String.format(Locale.ROOT, "%.1f %s", amount, unit);
    }
}
