package io.coldtrail.cli;

import io.coldtrail.query.QueryResult;
import io.coldtrail.query.QuerySession;
import io.coldtrail.query.ResultColumn;
import io.coldtrail.query.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All rows of a small answer. */
final class Rows {
    private static final int WIDEST_CELL = 60;

    private final List<String> names;
    private final List<List<Value>> rows;

    private Rows(List<String> names, List<List<Value>> rows) {
        this.names = names;
        this.rows = rows;
    }

    static Rows of(QuerySession session, String sql) {
        try (QueryResult result = session.run(sql)) {
            List<String> names =
                    result.columns().stream().map(ResultColumn::name).toList();
            List<List<Value>> rows = new ArrayList<>();
            Optional<List<Value>> row = result.next();
            while (row.isPresent()) {
                rows.add(row.get());
                row = result.next();
            }
            return new Rows(names, rows);
        }
    }

    int count() {
        return rows.size();
    }

    boolean has(String column) {
        return names.contains(column);
    }

    /** The values of a column, as Athena prints them. */
    List<String> values(String column) {
        int index = names.indexOf(column);
        return rows.stream().map(row -> row.get(index).athenaText()).toList();
    }

    /** The first rows, columns lined up, with a line that tells how many there are beside them. */
    String table(List<String> columns, int mostRows) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(columns);
        for (List<Value> row : rows.subList(0, Math.min(mostRows, rows.size()))) {
            cells.add(columns.stream()
                    .map(column -> cell(row.get(names.indexOf(column))))
                    .toList());
        }
        String table = Aligned.text(cells, columns.size());
        return rows.size() > mostRows ? table + "and " + (rows.size() - mostRows) + " more\n" : table;
    }

    private static String cell(Value value) {
        String text = value.isNull() ? "" : value.athenaText();
        return text.length() <= WIDEST_CELL ? text : text.substring(0, WIDEST_CELL - 1) + "…";
    }
}
