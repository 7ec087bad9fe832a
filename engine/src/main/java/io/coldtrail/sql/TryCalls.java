package io.coldtrail.sql;

import io.coldtrail.sql.Overload.Kind;
import io.trino.grammar.sql.SqlBaseParser.FunctionCallContext;
import io.trino.grammar.sql.SqlBaseParser.SubqueryExpressionContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/**
 * {@code try(x)}: NULL where x fails. DuckDB's TRY may hold neither aggregates nor queries, so those are made before it:
 * {@code try(sum(a) / count(b))} is TRY over the two of them in a row. It stands in a lambda, because DuckDB evaluates
 * what a query has twice, here and elsewhere, once and outside of TRY.
 */
final class TryCalls {
    private TryCalls() {}

    static Typed call(Call call) {
        call.requireSize(1, 1);
        Typed value = call.typed(0);
        Set<String> before = new LinkedHashSet<>();
        collect(call.argument(0), call, before);
        List<String> made = List.copyOf(before);
        String body = value.sql();
        for (String part : longestFirst(made)) {
            body = body.replace(part, "athena_try[" + (made.indexOf(part) + 1) + "]");
        }
        // A row of one field would be its value.
        String row = made.isEmpty() ? "NULL" : "row(" + String.join(", ", made) + ", NULL)";
        return new Typed("list_transform([" + row + "], lambda athena_try: TRY(" + body + "))[1]", value.type());
    }

    /** The outermost aggregates, window functions and queries, as they are in DuckDB's SQL. */
    private static void collect(ParseTree node, Call call, Set<String> found) {
        boolean whole = node instanceof SubqueryExpressionContext
                || (node instanceof FunctionCallContext function && isAggregate(function, call));
        if (whole) {
            found.add(call.query()
                    .expression((ParserRuleContext) node, call.scope())
                    .sql());
            return;
        }
        for (int i = 0; i < node.getChildCount(); i++) {
            collect(node.getChild(i), call, found);
        }
    }

    private static boolean isAggregate(FunctionCallContext function, Call call) {
        String name = String.join(".", Identifiers.parts(function.qualifiedName()));
        return function.over() != null
                || call.query().functions().find(name).stream().anyMatch(form -> form.kind() != Kind.SCALAR);
    }

    private static List<String> longestFirst(List<String> parts) {
        List<String> sorted = new ArrayList<>(parts);
        sorted.sort(Comparator.comparingInt(String::length).reversed());
        return sorted;
    }
}
