package io.coldtrail.report.page;

import io.coldtrail.rules.EventRef;
import io.coldtrail.rules.Rule;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Notable events in the order of time, which the page filters.
 *
 * @param rows the events
 * @param fired the rules that would have fired on an event, by its file and record
 */
record EventsSection(AnswerRows rows, Map<String, Set<String>> fired) implements Section {
    private static final int MOST = 2_000;
    private static final int PATH = 9;
    private static final int RECORD = 10;

    /** The events whose calls are rarest: what everybody does all day says little. */
    private static final String RAREST = """
            select e.eventtime, e.eventsource, e.eventname,
                   coalesce(e.useridentity.arn, e.useridentity.principalid, e.useridentity.invokedby) as principal,
                   e.sourceipaddress, e.errorcode, e.account, e.awsregion, e.eventid, e."$path" as path,
                   e."$record" as record, c.n
            from cloudtrail e
              join (select eventsource, eventname, count(*) as n from cloudtrail group by 1, 2) c
                on e.eventsource = c.eventsource and e.eventname = c.eventname
            order by c.n, e.eventtime, e.eventid, e."$path", e."$record"
            limit\s""" + MOST;

    static EventsSection of(ReportRequest request) {
        AnswerRows rarest = AnswerRows.of(request.session(), RAREST, MOST);
        List<List<String>> byTime = rarest.rows().stream()
                .sorted(Comparator.comparing((List<String> row) -> row.get(0))
                        .thenComparing(row -> row.get(PATH))
                        .thenComparing(row -> Long.parseLong(row.get(RECORD))))
                .toList();
        Map<String, Set<String>> fired = new HashMap<>();
        byTime.forEach(row -> fired.put(place(row.get(PATH), row.get(RECORD)), new TreeSet<>()));
        return new EventsSection(new AnswerRows(rarest.columns(), rarest.numbers(), byTime, rarest.count()), fired);
    }

    /** A rule would have fired on an event, which may be one of these. */
    void fired(Rule rule, EventRef event) {
        Set<String> rules = fired.get(place(event.path(), Long.toString(event.record())));
        if (rules != null) {
            rules.add(rule.id());
        }
    }

    private static String place(String path, String record) {
        return record + " " + path;
    }

    @Override
    public String id() {
        return "events";
    }

    @Override
    public String title() {
        return "Notable events";
    }

    @Override
    public void write(Html page) {
        page.paragraph(
                "The " + Amount.of(rows.rows().size(), "event") + " whose calls are the rarest of the case (at most "
                        + Amount.of(MOST) + "), in the order of time, in UTC. `coldtrail timeline` writes all events.");
        page.open("div", "class", "tools")
                .open("label")
                .text("Filter ")
                .open("input", "type", "search", "id", "filter", "autocomplete", "off", "spellcheck", "false")
                .close()
                .open("label")
                .open("input", "type", "checkbox", "id", "only-failed")
                .text(" failed calls only")
                .close()
                .open("label")
                .open("input", "type", "checkbox", "id", "only-fired")
                .text(" with rules only")
                .close()
                .element("span", Amount.of(rows.rows().size()) + " shown", "id", "shown", "role", "status")
                .closeLine();
        page.open("div", "class", "scroll tall", "tabindex", "0", "role", "group", "aria-label", "events")
                .open("table", "id", "event-rows")
                .open("thead")
                .open("tr");
        for (String column :
                List.of("time", "call", "principal", "address", "error", "account", "region", "rules", "event id")) {
            page.element("th", column, "scope", "col");
        }
        page.close().close().open("tbody").raw("\n");
        rows.rows().forEach(row -> row(page, row));
        page.close().close().closeLine();
    }

    private void row(Html page, List<String> row) {
        Set<String> rules = fired.getOrDefault(place(row.get(PATH), row.get(RECORD)), Set.of());
        page.open(
                "tr",
                "data-t",
                seconds(row.get(0)),
                "data-e",
                row.get(5).isEmpty() ? "" : "1",
                "data-r",
                rules.isEmpty() ? "" : "1");
        for (String cell : List.of(
                row.get(0),
                row.get(1).replaceFirst("\\.amazonaws\\.com$", "") + ":" + row.get(2),
                row.get(3),
                row.get(4),
                row.get(5),
                row.get(6),
                row.get(7),
                String.join(" ", rules),
                row.get(8))) {
            Table.cell(page, cell);
        }
        page.closeLine();
    }

    /** Seconds since 1970; empty where the time cannot be read, so that the event is shown at every zoom. */
    private static String seconds(String time) {
        try {
            return Long.toString(Instant.parse(time).getEpochSecond());
        } catch (DateTimeException e) {
            return "";
        }
    }
}
