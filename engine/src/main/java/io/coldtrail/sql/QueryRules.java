package io.coldtrail.sql;

import io.coldtrail.sql.Selection.Duplicates;
import io.coldtrail.sql.Selection.Output;
import io.coldtrail.sql.Selection.Rows;
import io.coldtrail.sql.Selection.Select;
import io.coldtrail.sql.SqlType.Simple;
import io.trino.grammar.sql.SqlBaseParser.InlineTableContext;
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
import io.trino.grammar.sql.SqlBaseParser.SingleGroupingSetContext;
import io.trino.grammar.sql.SqlBaseParser.SortItemContext;
import io.trino.grammar.sql.SqlBaseParser.SubqueryContext;
import io.trino.grammar.sql.SqlBaseParser.TableContext;
import io.trino.grammar.sql.SqlBaseParser.WindowDefinitionContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;

/** Queries: set operations, SELECT with its clauses. */
final class QueryRules {
    private QueryRules() {}

    /** Which rows of a query count for its result. */
    private enum Wanted {
        /** All of them, in whatever order: the query stands within another. */
        ALL,
        /** They are the result. */
        SHOWN
    }

    static Query root(RootQueryContext node, Translating query) {
        if (node.withFunction() != null) {
            throw SqlProblems.refused(node, "functions defined in a query", "Athena does not take them.");
        }
        Query root = query(node.query(), Wanted.SHOWN, Scope.EMPTY, query);
        query.readAll(root);
        return root;
    }

    /** The query of a view, which stands within the query that names the view. */
    static Query view(RootQueryContext node, Translating query) {
        if (node.withFunction() != null) {
            throw SqlProblems.refused(node, "functions defined in a query", "Athena does not take them.");
        }
        return query(node.query(), Wanted.ALL, Scope.EMPTY, query);
    }

    static Query query(QueryContext node, Scope outer, Translating query) {
        return query(node, Wanted.ALL, outer, query);
    }

    private static Query query(QueryContext node, Wanted wanted, Scope outer, Translating query) {
        if (node.with() == null) {
            return query(node.queryNoWith(), wanted, outer, query);
        }
        Splice text = Splice.of(node);
        Scope scope = WithRules.with(node, text, outer, query);
        Query body = query(node.queryNoWith(), wanted, scope, query);
        return new Query(
                text.replace(node.queryNoWith(), body.sql()).text(), body.fields(), body.rows(), body.references());
    }

    private static Query query(QueryNoWithContext node, Wanted wanted, Scope outer, Translating query) {
        Splice text = Splice.of(node);
        Selection body = term(node.queryTerm(), node.sortItem(), outer, query);
        text.replace(node.queryTerm(), body.query().sql());
        boolean limited =
                node.fetchFirst != null || node.offset != null || (node.limit != null && node.limit.rowCount() != null);
        requireCounts(node);
        // Where it decides neither which rows there are nor how they are shown, Trino leaves the order out.
        Translating sorting = limited || wanted == Wanted.SHOWN ? query : query.reading(new Reads());
        OrderRules.Ordered ordered = OrderRules.order(node, body, text, outer, sorting);
        if (node.TIES() != null) {
            return TiesRules.withTies(node, body, ordered);
        }
        Rows rows = ordered.rows();
        if (rows == Rows.OPEN && (limited || wanted == Wanted.SHOWN)) {
            StableOrder.complete(node, body, ordered, text, query);
            rows = Rows.ORDERED;
        }
        return new Query(
                text.text(),
                body.query().fields(),
                rows,
                limited ? References.NONE : body.query().references());
    }

    private static void requireCounts(QueryNoWithContext node) {
        for (RowCountContext count : node.rowCount()) {
            requireNumber(count);
        }
        if (node.limit != null && node.limit.rowCount() != null) {
            requireNumber(node.limit.rowCount());
        }
        if (node.fetchFirst != null && node.fetchFirst.getText().matches("0+")) {
            throw SqlProblems.type(node.fetchFirst, "FETCH FIRST takes at least one row", "Write LIMIT 0 for none.");
        }
        if (node.TIES() != null && node.sortItem().isEmpty()) {
            throw SqlProblems.type(
                    node.fetchFirst == null ? node : node.fetchFirst,
                    "WITH TIES needs an ORDER BY",
                    "Write ORDER BY before FETCH FIRST.");
        }
    }

    private static void requireNumber(RowCountContext node) {
        if (node.INTEGER_VALUE() == null || !node.getText().matches("\\d{1,18}")) {
            throw SqlProblems.refused(node, "the row count " + node.getText(), "Write a plain number.");
        }
    }

    /** @param order of a SELECT, which may tell that it aggregates */
    private static Selection term(QueryTermContext node, List<SortItemContext> order, Scope outer, Translating query) {
        if (node instanceof QueryTermDefaultContext term) {
            return primary(term.queryPrimary(), order, outer, query);
        }
        SetOperationContext operation = (SetOperationContext) node;
        Query left = term(operation.left, List.of(), outer, query).query();
        Query right = term(operation.right, List.of(), outer, query).query();
        boolean all = operation.UNION() != null && SetRules.keepsDuplicates(operation);
        if (!all) {
            query.readAll(left);
            query.readAll(right);
        }
        return Selection.closed(
                SetRules.operation(operation, left, right), all ? left.rows().and(right.rows()) : Rows.OPEN);
    }

    private static Selection primary(
            QueryPrimaryContext node, List<SortItemContext> order, Scope outer, Translating query) {
        if (node instanceof QueryPrimaryDefaultContext select) {
            return select(select.querySpecification(), order, outer, query);
        }
        if (node instanceof SubqueryContext subquery) {
            Query inner = query(subquery.queryNoWith(), Wanted.ALL, outer, query);
            String sql =
                    Splice.of(node).replace(subquery.queryNoWith(), inner.sql()).text();
            return Selection.closed(new Query(sql, inner.fields(), inner.rows(), inner.references()), inner.rows());
        }
        if (node instanceof TableContext table) {
            RelationRules.From from = RelationRules.table(table.qualifiedName(), outer, query);
            List<Field> fields = from.relations().get(0).fields();
            String sql = "SELECT " + StarRules.star(node, fields) + " FROM " + from.sql();
            return Selection.closed(
                    new Query(sql, StarRules.shown(fields, query), from.rows(), from.references()), from.rows());
        }
        return Selection.closed(SetRules.values((InlineTableContext) node, outer, query), Rows.ORDERED);
    }

    private static Selection select(
            QuerySpecificationContext node, List<SortItemContext> order, Scope outer, Translating query) {
        Splice text = Splice.of(node);
        List<Scope.Relation> relations = new ArrayList<>();
        References references = References.NONE;
        Rows rows = node.relation().size() > 1 ? Rows.OPEN : Rows.ORDERED;
        RelationRules.Order starOrder = RelationRules.Order.AS_WRITTEN;
        for (RelationContext relation : node.relation()) {
            RelationRules.From from = RelationRules.relation(relation, outer, relations, query);
            text.replace(relation, from.sql());
            relations.addAll(from.relations());
            references = references.and(from.references());
            starOrder = from.order() == RelationRules.Order.AS_WRITTEN ? starOrder : from.order();
            rows = rows.and(from.rows());
        }
        Scope scope = outer.withSources(relations);
        if (node.where != null) {
            Gatherings.refuse(node.where, Gatherings.ALL, "WHERE", query);
            text.replace(node.where, condition(node.where, scope, query));
            Demands.note(node.where, scope, references, query);
        }
        for (WindowDefinitionContext window : node.windowDefinition()) {
            text.replace(window.name, Identifiers.render(window.name));
            WindowRules.window(window.windowSpecification(), text, scope, query);
        }
        Translating keyed = query.identifying(() -> EvidenceOrder.of(node, scope, query));
        List<Output> outputs = SelectRules.select(node.selectItem(), starOrder, text, scope, keyed);
        Optional<Grouping> grouping = GroupRules.group(node, outputs, order, text, scope, query);
        if (node.having != null) {
            Gatherings.refuse(node.having, Gatherings.WINDOWS, "HAVING", query);
            Translating sources = query.qualifying(shadowed(outputs, scope));
            text.replace(node.having, condition(node.having, scope, sources));
        }
        Duplicates duplicates =
                node.setQuantifier() != null && node.setQuantifier().DISTINCT() != null
                        ? Duplicates.REMOVED
                        : Duplicates.KEPT;
        if (duplicates == Duplicates.REMOVED) {
            outputs.forEach(output -> query.read(output.field(), List.of()));
        }
        boolean oneRow = grouping.isPresent() && node.groupBy() == null;
        boolean open =
                !oneRow && (grouping.isPresent() || duplicates == Duplicates.REMOVED || StableOrder.isOpen(node));
        List<Field> fields = outputs.stream().map(Output::field).toList();
        Rows known = open ? Rows.OPEN : oneRow ? Rows.ORDERED : rows;
        return new Selection(
                new Query(text.text(), fields, known, passes(node) ? references : References.NONE),
                Optional.of(new Select(
                        scope,
                        outputs,
                        duplicates,
                        grouping,
                        columns -> text.insertAfter(
                                        node.selectItem(node.selectItem().size() - 1), columns)
                                .text())),
                known);
    }

    /** Whether a condition on a column of a source says the same of the result: not so where rows see each other. */
    private static boolean passes(QuerySpecificationContext node) {
        return !StableOrder.hasWindow(node.selectItem())
                && (node.groupBy() == null
                        || node.groupBy().groupingElement().stream()
                                .allMatch(SingleGroupingSetContext.class::isInstance));
    }

    /** The names that the result gives to something else than the source's column. */
    private static Set<String> shadowed(List<Output> outputs, Scope scope) {
        Set<String> shadowed = new HashSet<>();
        for (Output output : outputs) {
            String name = output.field().name();
            if (!name.isEmpty() && !OrderRules.isSourceColumn(output, scope)) {
                shadowed.add(name);
            }
        }
        return shadowed;
    }

    private static String condition(ParserRuleContext node, Scope scope, Translating query) {
        return query.expression(node, scope, Simple.BOOLEAN, "the condition").sql();
    }
}
