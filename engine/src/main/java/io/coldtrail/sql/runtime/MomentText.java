package io.coldtrail.sql.runtime;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time as literals and casts write it: {@code 2024-01-05 10:00:00.123 Europe/Berlin}. The clock and the zone may be
 * missing, and the zeros before a month, a day and an hour.
 *
 * @param digits after the point of the seconds
 * @param zone as it is written, or null
 */
public record MomentText(
        LocalDateTime time, int digits, @Nullable String zone) {
    private static final Pattern FORM = Pattern.compile("([-+]?\\d{4,9})-(\\d{1,2})-(\\d{1,2})"
            + "(?: (?:(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d{1,12}))?)?)?\\s*([^\\s].*)?)?");
    private static final Pattern DATE = Pattern.compile("\\s*([-+]?\\d{1,9})-(\\d{1,2})-(\\d{1,2})\\s*");
    private static final int NANO_DIGITS = 9;

    /** The time; empty where the text is none. */
    public static Optional<MomentText> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String fraction = form.group(7) == null ? "" : form.group(7);
        try {
            LocalDateTime time = LocalDate.of(number(form, 1), number(form, 2), number(form, 3))
                    .atTime(number(form, 4), number(form, 5), number(form, 6))
                    .plusNanos(nanos(fraction));
            return Optional.of(new MomentText(time, fraction.length(), form.group(8)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A day without a clock, blanks around it allowed. */
    public static Optional<LocalDate> parseDate(String text) {
        Matcher form = DATE.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(number(form, 1), number(form, 2), number(form, 3)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The time with so many digits after its seconds, rounded half up. */
    public LocalDateTime rounded(int wanted) {
        long unit = 1;
        for (int i = wanted; i < NANO_DIGITS; i++) {
            unit *= 10;
        }
        long rest = time.get(ChronoField.NANO_OF_SECOND) % unit;
        return time.plusNanos(2 * rest >= unit ? unit - rest : -rest).truncatedTo(ChronoUnit.MICROS);
    }

    private static int number(Matcher form, int group) {
        return form.group(group) == null ? 0 : Integer.parseInt(form.group(group));
    }

    private static long nanos(String fraction) {
        return fraction.isEmpty() ? 0 : Long.parseLong((fraction + "000000000").substring(0, NANO_DIGITS));
    }
}
