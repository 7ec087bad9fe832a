package io.coldtrail.report.page;

import java.util.List;

/** Tables, which scroll by themselves where they are wider than the page. */
final class Table {
    /** The length of an event's id. */
    private static final int MOST_UNBROKEN = 36;

    private static final String[] NUMBER = {"class", "n"};
    private static final String[] SHORT = {"class", "k"};
    private static final String[] NONE = {};

    private Table() {}

    static void begin(Html page, List<String> columns, List<Boolean> numbers) {
        page.open("div", "class", "scroll", "tabindex", "0", "role", "group", "aria-label", "table")
                .open("table")
                .open("thead")
                .open("tr");
        for (int i = 0; i < columns.size(); i++) {
            page.element("th", columns.get(i), "scope", "col", "class", numbers.get(i) ? "n" : "");
        }
        page.close().close().raw("\n").open("tbody").raw("\n");
    }

    static void row(Html page, List<String> cells, List<Boolean> numbers) {
        page.open("tr");
        for (int i = 0; i < cells.size(); i++) {
            cell(page, cells.get(i), numbers.get(i));
        }
        page.closeLine();
    }

    /** A cell of text. Short values, such as times and regions, stay on one line. */
    static void cell(Html page, String value) {
        cell(page, value, false);
    }

    private static void cell(Html page, String value, boolean number) {
        String shown = page.cut(value);
        page.element("td", shown, number ? NUMBER : shown.length() <= MOST_UNBROKEN ? SHORT : NONE);
    }

    static void end(Html page) {
        page.close().close().closeLine();
    }

    /** A whole table. */
    static void write(Html page, List<String> columns, List<Boolean> numbers, List<List<String>> rows) {
        begin(page, columns, numbers);
        rows.forEach(row -> row(page, row, numbers));
        end(page);
    }

    /** Names with values beside them. */
    static void facts(Html page, List<List<String>> facts) {
        page.open("dl", "class", "facts");
        for (List<String> fact : facts) {
            page.element("dt", fact.get(0));
            for (String value : fact.subList(1, fact.size())) {
                page.element("dd", page.cut(value));
            }
            page.raw("\n");
        }
        page.closeLine();
    }
}
