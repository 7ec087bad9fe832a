package io.coldtrail.playbook;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The conditions that bound a question's events to a range of UTC days, both inclusive.
 *
 * <p>The event's own time is bounded exactly. Partitions are days of delivery, and an event may be delivered on the day
 * after, so they are bounded a day wider on both sides. Only comparisons of partition columns with literals are used:
 * Athena prunes by them.
 */
public final class TimeBounds {
    private final Optional<LocalDate> from;
    private final Optional<LocalDate> to;

    public TimeBounds(Optional<LocalDate> from, Optional<LocalDate> to) {
        this.from = from;
        this.to = to;
    }

    /** One condition, safe between ANDs; {@code true} for no bounds. */
    public String condition(Log log) {
        List<String> conditions = new ArrayList<>();
        switch (log) {
            case CLOUDTRAIL -> {
                conditions.addAll(yearMonthDay());
                from.ifPresent(day -> conditions.add("eventtime >= '" + day + "T00:00:00Z'"));
                to.ifPresent(day -> conditions.add("eventtime < '" + day.plusDays(1) + "T00:00:00Z'"));
            }
            case VPCFLOW -> {
                from.ifPresent(day -> conditions.add("date >= DATE '" + day.minusDays(1) + "'"));
                to.ifPresent(day -> conditions.add("date <= DATE '" + day.plusDays(1) + "'"));
                from.ifPresent(day -> conditions.add("starttime >= " + epochSecond(day)));
                to.ifPresent(day -> conditions.add("starttime < " + epochSecond(day.plusDays(1))));
            }
        }
        return conditions.isEmpty() ? "true" : String.join("\n  and ", conditions);
    }

    private List<String> yearMonthDay() {
        Optional<LocalDate> first = from.map(day -> day.minusDays(1));
        Optional<LocalDate> last = to.map(day -> day.plusDays(1));
        if (first.isPresent() && last.isPresent() && sameMonth(first.get(), last.get())) {
            LocalDate day = first.get();
            return List.of("year = '" + year(day) + "' and month = '" + month(day) + "' and day between '" + day(day)
                    + "' and '" + day(last.get()) + "'");
        }
        List<String> conditions = new ArrayList<>();
        first.ifPresent(day -> conditions.add(bound(day, ">")));
        last.ifPresent(day -> conditions.add(bound(day, "<")));
        return conditions;
    }

    /** Days on one side of a day, and that day. */
    private static String bound(LocalDate day, String beyond) {
        String year = "'" + year(day) + "'";
        String month = "'" + month(day) + "'";
        return "(year " + beyond + " " + year
                + " or (year = " + year + " and month " + beyond + " " + month + ")"
                + " or (year = " + year + " and month = " + month + " and day " + beyond + "= '" + day(day) + "'))";
    }

    private static boolean sameMonth(LocalDate a, LocalDate b) {
        return a.getYear() == b.getYear() && a.getMonth() == b.getMonth();
    }

    private static String year(LocalDate day) {
        return day.toString().substring(0, 4);
    }

    private static String month(LocalDate day) {
        return day.toString().substring(5, 7);
    }

    private static String day(LocalDate day) {
        return day.toString().substring(8, 10);
    }

    private static long epochSecond(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }
}
