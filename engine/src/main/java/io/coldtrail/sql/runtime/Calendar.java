package io.coldtrail.sql.runtime;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** Months and years between two times, and times on the clocks of zones, as Athena counts them. */
final class Calendar {
    private static final int FIRST_OF_MARCH = 60;

    private Calendar() {}

    /** How many whole months, quarters or years lie between two times. */
    static long difference(String unit, LocalDateTime from, LocalDateTime to) {
        LocalDateTime first = from.truncatedTo(ChronoUnit.MILLIS);
        LocalDateTime second = to.truncatedTo(ChronoUnit.MILLIS);
        if (second.isBefore(first)) {
            return -difference(unit, second, first);
        }
        return switch (unit) {
            case "month" -> months(first, second);
            case "quarter" -> months(first, second) / 3;
            default -> years(first, second);
        };
    }

    /** The last day of a short month ends a month that began on a later day. */
    private static long months(LocalDateTime from, LocalDateTime to) {
        long months = (to.getYear() - from.getYear()) * 12L + to.getMonthValue() - from.getMonthValue();
        int last = to.toLocalDate().lengthOfMonth();
        LocalDateTime start =
                to.getDayOfMonth() == last && from.getDayOfMonth() > last ? from.withDayOfMonth(last) : from;
        LocalDateTime sinceMonth = start.withYear(2000).withMonth(1);
        return to.withYear(2000).withMonth(1).isBefore(sinceMonth) ? months - 1 : months;
    }

    /** The leap day does not count where only one of the two years has it. */
    private static long years(LocalDateTime from, LocalDateTime to) {
        long years = (long) to.getYear() - from.getYear();
        LocalDateTime start = from;
        LocalDateTime end = to;
        boolean startLeaps = Year.isLeap(from.getYear());
        boolean endLeaps = Year.isLeap(to.getYear());
        if (start.getDayOfYear() >= FIRST_OF_MARCH && startLeaps && !endLeaps) {
            start = start.minusDays(1);
        } else if (start.getDayOfYear() >= FIRST_OF_MARCH
                && !startLeaps
                && end.getDayOfYear() >= FIRST_OF_MARCH
                && endLeaps) {
            end = end.minusDays(1);
        }
        boolean sooner = end.getDayOfYear() < start.getDayOfYear()
                || (end.getDayOfYear() == start.getDayOfYear()
                        && end.toLocalTime().isBefore(start.toLocalTime()));
        return sooner ? years - 1 : years;
    }

    /** The point in time of a clock in a zone. Where the clock shows a time twice, the offset of a time near it holds. */
    static OffsetDateTime instant(LocalDateTime local, OffsetDateTime near, String zone) {
        ZoneId rules = ZoneId.of(zone);
        ZoneOffset offset = rules.getRules().getOffset(near.toInstant());
        return ZonedDateTime.ofLocal(local, rules, offset).toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC);
    }
}
