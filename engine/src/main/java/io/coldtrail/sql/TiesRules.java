package io.coldtrail.sql;

import io.coldtrail.sql.Selection.Rows;
import io.trino.grammar.sql.SqlBaseParser.QueryNoWithContext;
import io.trino.grammar.sql.SqlBaseParser.SortItemContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * FETCH FIRST … WITH TIES, which DuckDB does not know: rows by their rank. Which rows tie is for the ORDER BY alone to
 * say; the other columns only decide how those that tie are shown.
 */
final class TiesRules {
    private static final String RANK = "\"rank\"";
    private static final String PLACE = "\"place\"";

    private TiesRules() {}

    static Query withTies(QueryNoWithContext node, Selection body, OrderRules.Ordered ordered) {
        List<Field> fields = body.query().fields();
        List<String> names = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            String name = fields.get(i).name().isEmpty()
                    ? SelectRules.unnamed(i)
                    : fields.get(i).name();
            names.add("\"c" + i + "\"");
            shown.add("\"c" + i + "\" AS " + Identifiers.quote(name));
        }
        StringBuilder added = new StringBuilder();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < ordered.keys().size(); i++) {
            OrderRules.Key key = ordered.keys().get(i);
            String column = "\"c" + key.column() + "\"";
            if (key.column() < 0) {
                column = "\"k" + i + "\"";
                names.add(column);
                added.append(", ").append(key.sql()).append(" AS ").append(column);
            }
            keys.add(column + direction(node.sortItem(i)));
        }
        String plain = body.query().sql();
        String source = added.isEmpty()
                ? plain
                : body.select()
                        .map(select -> select.extended().apply(added.toString()))
                        .orElse("SELECT *" + added + " FROM (" + plain + ") AS \"source\"");
        String order = String.join(", ", keys);
        String all = names.stream().filter(name -> !order.contains(name)).collect(Collectors.joining(", "));
        String total = all.isEmpty() ? order : order + ", " + all;
        long offset = node.offset == null ? 0 : Long.parseLong(node.offset.getText());
        long last = offset + (node.fetchFirst == null ? 1 : Long.parseLong(node.fetchFirst.getText()));
        String sql = "SELECT " + String.join(", ", shown) + " FROM (SELECT *, rank() OVER (ORDER BY " + order + ") AS "
                + RANK + ", row_number() OVER (ORDER BY " + total + ") AS " + PLACE + " FROM (" + source
                + ") AS \"result\"(" + String.join(", ", names) + ")) WHERE " + RANK + " <= " + last + " AND " + PLACE
                + " > " + offset + " ORDER BY " + PLACE;
        return new Query(sql, fields, Rows.ORDERED, References.NONE);
    }

    /** ASC or DESC, and where NULLs go. */
    private static String direction(SortItemContext item) {
        StringBuilder direction = new StringBuilder();
        for (int i = 1; i < item.getChildCount(); i++) {
            direction.append(' ').append(item.getChild(i).getText());
        }
        return direction.toString();
    }
}
