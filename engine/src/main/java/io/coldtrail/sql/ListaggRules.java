package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.Simple;
import io.trino.grammar.sql.SqlBaseParser.ListaggContext;
import java.util.List;

/** {@code LISTAGG(x, ',') WITHIN GROUP (ORDER BY y)}. */
final class ListaggRules {
    private ListaggRules() {}

    static Typed listagg(ListaggContext node, Scope scope, Translating query) {
        if (node.listAggOverflowBehavior() != null
                && node.listAggOverflowBehavior().ERROR() == null) {
            throw SqlProblems.refused(
                    node.listAggOverflowBehavior(),
                    "ON OVERFLOW TRUNCATE",
                    "Leave it out: long texts stay whole here.");
        }
        boolean distinct = node.setQuantifier() != null && node.setQuantifier().DISTINCT() != null;
        Typed value = query.expression(node.expression(), scope, Simple.VARCHAR, "the value of listagg");
        List<String> written = SortRules.keys(node.sortItem(), scope, query);
        List<String> keys = distinct ? written : AggregateOrder.byValue(written, List.of(value));
        String separator = node.string() == null ? "''" : node.string().getText();
        String filter = node.filter() == null ? "" : " " + SortRules.filter(node.filter(), scope, query);
        return new Typed(
                "string_agg(" + (distinct ? "DISTINCT " : "") + value.sql() + ", " + separator + " ORDER BY "
                        + String.join(", ", keys) + ")" + filter,
                Simple.VARCHAR);
    }
}
