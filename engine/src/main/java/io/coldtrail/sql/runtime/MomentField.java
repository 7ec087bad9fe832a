package io.coldtrail.sql.runtime;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalField;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A field of a time in a pattern. Fields that were read are set in the order in which they stand here, the widest first;
 * those of one rank in the order in which they were read.
 */
enum MomentField {
    CENTURY(0, ChronoField.YEAR),
    YEAR(1, ChronoField.YEAR),
    YEAR_OF_ERA(1, ChronoField.YEAR),
    WEEK_YEAR(1, IsoFields.WEEK_BASED_YEAR),
    MONTH(2, ChronoField.MONTH_OF_YEAR),
    WEEK(3, IsoFields.WEEK_OF_WEEK_BASED_YEAR),
    DAY_OF_YEAR(4, ChronoField.DAY_OF_YEAR),
    DAY_OF_MONTH(5, ChronoField.DAY_OF_MONTH),
    DAY_OF_WEEK(6, ChronoField.DAY_OF_WEEK),
    HALF_DAY(7, ChronoField.AMPM_OF_DAY),
    HOUR(8, ChronoField.HOUR_OF_DAY),
    HOUR_TO_24(8, ChronoField.CLOCK_HOUR_OF_DAY),
    HALF_DAY_HOUR(9, ChronoField.HOUR_OF_AMPM),
    HALF_DAY_HOUR_TO_12(9, ChronoField.CLOCK_HOUR_OF_AMPM),
    MINUTE(10, ChronoField.MINUTE_OF_HOUR),
    SECOND(11, ChronoField.SECOND_OF_MINUTE),
    MILLISECOND(12, ChronoField.MILLI_OF_SECOND);

    private static final int YEARS_OF_A_CENTURY = 100;

    private final int rank;
    private final TemporalField field;

    MomentField(int rank, TemporalField field) {
        this.rank = rank;
        this.field = field;
    }

    int rank() {
        return rank;
    }

    /** Whether a year has to be known, without which it says nothing. */
    boolean needsYear() {
        return rank >= MONTH.rank && rank <= DAY_OF_WEEK.rank;
    }

    int of(LocalDateTime time) {
        if (this == CENTURY) {
            return time.getYear() / YEARS_OF_A_CENTURY;
        }
        return time.get(field);
    }

    /** The time with another value; the day of the month gives way where a month is too short. */
    LocalDateTime with(LocalDateTime time, int value) {
        if (this == CENTURY) {
            return time.withYear(value * YEARS_OF_A_CENTURY + time.getYear() % YEARS_OF_A_CENTURY);
        }
        return time.with(field, value);
    }

    /** The start of the field's present value. */
    LocalDateTime floor(LocalDateTime time) {
        LocalDate date = time.toLocalDate();
        return switch (this) {
            case CENTURY, YEAR, YEAR_OF_ERA -> date.withDayOfYear(1).atStartOfDay();
            case WEEK_YEAR ->
                date.with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 1)
                        .with(ChronoField.DAY_OF_WEEK, 1)
                        .atStartOfDay();
            case MONTH -> date.withDayOfMonth(1).atStartOfDay();
            case WEEK -> date.with(ChronoField.DAY_OF_WEEK, 1).atStartOfDay();
            case DAY_OF_YEAR, DAY_OF_MONTH, DAY_OF_WEEK -> date.atStartOfDay();
            case HALF_DAY -> date.atTime(time.getHour() < 12 ? LocalTime.MIDNIGHT : LocalTime.NOON);
            case HOUR, HOUR_TO_24, HALF_DAY_HOUR, HALF_DAY_HOUR_TO_12 -> time.truncatedTo(ChronoUnit.HOURS);
            case MINUTE -> time.truncatedTo(ChronoUnit.MINUTES);
            case SECOND -> time.truncatedTo(ChronoUnit.SECONDS);
            case MILLISECOND -> time;
        };
    }

    /** English names of the values, from the lowest; only for months, days of the week and halves of the day. */
    List<String> names(TextStyle style) {
        if (this == HALF_DAY) {
            return List.of("AM", "PM");
        }
        if (this == MONTH) {
            return IntStream.rangeClosed(1, 12)
                    .mapToObj(month -> name(Month.of(month).getDisplayName(style, Locale.US), style))
                    .toList();
        }
        return IntStream.rangeClosed(1, 7)
                .mapToObj(day -> DayOfWeek.of(day).getDisplayName(style, Locale.US))
                .toList();
    }

    /** Some versions of Java shorten September to four letters. */
    private static String name(String name, TextStyle style) {
        return style == TextStyle.SHORT ? name.substring(0, 3) : name;
    }

    int lowest() {
        return this == HALF_DAY ? 0 : 1;
    }
}
