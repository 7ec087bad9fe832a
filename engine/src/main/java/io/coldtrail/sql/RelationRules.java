package io.coldtrail.sql;

import io.coldtrail.sql.Selection.Rows;
import io.coldtrail.sql.SqlType.Simple;
import io.trino.grammar.sql.SqlBaseParser.AliasedRelationContext;
import io.trino.grammar.sql.SqlBaseParser.BooleanExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.ColumnAliasesContext;
import io.trino.grammar.sql.SqlBaseParser.IdentifierContext;
import io.trino.grammar.sql.SqlBaseParser.JoinRelationContext;
import io.trino.grammar.sql.SqlBaseParser.LateralContext;
import io.trino.grammar.sql.SqlBaseParser.ParenthesizedExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.ParenthesizedRelationContext;
import io.trino.grammar.sql.SqlBaseParser.QualifiedNameContext;
import io.trino.grammar.sql.SqlBaseParser.RelationContext;
import io.trino.grammar.sql.SqlBaseParser.RelationDefaultContext;
import io.trino.grammar.sql.SqlBaseParser.RelationPrimaryContext;
import io.trino.grammar.sql.SqlBaseParser.RowConstructorContext;
import io.trino.grammar.sql.SqlBaseParser.SampledRelationContext;
import io.trino.grammar.sql.SqlBaseParser.SubqueryRelationContext;
import io.trino.grammar.sql.SqlBaseParser.TableNameContext;
import io.trino.grammar.sql.SqlBaseParser.UnnestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/** The FROM clause: tables, joins, queries and UNNEST. */
final class RelationRules {
    private RelationRules() {}

    /** Whether a star shows the columns in the order in which the relations are written, in both engines. */
    enum Order {
        AS_WRITTEN,
        ENGINES_DIFFER
    }

    /**
     * A part of the FROM clause.
     *
     * @param references those that a condition over this can make demands of
     * @param rows whether they come in the same order every time
     */
    record From(String sql, List<Scope.Relation> relations, Order order, References references, Rows rows) {
        From {
            relations = List.copyOf(relations);
        }

        static From of(String sql, String name, List<Field> fields) {
            return of(sql, name, fields, References.NONE, Rows.OPEN);
        }

        static From of(String sql, String name, List<Field> fields, References references, Rows rows) {
            return new From(sql, List.of(new Scope.Relation(name, fields)), Order.AS_WRITTEN, references, rows);
        }

        From withSql(String text) {
            return new From(text, relations, order, references, rows);
        }
    }

    /** @param before the relations to the left, which UNNEST may name */
    static From relation(RelationContext node, Scope outer, List<Scope.Relation> before, Translating query) {
        if (node instanceof JoinRelationContext join) {
            return join(join, outer, before, query);
        }
        return sampled(((RelationDefaultContext) node).sampledRelation(), outer, before, query);
    }

    private static From sampled(
            SampledRelationContext node, Scope outer, List<Scope.Relation> before, Translating query) {
        if (node.TABLESAMPLE() != null) {
            throw SqlProblems.refused(node.TABLESAMPLE(), "TABLESAMPLE", "A sample would differ from run to run.");
        }
        if (node.patternRecognition().MATCH_RECOGNIZE() != null) {
            throw SqlProblems.refused(
                    node.patternRecognition().MATCH_RECOGNIZE(), "MATCH_RECOGNIZE", "It is not supported yet.");
        }
        return aliased(node.patternRecognition().aliasedRelation(), outer, before, query);
    }

    private static From join(JoinRelationContext node, Scope outer, List<Scope.Relation> before, Translating query) {
        if (node.NATURAL() != null) {
            throw SqlProblems.type(node, "there is no NATURAL JOIN in Athena", "Write ON and the condition.");
        }
        UnnestRules.requireTrue(node);
        JoinKind kind = JoinKind.of(node);
        From left = relation(node.left, outer, before, query);
        List<Scope.Relation> visible = new ArrayList<>(before);
        visible.addAll(left.relations());
        ParserRuleContext rightNode = node.right != null ? node.right : node.rightRelation;
        From right = node.right != null
                ? sampled(node.right, outer, visible, query)
                : relation(node.rightRelation, outer, visible, query);
        Splice text = Splice.of(node).replace(node.left, left.sql()).replace(rightNode, right.sql());
        List<Scope.Relation> relations = new ArrayList<>(left.relations());
        relations.addAll(right.relations());
        Order order = left.order() == Order.AS_WRITTEN ? right.order() : left.order();
        if (node.joinCriteria() != null && node.joinCriteria().booleanExpression() != null) {
            on(node, outer.with(relations), kind.underOn(left.references(), right.references()), text, query);
        } else if (node.joinCriteria() != null) {
            relations = using(node, kind, left, right, text, outer, query);
            order = Order.ENGINES_DIFFER;
        }
        return new From(
                text.text(), relations, order, kind.underWhere(left.references(), right.references()), Rows.OPEN);
    }

    private static void on(
            JoinRelationContext join, Scope scope, References references, Splice text, Translating query) {
        BooleanExpressionContext condition = join.joinCriteria().booleanExpression();
        Gatherings.refuse(condition, Gatherings.ALL, "the condition of a join", query);
        text.replace(
                condition,
                query.expression(condition, scope, Simple.BOOLEAN, "the condition of the join")
                        .sql());
        Demands.note(condition, scope, references, query);
    }

    /** The columns of USING stand for both sides, and can no longer be named by one of them. */
    private static List<Scope.Relation> using(
            JoinRelationContext join,
            JoinKind kind,
            From left,
            From right,
            Splice text,
            Scope outer,
            Translating query) {
        Set<String> names = new TreeSet<>();
        List<Field> joined = new ArrayList<>();
        for (IdentifierContext column : join.joinCriteria().identifier()) {
            String name = Identifiers.name(column);
            if (!names.add(name)) {
                throw SqlProblems.type(column, "USING names " + name + " twice", "Name it once.");
            }
            Field leftField = field(column, outer.with(left.relations()), query);
            Field rightField = field(column, outer.with(right.relations()), query);
            SqlType first = leftField.type();
            SqlType second = rightField.type();
            PredicateRules.comparable(column, first, second);
            text.replace(column, Identifiers.render(column));
            SqlType common = Types.common(first, second).orElseThrow();
            Field plain = Field.visible(name, common);
            Field field = first.equals(second) ? kind.joined(plain, leftField, rightField) : plain;
            Typed value = new Typed(Identifiers.quote(name), first);
            joined.add(first.equals(second) ? field : field.spelled(DuckTypes.cast(value, common)));
        }
        List<Scope.Relation> relations = new ArrayList<>(List.of(new Scope.Relation("", joined)));
        for (From side : List.of(left, right)) {
            side.relations()
                    .forEach(relation -> relations.add(new Scope.Relation(
                            relation.name(),
                            relation.fields().stream()
                                    .filter(field -> !names.contains(field.name()))
                                    .toList())));
        }
        return relations;
    }

    private static Field field(IdentifierContext column, Scope scope, Translating query) {
        ReferenceRules.resolve(column, List.of(column), scope, query);
        try {
            return scope.find(List.of(Identifiers.name(column))).orElseThrow().field();
        } catch (Scope.AmbiguousNameException e) {
            throw SqlProblems.ambiguous(column, column.getText());
        }
    }

    private static From aliased(
            AliasedRelationContext node, Scope outer, List<Scope.Relation> before, Translating query) {
        RelationPrimaryContext primary = node.relationPrimary();
        if (primary instanceof UnnestContext unnest) {
            return UnnestRules.unnest(node, unnest, outer.with(before), query);
        }
        From from = primary(primary, outer, before, query);
        if (node.identifier() == null) {
            return primary instanceof TableNameContext && needsItsName(from, query)
                    ? from.withSql(from.sql() + " AS " + Identifiers.quote(name(from)))
                    : from;
        }
        if (from.relations().size() != 1 || from.order() != Order.AS_WRITTEN) {
            return aliasedJoin(node, from, query);
        }
        Splice text = Splice.of(node).replace(primary, from.sql());
        text.replace(node.identifier(), newName(node.identifier()));
        List<Field> fields = from.relations().get(0).fields();
        if (node.columnAliases() != null) {
            fields = renamed(node.columnAliases(), fields, text);
        }
        Scope.Relation relation = new Scope.Relation(Identifiers.name(node.identifier()), fields);
        return new From(text.text(), List.of(relation), Order.AS_WRITTEN, from.references(), from.rows());
    }

    /** A join under a name of its own: its columns, written out in Athena's order. */
    private static From aliasedJoin(AliasedRelationContext node, From join, Translating query) {
        List<Field> fields = new ArrayList<>();
        join.relations().forEach(relation -> fields.addAll(StarRules.shown(relation.fields(), query)));
        List<String> names = new ArrayList<>();
        List<Field> shown = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            names.add("c" + i);
            String own = node.columnAliases() == null
                            || i >= node.columnAliases().identifier().size()
                    ? fields.get(i).name()
                    : Identifiers.name(node.columnAliases().identifier(i));
            shown.add(fields.get(i).renamed(own));
        }
        if (node.columnAliases() != null && node.columnAliases().identifier().size() != fields.size()) {
            throw SqlProblems.type(
                    node.columnAliases(),
                    "there are " + node.columnAliases().identifier().size() + " names for " + fields.size()
                            + " columns",
                    "Name all of them.");
        }
        String name = newName(node.identifier());
        List<Field> spelled = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            spelled.add(shown.get(i).spelled(name + "." + Identifiers.quote(names.get(i))));
        }
        String sql =
                "(SELECT " + StarRules.columns(node, join.relations(), names) + " FROM " + join.sql() + ") AS " + name;
        Scope.Relation relation = new Scope.Relation(Identifiers.name(node.identifier()), spelled);
        return new From(sql, List.of(relation), Order.ENGINES_DIFFER, join.references(), Rows.OPEN);
    }

    /** Whether the text stands for a table under another name: a view that shows hidden columns, or a query. */
    private static boolean needsItsName(From from, Translating query) {
        boolean showsHidden = query.needsHiddenColumns()
                && from.relations().get(0).fields().stream().anyMatch(field -> !field.isVisible());
        return showsHidden || from.sql().startsWith("(");
    }

    private static String name(From from) {
        return from.relations().get(0).name();
    }

    private static From primary(
            RelationPrimaryContext node, Scope outer, List<Scope.Relation> before, Translating query) {
        if (node instanceof TableNameContext table) {
            if (table.queryPeriod() != null) {
                throw SqlProblems.refused(
                        table.queryPeriod(), "FOR … AS OF", "A case has no older versions of a table.");
            }
            return table(table.qualifiedName(), outer, query);
        }
        if (node instanceof SubqueryRelationContext subquery) {
            Query inner = QueryRules.query(subquery.query(), outer, query);
            return From.of(
                    Splice.of(node).replace(subquery.query(), inner.sql()).text(),
                    "",
                    spelled(inner.fields()),
                    inner.references(),
                    inner.rows());
        }
        if (node instanceof LateralContext lateral) {
            Query inner = QueryRules.query(lateral.query(), outer.with(before), query);
            return From.of(Splice.of(node).replace(lateral.query(), inner.sql()).text(), "", spelled(inner.fields()));
        }
        if (node instanceof ParenthesizedRelationContext parentheses) {
            From inner = relation(parentheses.relation(), outer, before, query);
            String sql =
                    Splice.of(node).replace(parentheses.relation(), inner.sql()).text();
            return inner.withSql(sql);
        }
        throw SqlProblems.refused(
                node, "a FROM clause with " + ExpressionRules.construct(node), "It is not supported yet.");
    }

    /** Columns of a query, those without a name under the one that they have in DuckDB. */
    static List<Field> spelled(List<Field> fields) {
        List<Field> spelled = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            spelled.add(field.name().isEmpty() ? field.spelled(Identifiers.quote(SelectRules.unnamed(i))) : field);
        }
        return spelled;
    }

    /** A table of the catalog, or of WITH. Whatever database is named before it counts for nothing. */
    static From table(QualifiedNameContext node, Scope outer, Translating query) {
        List<String> parts = Identifiers.parts(node);
        String name = parts.get(parts.size() - 1);
        if (parts.size() == 1) {
            Optional<Scope.CommonTable> common = outer.commonTable(name);
            if (common.isPresent()) {
                query.read(common.get().reads());
                return From.of(
                        Identifiers.render(node.identifier(0)),
                        name,
                        common.get().fields(),
                        common.get().references(),
                        common.get().rows());
            }
        }
        // The one database whose name counts: its tables are about tables.
        boolean schema = parts.size() > 1 && parts.get(parts.size() - 2).equals("information_schema");
        Optional<String> view =
                parts.size() > 3 ? Optional.empty() : query.view(schema ? "information_schema." + name : name);
        if (view.isPresent()) {
            Query inner = ViewRules.expand(node, name, view.get(), query);
            return From.of("(" + inner.sql() + ")", name, inner.fields(), inner.references(), inner.rows());
        }
        TableReference table = query.table(name)
                .filter(found -> parts.size() <= 3)
                .orElseThrow(() -> SqlProblems.unknownTable(node, String.join(".", parts), query.tableNames()));
        boolean hidden = query.needsHiddenColumns();
        List<Field> fields = Types.fieldsOf(table, hidden ? Field.Visibility.HIDDEN : Field.Visibility.VISIBLE);
        return new From(
                Identifiers.quote(hidden ? name + "$all" : name),
                List.of(new Scope.Relation(name, fields)),
                Order.AS_WRITTEN,
                References.of(table.number()),
                Rows.ORDERED);
    }

    /** The columns under the names that an alias gives them. Hidden ones keep theirs. */
    static List<Field> renamed(ColumnAliasesContext node, List<Field> fields, Splice text) {
        List<Field> renamed = new ArrayList<>();
        List<IdentifierContext> names = node.identifier();
        long visible = fields.stream().filter(Field::isVisible).count();
        if (visible != names.size()) {
            throw SqlProblems.type(
                    node, "there are " + names.size() + " names for " + visible + " columns", "Name all of them.");
        }
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            if (i < names.size()) {
                text.replace(names.get(i), Identifiers.renderLowerCase(names.get(i)));
                renamed.add(field.renamed(Identifiers.name(names.get(i))));
            } else {
                renamed.add(field);
            }
        }
        return List.copyOf(renamed);
    }

    /** A name that the query gives to a relation. None may look like a view of the session. */
    static String newName(IdentifierContext node) {
        if (Identifiers.name(node).contains("$")) {
            throw SqlProblems.refused(node, "the name " + node.getText(), "Use a name without a dollar sign.");
        }
        return Identifiers.render(node);
    }

    /** The cells of a row of VALUES: those of a row constructor, or the one value. */
    static List<? extends ParserRuleContext> cells(ParserRuleContext row) {
        ParseTree node = row;
        while (!(node instanceof RowConstructorContext)
                && (node.getChildCount() == 1 || node instanceof ParenthesizedExpressionContext)) {
            node = node.getChild(node.getChildCount() / 2);
        }
        return node instanceof RowConstructorContext cells ? cells.expression() : List.of(row);
    }
}
