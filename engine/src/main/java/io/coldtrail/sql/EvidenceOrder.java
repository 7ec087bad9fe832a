package io.coldtrail.sql;

import io.trino.grammar.sql.SqlBaseParser.ExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.GroupByContext;
import io.trino.grammar.sql.SqlBaseParser.QuerySpecificationContext;
import io.trino.grammar.sql.SqlBaseParser.SelectAllContext;
import io.trino.grammar.sql.SqlBaseParser.SelectSingleContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.tree.ParseTree;

/**
 * What tells the rows of a FROM clause apart, in DuckDB's SQL: for a table the file and the place in it that a row comes
 * from, for anything else all of its columns. Rows that these do not tell apart are the same.
 */
final class EvidenceOrder {
    /** The hidden columns that say where a row comes from; see {@link io.coldtrail.schema.Provenance}. */
    private static final List<String> PROVENANCE = List.of("$path", "$record");

    private EvidenceOrder() {}

    /** The keys of the rows that a SELECT shows: what it groups by, or those of its sources. */
    static List<String> of(QuerySpecificationContext select, Scope scope, Translating query) {
        return select.groupBy() == null ? ofSources(scope, query) : ofGroups(select, scope, query);
    }

    /** The keys of the only table of a scope; empty where it has none, or more. */
    static Optional<List<String>> ofTable(Scope scope, Translating query) {
        return scope.relations().size() == 1 ? ofTable(scope.relations().get(0), query) : Optional.empty();
    }

    private static Optional<List<String>> ofTable(Scope.Relation relation, Translating query) {
        List<String> keys = new ArrayList<>();
        for (Field field : relation.fields()) {
            if (!field.isVisible() && !field.origins().isEmpty() && PROVENANCE.contains(field.name())) {
                query.use(field);
                keys.add(relation.spelling(field));
            }
        }
        return keys.isEmpty() ? Optional.empty() : Optional.of(keys);
    }

    /** The keys of the rows of a FROM clause. */
    static List<String> ofSources(Scope scope, Translating query) {
        List<String> keys = new ArrayList<>();
        for (Scope.Relation relation : scope.relations()) {
            Optional<List<String>> table = ofTable(relation, query);
            if (table.isPresent()) {
                keys.addAll(table.get());
                continue;
            }
            for (Field field : relation.fields()) {
                if (field.isVisible() && !field.name().isEmpty() && isOnly(field, relation, scope)) {
                    query.use(field);
                    keys.add(relation.spelling(field));
                }
            }
        }
        return keys;
    }

    private static boolean isOnly(Field field, Scope.Relation relation, Scope scope) {
        return (relation.name().isEmpty() ? scope.fields() : relation.fields().stream())
                        .filter(other -> other.name().equals(field.name()))
                        .count()
                == 1;
    }

    private static List<String> ofGroups(QuerySpecificationContext select, Scope scope, Translating query) {
        List<String> keys = new ArrayList<>();
        for (ExpressionContext key : expressions(select.groupBy())) {
            if (!OrderRules.isOrdinal(key)) {
                keys.add(query.expression(key, scope).sql());
                continue;
            }
            int place = OrderRules.ordinal(key, "GROUP BY", Integer.MAX_VALUE);
            boolean counted = select.selectItem().stream().limit(place).noneMatch(SelectAllContext.class::isInstance);
            if (counted && place < select.selectItem().size()) {
                SelectSingleContext item = (SelectSingleContext) select.selectItem(place);
                keys.add(query.expression(item.expression(), scope).sql());
            }
        }
        return keys;
    }

    private static List<ExpressionContext> expressions(GroupByContext node) {
        List<ExpressionContext> found = new ArrayList<>();
        collect(node, found);
        return found;
    }

    private static void collect(ParseTree node, List<ExpressionContext> found) {
        for (int i = 0; i < node.getChildCount(); i++) {
            if (node.getChild(i) instanceof ExpressionContext expression) {
                found.add(expression);
            } else {
                collect(node.getChild(i), found);
            }
        }
    }
}
