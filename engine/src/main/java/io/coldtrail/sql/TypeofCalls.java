package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.ArrayOf;
import io.coldtrail.sql.SqlType.DecimalOf;
import io.coldtrail.sql.SqlType.MapOf;
import io.coldtrail.sql.SqlType.RowOf;
import io.coldtrail.sql.SqlType.Simple;
import io.coldtrail.sql.SqlType.TimestampOf;
import io.coldtrail.sql.SqlType.ZonedOf;
import io.trino.grammar.sql.SqlBaseParser.CastContext;
import io.trino.grammar.sql.SqlBaseParser.ColumnReferenceContext;
import io.trino.grammar.sql.SqlBaseParser.DereferenceContext;
import io.trino.grammar.sql.SqlBaseParser.GenericTypeContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/** {@code typeof}: the name of a type, as Athena writes it. A varchar has a length there, which we know of a few only. */
final class TypeofCalls {
    private TypeofCalls() {}

    static Typed typeof(Call call) {
        call.requireSize(1, 1);
        Typed value = call.typed(0);
        String name = (value.type() == Simple.VARCHAR ? varchar(call) : name(value.type()))
                .orElseThrow(() -> SqlProblems.refused(
                        call.node(), "typeof of a varchar whose length is not known", "Leave it out."));
        // The argument stays, so that an aggregate in it makes one row of many.
        String text = Call.quote(name);
        return new Typed(
                "CASE WHEN (" + value.sql() + ") IS NULL THEN " + text + " ELSE " + text + " END", Simple.VARCHAR);
    }

    /** Texts that are written down, columns of tables, and casts. */
    private static Optional<String> varchar(Call call) {
        Optional<String> text = call.text(0);
        if (text.isPresent()) {
            return Optional.of(
                    "varchar(" + text.get().codePointCount(0, text.get().length()) + ")");
        }
        ParseTree inner = call.argument(0);
        while (inner.getChildCount() == 1 && !(inner instanceof ColumnReferenceContext)) {
            inner = inner.getChild(0);
        }
        if (inner instanceof CastContext cast && cast.type() instanceof GenericTypeContext type) {
            return Optional.of(type.getText().toLowerCase(Locale.ROOT));
        }
        boolean column = inner instanceof ColumnReferenceContext || inner instanceof DereferenceContext;
        return column && isOfTable((ParserRuleContext) inner, call.scope()) ? Optional.of("varchar") : Optional.empty();
    }

    private static boolean isOfTable(ParserRuleContext name, Scope scope) {
        List<String> parts = List.of(
                name.getText().toLowerCase(Locale.ROOT).replace("\"", "").split("\\.", -1));
        try {
            return scope.parameter(parts.get(0)).isEmpty()
                    && scope.find(parts)
                            .filter(match -> !match.field().origins().isEmpty())
                            .isPresent();
        } catch (Scope.AmbiguousNameException e) {
            return false;
        }
    }

    private static Optional<String> name(SqlType type) {
        if (type instanceof ArrayOf array) {
            return name(array.element()).map(element -> "array(" + element + ")");
        }
        if (type instanceof MapOf map) {
            return name(map.key()).flatMap(key -> name(map.value()).map(value -> "map(" + key + ", " + value + ")"));
        }
        if (type instanceof RowOf row) {
            return row(row);
        }
        if (type instanceof DecimalOf || (type instanceof Simple && type != Simple.TIMESTAMP)) {
            return type == Simple.VARCHAR ? Optional.empty() : Optional.of(type.athenaName());
        }
        if (type instanceof ZonedOf) {
            return Optional.of("timestamp(" + Types.digits(type) + ") with time zone");
        }
        return type == Simple.TIMESTAMP || type instanceof TimestampOf
                ? Optional.of("timestamp(" + Types.digits(type) + ")")
                : Optional.empty();
    }

    private static Optional<String> row(RowOf row) {
        List<String> fields = new ArrayList<>();
        for (SqlType.RowField field : row.fields()) {
            Optional<String> type = name(field.type());
            if (type.isEmpty()) {
                return Optional.empty();
            }
            fields.add((field.name() + " " + type.get()).strip());
        }
        return Optional.of("row(" + String.join(", ", fields) + ")");
    }
}
