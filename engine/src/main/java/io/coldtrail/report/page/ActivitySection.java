package io.coldtrail.report.page;

import io.coldtrail.query.QueryResult;
import io.coldtrail.query.QuerySession;
import io.coldtrail.query.Value;
import io.coldtrail.report.coverage.CoverageUnit;
import io.coldtrail.report.coverage.TimeScale;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How much went on over time: a chart that the page draws from numbers.
 *
 * @param hours counts by hour since 1970: events, failed calls, changes, flow records, rejected flow records
 */
record ActivitySection(TreeMap<Long, long[]> hours) implements Section {
    static final List<String> NAMES =
            List.of("CloudTrail events", "failed calls", "changes", "flow records", "rejected flows");

    private static final int MOST_COLUMNS = 1_000;

    private static final String EVENTS = """
            select substr(eventtime, 1, 13), count(*), count(errorcode),
                   sum(case when readonly = 'false' then 1 else 0 end)
            from cloudtrail
            where regexp_like(eventtime, '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9.]+Z$')
            group by 1
            order by 1""";

    private static final String FLOWS = """
            select start / 3600, count(*), sum(case when action = 'REJECT' then 1 else 0 end)
            from vpc_flow_logs
            where start between 0 and 253402300799
            group by 1
            order by 1""";

    static ActivitySection of(ReportRequest request) {
        TreeMap<Long, long[]> hours = new TreeMap<>();
        read(request.session(), EVENTS, 0, hours);
        read(request.session(), FLOWS, 3, hours);
        return new ActivitySection(hours);
    }

    private static void read(QuerySession session, String sql, int firstSeries, TreeMap<Long, long[]> hours) {
        try (QueryResult rows = session.run(sql)) {
            for (Optional<List<Value>> row = rows.next(); row.isPresent(); row = rows.next()) {
                OptionalLong hour = hour(row.get().get(0));
                if (hour.isPresent()) {
                    long[] counts = hours.computeIfAbsent(hour.getAsLong(), any -> new long[NAMES.size()]);
                    for (int i = 1; i < row.get().size(); i++) {
                        counts[firstSeries + i - 1] =
                                Long.parseLong(row.get().get(i).athenaText());
                    }
                }
            }
        }
    }

    private static OptionalLong hour(Value value) {
        if (value instanceof Value.Whole number) {
            return OptionalLong.of(number.number());
        }
        try {
            return OptionalLong.of(CoverageUnit.HOUR.of(Instant.parse(value.athenaText() + ":00:00Z")));
        } catch (DateTimeException e) {
            // Digits that are no time; the section on coverage counts such records.
            return OptionalLong.empty();
        }
    }

    /** All events. */
    long total(int series) {
        return hours.values().stream().mapToLong(counts -> counts[series]).sum();
    }

    /** The time from the first hour to the last; empty where there is none. */
    String span() {
        return hours.isEmpty()
                ? "no time"
                : CoverageUnit.HOUR.text(hours.firstKey()) + " to " + CoverageUnit.HOUR.text(hours.lastKey());
    }

    @Override
    public String id() {
        return "activity";
    }

    @Override
    public String title() {
        return "Activity over time";
    }

    @Override
    public void write(Html page) {
        if (hours.isEmpty()) {
            page.paragraph("The case has no record with a time.");
            return;
        }
        TimeScale scale = TimeScale.over(hours.firstKey(), hours.lastKey(), CoverageUnit.HOUR, MOST_COLUMNS);
        page.paragraph(
                "Counts by " + scale.stepText() + ", in UTC. Drag over the chart, or use the buttons, to zoom; the"
                        + " notable events below follow. With the chart in focus, the keys +, -, the arrows and 0 do the same.");
        page.open("div", "class", "tools", "id", "zoom", "role", "group", "aria-label", "Zoom of the chart")
                .element("button", "Zoom in", "type", "button", "data-zoom", "in")
                .element("button", "Zoom out", "type", "button", "data-zoom", "out")
                .element("button", "Earlier", "type", "button", "data-zoom", "left")
                .element("button", "Later", "type", "button", "data-zoom", "right")
                .element("button", "All", "type", "button", "data-zoom", "all")
                .closeLine();
        page.open("div", "id", "chart", "tabindex", "0", "role", "img", "aria-label", label())
                .closeLine();
        page.element("noscript", "The chart needs scripts; the numbers are in the maps above.")
                .raw("\n");
        // A block of data, which no browser runs. Only numbers and names of ours stand in it.
        page.open("script", "type", "application/json", "id", "activity-data")
                .raw(data(scale))
                .closeLine();
    }

    private String label() {
        return "Chart: "
                + Amount.of(total(0), "event") + ", " + Amount.of(total(1)) + " failed, " + Amount.of(total(2))
                + " changes, " + Amount.of(total(3), "flow record") + ", " + Amount.of(total(4)) + " rejected, "
                + span();
    }

    private String data(TimeScale scale) {
        long[][] columns = new long[NAMES.size()][scale.columns()];
        hours.forEach((hour, counts) -> {
            for (int i = 0; i < counts.length; i++) {
                columns[i][scale.column(hour)] += counts[i];
            }
        });
        return "{\"start\":" + scale.start() * CoverageUnit.HOUR.seconds() + ",\"step\":"
                + scale.step() * CoverageUnit.HOUR.seconds() + ",\"names\":["
                + NAMES.stream().map(name -> '"' + name + '"').collect(Collectors.joining(",")) + "],\"counts\":["
                + Arrays.stream(columns)
                        .map(counts -> Arrays.stream(counts)
                                .mapToObj(Long::toString)
                                .collect(Collectors.joining(",", "[", "]")))
                        .collect(Collectors.joining(",\n"))
                + "]}";
    }
}
