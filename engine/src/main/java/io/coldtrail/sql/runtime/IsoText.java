package io.coldtrail.sql.runtime;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * ISO 8601 as {@code from_iso8601_timestamp} reads it: a day, a week or a day of the year, any of their ends left out,
 * then a clock of hours, minutes and seconds with a fraction of the last one, then an offset.
 */
public final class IsoText {
    private static final String DATE = "(?<year>[+-]?\\d{1,9})"
            + "(?:-(?:W(?<week>\\d{1,2})(?:-(?<weekday>\\d))?|(?<yearday>\\d{3})|(?<month>\\d{1,2})(?:-(?<day>\\d{1,2}))?))?";

    private static final String CLOCK = "(?<hour>\\d{1,2})(?:(?<hourpart>[.,]\\d{1,9})|:(?<minute>\\d{1,2})"
            + "(?:(?<minutepart>[.,]\\d{1,9})|:(?<second>\\d{1,2})(?<secondpart>[.,]\\d{1,9})?)?)?";

    private static final Pattern TIME = Pattern.compile(
            "(?:" + DATE + ")?(?:T(?:" + CLOCK + ")?(?<offset>Z|[+-]\\d{2}(?::?\\d{2})?)?)?", Pattern.CASE_INSENSITIVE);

    private static final Pattern DAY = Pattern.compile(DATE, Pattern.CASE_INSENSITIVE);

    private IsoText() {}

    /** The time, on the clock of its offset; UTC where it has none. */
    public static MomentInZone parse(String text) {
        Matcher form = TIME.matcher(text);
        boolean known = form.matches() && (form.group("year") != null || form.group("hour") != null);
        if (!known) {
            throw failure(text);
        }
        try {
            LocalDate date = form.group("year") == null ? LocalDate.EPOCH : date(form);
            LocalDateTime time = date.atTime(
                            number(form, "hour", 0), number(form, "minute", 0), number(form, "second", 0))
                    .plusNanos(
                            part(form, "hourpart", 3600) + part(form, "minutepart", 60) + part(form, "secondpart", 1));
            return new MomentInZone(
                    time.minusNanos(time.get(ChronoField.NANO_OF_SECOND) % 1_000_000), zone(form.group("offset")));
        } catch (DateTimeException e) {
            throw failure(text);
        }
    }

    static LocalDate parseDate(String text) {
        Matcher form = DAY.matcher(text);
        if (!form.matches()) {
            throw failure(text);
        }
        try {
            return date(form);
        } catch (DateTimeException e) {
            throw failure(text);
        }
    }

    private static LocalDate date(Matcher form) {
        int year = number(form, "year", 0);
        if (form.group("week") != null) {
            return LocalDate.of(2000, 1, 3)
                    .with(IsoFields.WEEK_BASED_YEAR, year)
                    .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number(form, "week", 1))
                    .with(ChronoField.DAY_OF_WEEK, number(form, "weekday", 1));
        }
        if (form.group("yearday") != null) {
            return LocalDate.ofYearDay(year, number(form, "yearday", 1));
        }
        return LocalDate.of(year, number(form, "month", 1), number(form, "day", 1));
    }

    private static int number(Matcher form, String group, int otherwise) {
        String digits = form.group(group);
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    /** A decimal part of so many seconds, in nanoseconds. */
    private static long part(Matcher form, String group, int seconds) {
        String digits = form.group(group);
        return digits == null ? 0 : Long.parseLong((digits.substring(1) + "00000000").substring(0, 9)) * seconds;
    }

    private static String zone(@Nullable String offset) {
        return offset == null
                ? ZoneNames.UTC
                : ZoneNames.named(offset.toUpperCase(Locale.ROOT))
                        .orElseThrow(() -> new DateTimeException("no offset " + offset));
    }

    private static AthenaFailure failure(String text) {
        return new AthenaFailure("Invalid format: \"" + text + "\"");
    }
}
