package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.Simple;
import io.trino.grammar.sql.SqlBaseParser.ExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.GroupByContext;
import io.trino.grammar.sql.SqlBaseParser.InlineTableContext;
import io.trino.grammar.sql.SqlBaseParser.NamedQueryContext;
import io.trino.grammar.sql.SqlBaseParser.QueryContext;
import io.trino.grammar.sql.SqlBaseParser.QueryNoWithContext;
import io.trino.grammar.sql.SqlBaseParser.QueryPrimaryContext;
import io.trino.grammar.sql.SqlBaseParser.QueryPrimaryDefaultContext;
import io.trino.grammar.sql.SqlBaseParser.QuerySpecificationContext;
import io.trino.grammar.sql.SqlBaseParser.QueryTermContext;
import io.trino.grammar.sql.SqlBaseParser.QueryTermDefaultContext;
import io.trino.grammar.sql.SqlBaseParser.RelationContext;
import io.trino.grammar.sql.SqlBaseParser.RootQueryContext;
import io.trino.grammar.sql.SqlBaseParser.RowCountContext;
import io.trino.grammar.sql.SqlBaseParser.SetOperationContext;
import io.trino.grammar.sql.SqlBaseParser.SubqueryContext;
import io.trino.grammar.sql.SqlBaseParser.TableContext;
import io.trino.grammar.sql.SqlBaseParser.WindowDefinitionContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/** Queries: WITH, set operations, SELECT with its clauses, VALUES. */
final class QueryRules {
    private QueryRules() {}

    static Query root(RootQueryContext node, Translating query) {
        if (node.withFunction() != null) {
            throw SqlProblems.refused(node, "functions defined in a query", "Athena does not take them.");
        }
        return query(node.query(), Scope.EMPTY, query);
    }

    static Query query(QueryContext node, Scope outer, Translating query) {
        if (node.with() == null) {
            return query(node.queryNoWith(), outer, query);
        }
        if (node.with().RECURSIVE() != null) {
            throw SqlProblems.refused(node.with(), "WITH RECURSIVE", "It is not supported yet.");
        }
        Splice text = Splice.of(node);
        Scope scope = outer;
        for (NamedQueryContext named : node.with().namedQuery()) {
            Query inner = query(named.query(), scope, query);
            text.replace(named.query(), inner.sql());
            text.replace(named.name, RelationRules.newName(named.name));
            List<Field> fields = named.columnAliases() == null
                    ? inner.fields()
                    : RelationRules.renamed(named.columnAliases(), inner.fields(), text);
            scope = scope.withCommonTable(Identifiers.name(named.name), fields);
        }
        Query body = query(node.queryNoWith(), scope, query);
        return new Query(text.replace(node.queryNoWith(), body.sql()).text(), body.fields());
    }

    private static Query query(QueryNoWithContext node, Scope outer, Translating query) {
        Splice text = Splice.of(node);
        Selection body = term(node.queryTerm(), outer, query);
        text.replace(node.queryTerm(), body.query().sql());
        OrderRules.requireSelected(node.sortItem(), node.queryTerm(), body);
        OrderRules.order(node.sortItem(), body, text, outer, query);
        if (node.TIES() != null) {
            throw SqlProblems.refused(node.TIES(), "WITH TIES", "Use LIMIT.");
        }
        for (RowCountContext count : node.rowCount()) {
            requireNumber(count);
        }
        if (node.limit != null && node.limit.rowCount() != null) {
            requireNumber(node.limit.rowCount());
        }
        return new Query(text.text(), body.query().fields());
    }

    private static void requireNumber(RowCountContext node) {
        if (node.INTEGER_VALUE() == null || !node.getText().matches("\\d{1,18}")) {
            throw SqlProblems.refused(node, "the row count " + node.getText(), "Write a plain number.");
        }
    }

    private static Selection term(QueryTermContext node, Scope outer, Translating query) {
        if (node instanceof QueryTermDefaultContext term) {
            return primary(term.queryPrimary(), outer, query);
        }
        SetOperationContext operation = (SetOperationContext) node;
        Query left = term(operation.left, outer, query).query();
        Query right = term(operation.right, outer, query).query();
        if (left.fields().size() != right.fields().size()) {
            throw SqlProblems.type(
                    operation.right,
                    "the two sides have " + left.fields().size() + " and "
                            + right.fields().size() + " columns",
                    "They must have the same number.");
        }
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < left.fields().size(); i++) {
            Field field = left.fields().get(i);
            SqlType other = right.fields().get(i).type();
            SqlType type = Types.common(field.type(), other)
                    .orElseThrow(() -> SqlProblems.type(
                            operation.right,
                            "a column is " + field.type().athenaName() + " on one side and " + other.athenaName()
                                    + " on the other",
                            "Use CAST."));
            fields.add(Field.visible(field.name(), type));
        }
        String sql = Splice.of(node)
                .replace(operation.left, left.sql())
                .replace(operation.right, right.sql())
                .text();
        return Selection.closed(new Query(sql, fields));
    }

    private static Selection primary(QueryPrimaryContext node, Scope outer, Translating query) {
        if (node instanceof QueryPrimaryDefaultContext select) {
            return select(select.querySpecification(), outer, query);
        }
        if (node instanceof SubqueryContext subquery) {
            Query inner = query(subquery.queryNoWith(), outer, query);
            String sql =
                    Splice.of(node).replace(subquery.queryNoWith(), inner.sql()).text();
            return Selection.closed(new Query(sql, inner.fields()));
        }
        if (node instanceof TableContext table) {
            RelationRules.From from = RelationRules.table(table.qualifiedName(), outer, query);
            List<Field> fields = from.relations().get(0).fields();
            String sql = "SELECT " + SelectRules.star(node, fields) + " FROM " + from.sql();
            return Selection.closed(new Query(sql, SelectRules.shown(fields, query)));
        }
        return Selection.closed(values((InlineTableContext) node, outer, query));
    }

    private static Query values(InlineTableContext node, Scope outer, Translating query) {
        List<String> rows = new ArrayList<>();
        List<SqlType> types = new ArrayList<>();
        for (ExpressionContext row : node.expression()) {
            List<? extends ParserRuleContext> cells = RelationRules.cells(row);
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < cells.size(); i++) {
                Typed value = query.expression(cells.get(i), outer);
                texts.add(value.sql());
                if (rows.isEmpty()) {
                    types.add(value.type());
                    continue;
                }
                SqlType before = i < types.size() ? types.get(i) : Simple.UNKNOWN;
                if (cells.size() != types.size()
                        || Types.common(before, value.type()).isEmpty()) {
                    throw SqlProblems.type(row, "this row does not look like the first", "Rows of VALUES are alike.");
                }
                types.set(i, Types.common(before, value.type()).orElseThrow());
            }
            rows.add("(" + String.join(", ", texts) + ")");
        }
        List<Field> fields = types.stream().map(type -> Field.visible("", type)).toList();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            names.add("\"_col" + i + "\"");
        }
        String sql = "SELECT * FROM (VALUES " + String.join(", ", rows) + ") AS \"values\"(" + String.join(", ", names)
                + ")";
        return new Query(sql, fields);
    }

    private static Selection select(QuerySpecificationContext node, Scope outer, Translating query) {
        Splice text = Splice.of(node);
        List<Scope.Relation> relations = new ArrayList<>();
        Set<Integer> references = new HashSet<>();
        boolean starKnown = true;
        for (RelationContext relation : node.relation()) {
            RelationRules.From from = RelationRules.relation(relation, outer, relations, query);
            text.replace(relation, from.sql());
            relations.addAll(from.relations());
            references.addAll(from.references());
            starKnown &= from.order() == RelationRules.Order.AS_WRITTEN;
        }
        Scope scope = outer.with(relations);
        if (node.where != null) {
            text.replace(node.where, condition(node.where, scope, query));
            PartitionRules.demand(node.where, scope, references, query);
        }
        if (node.groupBy() != null) {
            groupBy(node.groupBy(), text, scope, query);
        }
        if (node.having != null) {
            text.replace(node.having, condition(node.having, scope, query));
        }
        for (WindowDefinitionContext window : node.windowDefinition()) {
            text.replace(window.name, Identifiers.render(window.name));
            SortRules.window(window.windowSpecification(), text, scope, query);
        }
        SelectRules.Selected selected = SelectRules.select(node.selectItem(), starKnown, text, scope, query);
        if (node.having != null) {
            OrderRules.refuseShadowedHaving(node.having, selected.fields(), selected.plain(), scope);
        }
        return new Selection(new Query(text.text(), selected.fields()), relations, selected.plain());
    }

    private static String condition(ParserRuleContext node, Scope scope, Translating query) {
        return query.expression(node, scope, Simple.BOOLEAN, "the condition").sql();
    }

    private static void groupBy(GroupByContext node, Splice text, Scope scope, Translating query) {
        if (node.setQuantifier() != null) {
            throw SqlProblems.refused(node, "GROUP BY " + node.setQuantifier().getText(), "It is not supported yet.");
        }
        expressions(node, text, scope, query);
    }

    /** Translates every outermost expression below a node: those of ROLLUP, CUBE and GROUPING SETS. */
    private static void expressions(ParseTree node, Splice text, Scope scope, Translating query) {
        for (int i = 0; i < node.getChildCount(); i++) {
            ParseTree child = node.getChild(i);
            if (child instanceof ExpressionContext expression) {
                text.replace(expression, SortRules.groupKey(expression, scope, query));
            } else {
                expressions(child, text, scope, query);
            }
        }
    }
}
