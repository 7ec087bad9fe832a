package io.coldtrail.sql.runtime;

import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time in words. */
final class Durations {
    private static final Pattern FORM = Pattern.compile("\\s*(\\d+(?:\\.\\d+)?)\\s*([a-zA-Z]+)\\s*");

    private static final Map<String, Double> MILLISECONDS =
            Map.of("ns", 1e-6, "us", 1e-3, "ms", 1.0, "s", 1e3, "m", 6e4, "h", 3.6e6, "d", 8.64e7);

    private static final String[] UNITS = {"week", "day", "hour", "minute", "second"};
    private static final long[] SECONDS = {604_800, 86_400, 3_600, 60, 1};

    private Durations() {}

    /** {@code 3.5d} in milliseconds. */
    static long parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new AthenaFailure("duration is not a valid data duration string: " + text);
        }
        Double unit = MILLISECONDS.get(form.group(2));
        if (unit == null) {
            throw new AthenaFailure("Unknown time unit: " + form.group(2));
        }
        return Math.round(Double.parseDouble(form.group(1)) * unit);
    }

    /** {@code 1 hour, 2 minutes}; units that are nought are left out. */
    static String inWords(double seconds) {
        if (!Double.isFinite(seconds)) {
            throw new AthenaFailure("Invalid argument found: " + seconds);
        }
        long rest = Math.round(Math.abs(seconds));
        StringJoiner words = new StringJoiner(", ");
        for (int i = 0; i < UNITS.length; i++) {
            long count = rest / SECONDS[i];
            rest %= SECONDS[i];
            if (count > 0) {
                words.add(count + " " + UNITS[i] + (count == 1 ? "" : "s"));
            }
        }
        return words.length() == 0 ? "0 seconds" : words.toString();
    }
}
