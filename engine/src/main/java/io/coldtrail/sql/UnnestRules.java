package io.coldtrail.sql;

import io.coldtrail.sql.RelationRules.From;
import io.coldtrail.sql.SqlType.ArrayOf;
import io.coldtrail.sql.SqlType.MapOf;
import io.coldtrail.sql.SqlType.RowField;
import io.coldtrail.sql.SqlType.RowOf;
import io.coldtrail.sql.SqlType.Simple;
import io.trino.grammar.sql.SqlBaseParser.AliasedRelationContext;
import io.trino.grammar.sql.SqlBaseParser.BooleanExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.ExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.JoinRelationContext;
import io.trino.grammar.sql.SqlBaseParser.UnnestContext;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.tree.ParseTree;

/**
 * UNNEST. One array under a name for each column is DuckDB's too; everything else becomes a query beside the tables:
 * several arrays side by side, the fields of rows as columns, maps, columns without names.
 */
final class UnnestRules {
    private UnnestRules() {}

    /** How an array of rows is shown: as Athena's own pages do, in one column, or a column for each field. */
    private enum Rows {
        WHOLE,
        IN_FIELDS
    }

    /** An argument: its text, and the rows or values that it is a list of. */
    private record Source(String list, SqlType element, boolean map) {
        List<Field> columns(Rows rows) {
            if (element instanceof RowOf row && (map || rows == Rows.IN_FIELDS)) {
                return row.fields().stream()
                        .map(field -> Field.visible(map ? "" : field.name(), field.type()))
                        .toList();
            }
            return List.of(Field.visible("", element));
        }
    }

    static From unnest(AliasedRelationContext node, UnnestContext unnest, Scope scope, Translating query) {
        List<Source> sources = new ArrayList<>();
        for (ExpressionContext argument : unnest.expression()) {
            sources.add(source(argument, scope, query));
        }
        boolean numbered = unnest.ORDINALITY() != null;
        Rows rows = rows(node, sources, numbered);
        List<Field> fields = new ArrayList<>();
        sources.forEach(source -> fields.addAll(source.columns(rows)));
        if (numbered) {
            fields.add(Field.visible("", Simple.BIGINT));
        }
        Splice text = Splice.of(node);
        boolean plain =
                sources.size() == 1 && rows == Rows.WHOLE && !sources.get(0).map();
        if (plain && node.columnAliases() != null) {
            text.replace(unnest.expression(0), sources.get(0).list());
        } else {
            text.replace(unnest, lateral(sources, rows, fields, numbered));
        }
        String name = "";
        List<Field> named = fields;
        if (node.identifier() != null) {
            name = Identifiers.name(node.identifier());
            text.replace(node.identifier(), RelationRules.newName(node.identifier()));
        }
        if (node.columnAliases() != null) {
            named = RelationRules.renamed(node.columnAliases(), fields, text);
        }
        return From.of(text.text(), name, named);
    }

    private static Source source(ExpressionContext argument, Scope scope, Translating query) {
        Typed value = query.expression(argument, scope);
        if (value.type() instanceof ArrayOf array) {
            return new Source(value.sql(), array.element(), false);
        }
        if (value.type() instanceof MapOf map) {
            List<RowField> entry = List.of(new RowField("key", map.key()), new RowField("value", map.value()));
            return new Source("map_entries(" + value.sql() + ")", new RowOf(entry), true);
        }
        throw SqlProblems.type(
                argument,
                "UNNEST is for arrays and maps and this is " + value.type().athenaName(),
                value.type() == Simple.VARCHAR ? "For a JSON text, use CAST(json_parse(…) AS array(varchar))." : "");
    }

    /** Rows stay whole where there are just as many names as arrays, and more fields than that. */
    private static Rows rows(AliasedRelationContext node, List<Source> sources, boolean numbered) {
        int whole = numbered ? 1 : 0;
        int inFields = whole;
        for (Source source : sources) {
            whole += source.columns(Rows.WHOLE).size();
            inFields += source.columns(Rows.IN_FIELDS).size();
        }
        boolean named = node.columnAliases() != null;
        boolean same = whole == inFields
                && sources.stream().allMatch(source -> source.map() || !(source.element() instanceof RowOf));
        return same
                        || (named
                                && whole != inFields
                                && node.columnAliases().identifier().size() == whole)
                ? Rows.WHOLE
                : Rows.IN_FIELDS;
    }

    /** Lists that stand in one SELECT are unnested side by side, the shorter ones filled up with NULLs. */
    private static String lateral(List<Source> sources, Rows rows, List<Field> fields, boolean numbered) {
        List<String> lists = new ArrayList<>();
        List<String> elements = new ArrayList<>();
        List<String> lengths = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            Source source = sources.get(i);
            lists.add(source.list() + " AS \"$a" + i + "\"");
            elements.add("unnest(\"$a" + i + "\") AS \"$" + i + "\"");
            lengths.add("coalesce(len(\"$a" + i + "\"), 0)");
            boolean whole = source.columns(rows).size() == 1
                    && !(source.element() instanceof RowOf && (source.map() || rows == Rows.IN_FIELDS));
            for (int j = 1; j <= source.columns(rows).size(); j++) {
                String element = "\"$" + i + "\"";
                columns.add(whole ? element : "struct_extract_at(" + element + ", " + j + ")");
            }
        }
        if (numbered) {
            elements.add("unnest(range(1, greatest(" + String.join(", ", lengths) + ") + 1)) AS \"$n\"");
            columns.add("\"$n\"");
        }
        for (int i = 0; i < columns.size(); i++) {
            String name = fields.get(i).name();
            String shown = name.isEmpty() ? SelectRules.unnamed(i) : name;
            columns.set(i, columns.get(i) + " AS " + Identifiers.quote(shown));
        }
        return "(SELECT " + String.join(", ", columns) + " FROM (SELECT "
                + String.join(", ", elements)
                + " FROM (SELECT " + String.join(", ", lists) + ")))";
    }

    /** Refuses joins with UNNEST on a condition: Athena takes {@code ON TRUE} alone. */
    static void requireTrue(JoinRelationContext join) {
        ParseTree right = join.rightRelation;
        while (right != null && !(right instanceof AliasedRelationContext) && right.getChildCount() > 0) {
            right = right.getChild(0);
        }
        if (!(right instanceof AliasedRelationContext aliased)
                || !(aliased.relationPrimary() instanceof UnnestContext)) {
            return;
        }
        JoinKind kind = JoinKind.of(join);
        if (kind == JoinKind.RIGHT || kind == JoinKind.FULL) {
            throw SqlProblems.refused(
                    aliased, "UNNEST on the right of a " + kind + " JOIN", "Put it in a query of its own.");
        }
        BooleanExpressionContext condition = join.joinCriteria().booleanExpression();
        if (condition == null || !condition.getText().equalsIgnoreCase("true")) {
            throw SqlProblems.type(
                    join.joinCriteria(),
                    "a join with UNNEST on a condition",
                    "Athena takes ON TRUE here; put the condition into WHERE.");
        }
    }
}
