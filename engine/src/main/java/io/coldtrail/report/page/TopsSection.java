package io.coldtrail.report.page;

import java.util.ArrayList;
import java.util.List;

/** Who called, from where, with what, for what, and with which errors: the most frequent of each. */
record TopsSection(List<Top> tops) implements Section {
    private static final int MOST = 15;

    /** A list: what is counted, and which column else is of interest. */
    private enum Kind {
        PRINCIPAL("Principals", "coalesce(useridentity.arn, useridentity.principalid, useridentity.invokedby)"),
        ADDRESS("Addresses", "sourceipaddress"),
        USER_AGENT("User agents", "useragent"),
        SERVICE("Services", "eventsource"),
        CALL("Calls", "eventsource || ':' || eventname"),
        ERROR("Errors", "errorcode");

        private final String title;
        private final String expression;

        Kind(String title, String expression) {
            this.title = title;
            this.expression = expression;
        }

        private String sql() {
            return "select " + expression + " as value, count(*) as events, count(errorcode) as failed,\n"
                    + "       min(eventtime) as first_time, max(eventtime) as last_time\n"
                    + "from cloudtrail\n"
                    + "where " + expression + " is not null\n"
                    + "group by 1\n"
                    + "order by 2 desc, 1";
        }
    }

    private record Top(Kind kind, AnswerRows rows) {}

    static TopsSection of(ReportRequest request) {
        List<Top> tops = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            tops.add(new Top(kind, AnswerRows.of(request.session(), kind.sql(), MOST)));
        }
        return new TopsSection(tops);
    }

    @Override
    public String id() {
        return "who";
    }

    @Override
    public String title() {
        return "Who, from where, with what";
    }

    @Override
    public void write(Html page) {
        for (Top top : tops) {
            page.element("h3", top.kind().title).raw("\n");
            if (top.rows().rows().isEmpty()) {
                page.paragraph("None.");
                continue;
            }
            long most = Long.parseLong(top.rows().rows().get(0).get(1));
            page.open("div", "class", "scroll", "tabindex", "0", "role", "group", "aria-label", top.kind().title)
                    .open("table", "class", "tops")
                    .open("thead")
                    .open("tr");
            page.element("th", "", "scope", "col")
                    .element("th", "events", "scope", "col", "class", "n")
                    .element("th", "failed", "scope", "col", "class", "n")
                    .element("th", "value", "scope", "col")
                    .element("th", "first", "scope", "col")
                    .element("th", "last", "scope", "col")
                    .close()
                    .close()
                    .open("tbody")
                    .raw("\n");
            top.rows().rows().forEach(row -> row(page, row, most));
            page.close().close().closeLine();
            if (top.rows().count() > MOST) {
                page.paragraph(MOST + " of " + Amount.of(top.rows().count()) + " shown.", "class", "note");
            }
        }
    }

    private static void row(Html page, List<String> row, long most) {
        long events = Long.parseLong(row.get(1));
        page.open("tr").open("td", "class", "bar").open("svg", "viewBox", "0 0 100 10", "aria-hidden", "true");
        page.open("rect", "class", "s3", "width", Long.toString(Math.max(1, events * 100 / most)), "height", "10");
        page.close().close();
        page.element("td", Amount.of(events), "class", "n")
                .element("td", Amount.of(Long.parseLong(row.get(2))), "class", "n");
        Table.cell(page, row.get(0));
        Table.cell(page, row.get(3));
        Table.cell(page, row.get(4));
        page.closeLine();
    }
}
