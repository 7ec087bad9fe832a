package io.coldtrail.cost;

import io.coldtrail.lake.Partition;
import io.coldtrail.sql.ColumnDemand;
import io.coldtrail.sql.Constant;
import io.coldtrail.sql.TableUse;
import io.coldtrail.sql.ValueRange;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Days of delivery, {@code yyyy-MM-dd}, both included.
 *
 * @param first empty where there is no first one
 * @param last empty where there is no last one
 */
record AskedDays(String first, String last) {

    /**
     * The days on which events can have been delivered that a query asks for by their time: a day later than they
     * happened at most. Empty where it does not ask so.
     */
    static Optional<AskedDays> of(TableUse use) {
        for (ColumnDemand demand : use.demands()) {
            List<ValueRange> ranges = demand.ranges();
            if (demand.path().toString().equals("eventtime") && !demand.nullsAllowed() && !ranges.isEmpty()) {
                String first = day(ranges.get(0).low());
                String last = day(ranges.get(ranges.size() - 1).high());
                if (!first.isEmpty() || !last.isEmpty()) {
                    return Optional.of(new AskedDays(
                            first,
                            last.isEmpty()
                                    ? ""
                                    : LocalDate.parse(last).plusDays(1).toString()));
                }
            }
        }
        return Optional.empty();
    }

    private static String day(ValueRange.@Nullable Bound bound) {
        if (bound == null
                || !(bound.value() instanceof Constant.Text text)
                || text.value().length() < 10) {
            return "";
        }
        try {
            return LocalDate.parse(text.value().substring(0, 10)).toString();
        } catch (DateTimeException e) {
            // A bound that is no time bounds no days.
            return "";
        }
    }

    /** The last month that has any rows, or the last day where all are of one month. */
    static AskedDays newest(List<Partition> partitions) {
        List<String> days =
                partitions.stream().map(Partition::day).distinct().sorted().toList();
        String last = days.isEmpty() ? Partition.UNKNOWN_DAY : days.get(days.size() - 1);
        String month = last.substring(0, 8);
        return days.stream().allMatch(day -> day.startsWith(month))
                ? new AskedDays(last, last)
                : new AskedDays(month + "01", month + "31");
    }

    boolean holds(String day) {
        return (first.isEmpty() || day.compareTo(first) >= 0) && (last.isEmpty() || day.compareTo(last) <= 0);
    }

    String text() {
        if (first.endsWith("-01") && last.endsWith("-31") && first.regionMatches(0, last, 0, 8)) {
            return "the month " + first.substring(0, 7);
        }
        if (first.equals(last)) {
            return "the day " + first;
        }
        return (first.isEmpty() ? "" : "from " + first + (last.isEmpty() ? "" : " "))
                + (last.isEmpty() ? "" : "to " + last);
    }
}
