package io.coldtrail.report.page;

import java.util.List;

/** Tables, which scroll by themselves where they are wider than the page. */
final class Table {
    private Table() {}

    static void begin(Html page, List<String> columns, List<Boolean> numbers) {
        page.open("div", "class", "scroll", "tabindex", "0", "role", "group", "aria-label", "table")
                .open("table")
                .open("thead")
                .open("tr");
        for (int i = 0; i < columns.size(); i++) {
            page.element("th", columns.get(i), attributes(numbers.get(i), "scope", "col"));
        }
        page.close().close().raw("\n").open("tbody").raw("\n");
    }

    static void row(Html page, List<String> cells, List<Boolean> numbers) {
        page.open("tr");
        for (int i = 0; i < cells.size(); i++) {
            page.element("td", page.cut(cells.get(i)), attributes(numbers.get(i)));
        }
        page.closeLine();
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

    private static String[] attributes(boolean number, String... more) {
        if (!number) {
            return more;
        }
        String[] all = new String[more.length + 2];
        all[0] = "class";
        all[1] = "n";
        System.arraycopy(more, 0, all, 2, more.length);
        return all;
    }
}
