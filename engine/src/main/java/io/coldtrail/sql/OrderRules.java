package io.coldtrail.sql;

import io.trino.grammar.sql.SqlBaseParser.ColumnReferenceContext;
import io.trino.grammar.sql.SqlBaseParser.ExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.FunctionCallContext;
import io.trino.grammar.sql.SqlBaseParser.QueryPrimaryDefaultContext;
import io.trino.grammar.sql.SqlBaseParser.QueryTermContext;
import io.trino.grammar.sql.SqlBaseParser.QueryTermDefaultContext;
import io.trino.grammar.sql.SqlBaseParser.SelectItemContext;
import io.trino.grammar.sql.SqlBaseParser.SelectSingleContext;
import io.trino.grammar.sql.SqlBaseParser.SortItemContext;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
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
        List<Field> aliases = result.stream()
                .filter(field -> !sourceNames.contains(field.name()))
                .toList();
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

    /**
     * Refuses an ORDER BY of SELECT DISTINCT on anything that is not selected: which of the rows that became one would
     * decide its place?
     */
    static void requireSelected(List<SortItemContext> items, QueryTermContext term, Selection body) {
        if (!(term instanceof QueryTermDefaultContext plain)
                || !(plain.queryPrimary() instanceof QueryPrimaryDefaultContext primary)
                || primary.querySpecification().setQuantifier() == null
                || primary.querySpecification().setQuantifier().DISTINCT() == null) {
            return;
        }
        Set<String> selected = new HashSet<>();
        for (Field field : body.query().fields()) {
            selected.add(field.name());
        }
        for (SelectItemContext item : primary.querySpecification().selectItem()) {
            if (item instanceof SelectSingleContext single) {
                selected.add(canonical(single.expression()));
            }
        }
        for (SortItemContext item : items) {
            String key = canonical(item.expression());
            if (!key.matches("\\d+") && !selected.contains(key)) {
                throw SqlProblems.refused(
                        item.expression(),
                        "an ORDER BY of SELECT DISTINCT on " + item.expression().getText() + ", which is not selected",
                        "Select it too, or order by what is selected.");
            }
        }
    }

    private static String canonical(ExpressionContext expression) {
        return expression.getText().toLowerCase(Locale.ROOT);
    }

    /**
     * Refuses HAVING on a name that the result gives to something else than the column: Athena means the column, DuckDB
     * may mean the result. Within calls both mean the column.
     */
    static void refuseShadowedHaving(ParseTree having, List<Field> result, Set<String> plain, Scope sources) {
        Set<String> shadowed = result.stream()
                .map(Field::name)
                .filter(name -> !plain.contains(name))
                .collect(Collectors.toCollection(HashSet::new));
        shadowed.retainAll(sources.fields().map(Field::name).toList());
        refuse(having, shadowed, "HAVING");
    }

    private static void refuseShadowed(ParseTree node, Set<String> names, Set<String> sourceNames, Selection body) {
        Set<String> shadowed = new HashSet<>(names);
        shadowed.retainAll(sourceNames);
        shadowed.removeAll(body.plain());
        refuse(node, shadowed, "an ORDER BY expression");
    }

    private static void refuse(ParseTree node, Set<String> shadowed, String clause) {
        if (node instanceof ColumnReferenceContext column && shadowed.contains(Identifiers.name(column.identifier()))) {
            throw SqlProblems.refused(
                    column,
                    clause + " on " + column.getText() + ", which is a column of the table and of the result",
                    "Give the result's column another name.");
        }
        if (clause.equals("HAVING") && node instanceof FunctionCallContext) {
            return;
        }
        for (int i = 0; i < node.getChildCount(); i++) {
            refuse(node.getChild(i), shadowed, clause);
        }
    }
}
