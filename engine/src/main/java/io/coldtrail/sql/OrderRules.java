package io.coldtrail.sql;

import io.trino.grammar.sql.SqlBaseParser.ColumnReferenceContext;
import io.trino.grammar.sql.SqlBaseParser.SortItemContext;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/**
 * ORDER BY of a query. In Athena a name means a column of the result before it means one of the sources; DuckDB sees it
 * so only where the name stands alone.
 */
final class OrderRules {
    private OrderRules() {}

    static void order(List<SortItemContext> items, Selection body, Splice text, Scope outer, Translating query) {
        List<Field> result = body.query().fields();
        Set<String> names = result.stream().map(Field::name).collect(Collectors.toSet());
        Scope sources = outer.with(body.sources());
        Set<String> sourceNames = sources.fields().map(Field::name).collect(Collectors.toSet());

        Scope resultOnly = outer.with(List.of(new Scope.Relation("", result)));
        List<Field> aliases =
                result.stream().filter(field -> !sourceNames.contains(field.name())).toList();
        Scope both = sources.with(List.of(new Scope.Relation("", aliases)));

        for (SortItemContext item : items) {
            ParseTree key = item.expression();
            while (!(key instanceof ColumnReferenceContext) && key.getChildCount() == 1) {
                key = key.getChild(0);
            }
            boolean resultColumn = key instanceof ColumnReferenceContext column
                    && names.contains(Identifiers.name(column.identifier()));
            if (!resultColumn) {
                refuseShadowed(item, names, sourceNames, body);
            }
            text.replace(
                    item.expression(), SortRules.sortKey(item.expression(), resultColumn ? resultOnly : both, query));
        }
    }

    private static void refuseShadowed(
            ParseTree node, Set<String> names, Set<String> sourceNames, Selection body) {
        if (node instanceof ColumnReferenceContext column) {
            String name = Identifiers.name(column.identifier());
            if (names.contains(name) && sourceNames.contains(name) && !body.plain().contains(name)) {
                throw SqlProblems.refused(
                        (ParserRuleContext) node,
                        "an ORDER BY expression on " + name + ", which is a column of the table and of the result",
                        "Give the result's column another name.");
            }
        }
        for (int i = 0; i < node.getChildCount(); i++) {
            refuseShadowed(node.getChild(i), names, sourceNames, body);
        }
    }
}
