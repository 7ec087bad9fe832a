package io.coldtrail.sql;

import io.coldtrail.sql.Selection.Rows;
import io.coldtrail.sql.SqlType.RowOf;
import io.coldtrail.sql.SqlType.Simple;
import io.trino.grammar.sql.SqlBaseParser.ExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.InlineTableContext;
import io.trino.grammar.sql.SqlBaseParser.SetOperationContext;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;

/** UNION, INTERSECT, EXCEPT and VALUES: rows of several sources, whose columns have one type each. */
final class SetRules {
    private SetRules() {}

    static boolean keepsDuplicates(SetOperationContext node) {
        return node.setQuantifier() != null && node.setQuantifier().ALL() != null;
    }

    static Query operation(SetOperationContext node, Query left, Query right) {
        if (left.fields().size() != right.fields().size()) {
            throw SqlProblems.type(
                    node.right,
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
                            node.right,
                            "a column is " + field.type().athenaName() + " on one side and " + other.athenaName()
                                    + " on the other",
                            "Use CAST."));
            Field shown = Field.visible(field.name(), type);
            fields.add(
                    node.UNION() == null
                            ? shown
                            : shown.from(field, right.fields().get(i)));
        }
        String sql = Splice.of(node)
                .replace(node.left, cast(left, fields, node))
                .replace(node.right, cast(right, fields, node))
                .text();
        References references =
                node.UNION() == null ? References.NONE : left.references().and(right.references());
        return new Query(sql, fields, Rows.OPEN, references);
    }

    /** A side with the types that the result has. */
    private static String cast(Query side, List<Field> wanted, SetOperationContext node) {
        List<String> columns = new ArrayList<>();
        List<String> names = new ArrayList<>();
        boolean differs = false;
        for (int i = 0; i < wanted.size(); i++) {
            String name = Identifiers.quote("c" + i);
            SqlType type = wanted.get(i).type();
            SqlType own = side.fields().get(i).type();
            boolean same = own.equals(type) || own == Simple.UNKNOWN;
            Typed value = new Typed(same ? name : DuckTypes.cast(new Typed(name, own), type), type);
            String column = keepsDuplicates(node) ? value.sql() : MapSameness.ordered(node, value);
            differs |= !column.equals(name);
            String shown = wanted.get(i).name().isEmpty()
                    ? SelectRules.unnamed(i)
                    : wanted.get(i).name();
            columns.add(column + " AS " + Identifiers.quote(shown));
            names.add(name);
        }
        return differs
                ? "SELECT " + String.join(", ", columns) + " FROM (" + side.sql() + ") AS \"side\"("
                        + String.join(", ", names) + ")"
                : side.sql();
    }

    static Query values(InlineTableContext node, Scope outer, Translating query) {
        List<List<Typed>> rows = new ArrayList<>();
        List<SqlType> types = new ArrayList<>();
        for (ExpressionContext row : node.expression()) {
            Gatherings.refuse(row, Gatherings.ALL, "VALUES", query);
            List<Typed> values = cells(row, outer, query);
            for (int i = 0; i < values.size(); i++) {
                Typed value = values.get(i);
                if (rows.isEmpty()) {
                    types.add(value.type());
                    continue;
                }
                SqlType before = i < types.size() ? types.get(i) : Simple.UNKNOWN;
                if (values.size() != types.size()
                        || Types.common(before, value.type()).isEmpty()) {
                    throw SqlProblems.type(row, "this row does not look like the first", "Rows of VALUES are alike.");
                }
                types.set(i, Types.common(before, value.type()).orElseThrow());
            }
            rows.add(values);
        }
        List<Field> fields = types.stream().map(type -> Field.visible("", type)).toList();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            names.add("\"_col" + i + "\"");
        }
        String sql = "SELECT * FROM (VALUES "
                + String.join(", ", rows.stream().map(row -> row(row, types)).toList()) + ") AS \"values\"("
                + String.join(", ", names) + ")";
        return new Query(sql, fields, Rows.ORDERED, References.NONE);
    }

    /** The columns of a row; where it is a value of a row type, its fields. */
    private static List<Typed> cells(ExpressionContext row, Scope outer, Translating query) {
        List<Typed> values = new ArrayList<>();
        List<? extends ParserRuleContext> cells = RelationRules.cells(row);
        for (ParserRuleContext cell : cells) {
            values.add(query.expression(cell, outer));
        }
        if (cells.get(0) != row || !(values.get(0).type() instanceof RowOf type)) {
            return values;
        }
        List<Typed> fields = new ArrayList<>();
        for (int i = 0; i < type.fields().size(); i++) {
            fields.add(new Typed(
                    RowRules.at(values.get(0).sql(), i), type.fields().get(i).type()));
        }
        return fields;
    }

    private static String row(List<Typed> values, List<SqlType> types) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Typed value = values.get(i);
            boolean same = value.type().equals(types.get(i)) || value.type() == Simple.UNKNOWN;
            cells.add(same ? value.sql() : DuckTypes.cast(value, types.get(i)));
        }
        return "(" + String.join(", ", cells) + ")";
    }
}
