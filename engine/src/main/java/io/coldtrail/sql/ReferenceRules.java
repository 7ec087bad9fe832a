package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.ArrayOf;
import io.coldtrail.sql.SqlType.MapOf;
import io.coldtrail.sql.SqlType.RowOf;
import io.coldtrail.sql.SqlType.Simple;
import io.trino.grammar.sql.SqlBaseParser.ColumnReferenceContext;
import io.trino.grammar.sql.SqlBaseParser.DereferenceContext;
import io.trino.grammar.sql.SqlBaseParser.IdentifierContext;
import io.trino.grammar.sql.SqlBaseParser.PrimaryExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.SubscriptContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** Columns, fields of rows, elements of arrays and maps. */
final class ReferenceRules {
    private ReferenceRules() {}

    static Typed column(ColumnReferenceContext node, Scope scope, Translating query) {
        return resolve(node, List.of(node.identifier()), scope, query);
    }

    static Typed dereference(DereferenceContext node, Scope scope, Translating query) {
        Deque<IdentifierContext> parts = new ArrayDeque<>();
        PrimaryExpressionContext base = node;
        while (base instanceof DereferenceContext dereference) {
            parts.addFirst(dereference.fieldName);
            base = dereference.base;
        }
        if (base instanceof ColumnReferenceContext column) {
            parts.addFirst(column.identifier());
            return resolve(node, List.copyOf(parts), scope, query);
        }
        Typed value = query.expression(base, scope);
        for (IdentifierContext part : parts) {
            value = RowRules.field(value, part, base.getText());
        }
        return value;
    }

    /** A dotted name that begins with a column, or with the relation that has it. */
    static Typed resolve(ParserRuleContext node, List<IdentifierContext> identifiers, Scope scope, Translating query) {
        List<String> names = identifiers.stream().map(Identifiers::name).toList();
        Optional<Typed> parameter = scope.parameter(names.get(0));
        if (parameter.isPresent()) {
            Typed value = parameter.get();
            for (IdentifierContext part : identifiers.subList(1, identifiers.size())) {
                value = RowRules.field(value, part, names.get(0));
            }
            return value;
        }
        Scope.Match match = find(node, names, scope);
        query.use(match.field());
        query.read(match.field(), names.subList(match.prefix() + 1, names.size()));
        Typed value = new Typed(
                query.spelling(identifiers.subList(0, match.prefix() + 1), match),
                match.field().type());
        String owner = names.get(match.prefix());
        for (IdentifierContext part : identifiers.subList(match.prefix() + 1, identifiers.size())) {
            value = RowRules.field(value, part, owner);
            owner += "." + Identifiers.name(part);
        }
        query.named(node, match, names, value.type());
        return value;
    }

    private static Scope.Match find(ParserRuleContext node, List<String> names, Scope scope) {
        try {
            return scope.find(names)
                    .orElseThrow(() -> SqlProblems.unknownColumn(node, String.join(".", names), scope.names()));
        } catch (Scope.AmbiguousNameException e) {
            throw SqlProblems.ambiguous(node, String.join(".", names));
        }
    }

    static Typed subscript(SubscriptContext node, Scope scope, Translating query) {
        Typed value = query.expression(node.value, scope);
        Typed index = query.expression(node.index, scope);
        if (value.type() instanceof ArrayOf array && Types.isInteger(index.type())) {
            return new Typed("athena_subscript(" + value.sql() + ", " + index.sql() + ")", array.element());
        }
        if (value.type() instanceof RowOf row) {
            return RowRules.subscript(value, row, node.index);
        }
        if (value.type() instanceof MapOf map) {
            Optional<SqlType> key = Types.common(map.key(), index.type());
            if (key.isPresent()) {
                String entries = DuckTypes.cast(value, new MapOf(key.get(), map.value()));
                String wanted = DuckTypes.cast(index, key.get());
                return new Typed("athena_map_subscript(" + entries + ", " + wanted + ")", map.value());
            }
        }
        throw SqlProblems.type(
                node,
                "there is no " + value.type().athenaName() + "[" + index.type().athenaName() + "]",
                value.type() == Simple.VARCHAR ? "For a JSON text, use json_extract_scalar." : "");
    }
}
