package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.RowField;
import io.coldtrail.sql.SqlType.RowOf;
import io.coldtrail.sql.SqlType.Simple;
import io.trino.grammar.sql.SqlBaseParser.ExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.IdentifierContext;
import io.trino.grammar.sql.SqlBaseParser.RowConstructorContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** Rows: how they are made, and their fields by name and by position. */
final class RowRules {
    private RowRules() {}

    /** {@code ROW(a, b)} and {@code (a, b)}: a row of fields without names, in DuckDB a tuple. */
    static Typed constructor(RowConstructorContext node, Scope scope, Translating query) {
        List<String> values = new ArrayList<>();
        List<RowField> fields = new ArrayList<>();
        for (ExpressionContext item : node.expression()) {
            Typed value = query.expression(item, scope);
            values.add(value.sql());
            fields.add(new RowField("", value.type()));
        }
        return new Typed("row(" + String.join(", ", values) + ")", new RowOf(fields));
    }

    /** A field by its name. */
    static Typed field(Typed value, IdentifierContext part, String owner) {
        String name = Identifiers.name(part);
        if (!(value.type() instanceof RowOf row)) {
            throw SqlProblems.type(
                    part,
                    owner + " is " + value.type().athenaName() + " and has no fields",
                    value.type() == Simple.VARCHAR
                            ? "For a JSON text, use json_extract_scalar(" + owner + ", '$." + name + "')."
                            : "Take an element first, such as " + owner + "[1].");
        }
        List<String> names = row.fields().stream().map(RowField::name).toList();
        int index = names.indexOf(name);
        if (index < 0) {
            throw SqlProblems.unknownField(part, name, owner, names);
        }
        if (index != names.lastIndexOf(name)) {
            throw SqlProblems.ambiguous(part, name);
        }
        return new Typed(
                named(value.sql(), name, part, row, index),
                row.fields().get(index).type());
    }

    /** A dot will do behind a name; behind anything else it may not parse. */
    private static String named(String sql, String name, IdentifierContext part, RowOf row, int index) {
        if (!DuckTypes.isNamed(row)) {
            return at(sql, index);
        }
        return sql.matches("[\\w\"$.]+")
                ? sql + "." + Identifiers.render(part)
                : "struct_extract(" + sql + ", " + Call.quote(name) + ")";
    }

    /** A field by its position, from 1. */
    static Typed subscript(Typed value, RowOf row, ParserRuleContext index) {
        Optional<Integer> position = Optional.of(index.getText())
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::parseInt);
        if (position.isEmpty()) {
            throw SqlProblems.type(index, "the position of a row's field is no number", "Write it down, such as r[1].");
        }
        if (position.get() < 1 || position.get() > row.fields().size()) {
            throw SqlProblems.type(
                    index,
                    "the row has no field " + position.get(),
                    "It has " + row.fields().size() + ", counted from 1.");
        }
        return new Typed(
                at(value.sql(), position.get() - 1),
                row.fields().get(position.get() - 1).type());
    }

    /** A field in DuckDB's SQL, by its index from 0. */
    static String at(String sql, int index) {
        return "struct_extract_at(" + sql + ", " + (index + 1) + ")";
    }
}
