package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.ArrayOf;
import io.coldtrail.sql.SqlType.MapOf;
import io.coldtrail.sql.SqlType.RowField;
import io.coldtrail.sql.SqlType.RowOf;
import io.coldtrail.sql.SqlType.Simple;
import io.trino.grammar.sql.SqlBaseParser.AndContext;
import io.trino.grammar.sql.SqlBaseParser.BetweenContext;
import io.trino.grammar.sql.SqlBaseParser.ComparisonContext;
import io.trino.grammar.sql.SqlBaseParser.DistinctFromContext;
import io.trino.grammar.sql.SqlBaseParser.ExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.InListContext;
import io.trino.grammar.sql.SqlBaseParser.InSubqueryContext;
import io.trino.grammar.sql.SqlBaseParser.JoinCriteriaContext;
import io.trino.grammar.sql.SqlBaseParser.PredicateContext;
import io.trino.grammar.sql.SqlBaseParser.PredicatedContext;
import io.trino.grammar.sql.SqlBaseParser.QuerySpecificationContext;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * Comparisons of arrays, rows and maps. In Athena a NULL within makes the answer NULL, unless something else decides it;
 * in DuckDB it is a value as others are. So the answer is put together from those of the parts.
 */
final class NestedComparisons {
    private NestedComparisons() {}

    static boolean isNested(SqlType type) {
        return type instanceof ArrayOf || type instanceof RowOf || type instanceof MapOf;
    }

    /** Whether values of the type have an order, and DuckDB knows the same ones as alike: arrays, rows, no maps. */
    static boolean isOrdered(SqlType type) {
        if (type instanceof ArrayOf array) {
            return isOrdered(array.element());
        }
        return type instanceof RowOf row
                ? row.fields().stream().allMatch(field -> isOrdered(field.type()))
                : Types.isScalar(type);
    }

    /** Whether {@code =} means the same for all parts. */
    private static boolean isComparable(SqlType type) {
        if (type instanceof ArrayOf array) {
            return isComparable(array.element());
        }
        if (type instanceof MapOf map) {
            return isOrdered(map.key()) && isComparable(map.value());
        }
        return type instanceof RowOf row
                ? row.fields().stream().allMatch(field -> isComparable(field.type()))
                : Types.isScalar(type);
    }

    static Typed translate(Typed value, PredicateContext predicate, Scope scope, Translating query) {
        if (predicate instanceof ComparisonContext comparison) {
            String operator = comparison.comparisonOperator().getText();
            return truth(compared(operator, value, comparison.right, scope, query));
        }
        if (predicate instanceof BetweenContext between) {
            String inside = compared(">=", value, between.lower, scope, query) + " AND "
                    + compared("<=", value, between.upper, scope, query);
            return truth(negated(between.NOT() != null, inside));
        }
        if (predicate instanceof InListContext list) {
            List<String> answers = new ArrayList<>();
            list.expression().forEach(item -> answers.add(compared("=", value, item, scope, query)));
            return truth(negated(list.NOT() != null, String.join(" OR ", answers)));
        }
        if (predicate instanceof InSubqueryContext in && isOrdered(value.type())) {
            String not = in.NOT() == null ? "" : "NOT ";
            return truth("(" + value.sql() + " " + not + "IN " + among(value.type(), in, scope, query)
                    + (not.isEmpty() && isJoin(in) ? present(value) : "") + ")");
        }
        if (predicate instanceof DistinctFromContext distinct && isOrdered(value.type())) {
            Pair pair = pair(value, distinct.right, scope, query);
            String not = distinct.NOT() == null ? "" : "NOT ";
            return truth("(" + pair.left() + " IS " + not + "DISTINCT FROM " + pair.right() + ")");
        }
        throw SqlProblems.refused(
                predicate,
                ExpressionRules.construct(predicate) + " of " + value.type().athenaName(),
                value.type() instanceof RowOf ? "Compare its fields." : "It is not supported yet.");
    }

    /** Whether a condition stands alone or between ANDs of WHERE, HAVING or ON: Athena makes a join of it. */
    private static boolean isJoin(PredicateContext predicate) {
        ParserRuleContext node = predicate.getParent();
        while (node instanceof PredicatedContext || node instanceof AndContext || node instanceof ExpressionContext) {
            node = node.getParent();
        }
        return node instanceof QuerySpecificationContext || node instanceof JoinCriteriaContext;
    }

    /** A row with a NULL has no partner in a join. */
    private static String present(Typed value) {
        StringBuilder conditions = new StringBuilder();
        int fields = value.type() instanceof RowOf row ? row.fields().size() : 0;
        for (int i = 0; i < fields; i++) {
            conditions.append(" AND ").append(RowRules.at(value.sql(), i)).append(" IS NOT NULL");
        }
        return conditions.toString();
    }

    /** The rows of a query as values of a type. Athena looks them up as a whole, so a NULL within is a value here. */
    private static String among(SqlType type, InSubqueryContext in, Scope scope, Translating query) {
        Query inner = QueryRules.query(in.query(), scope, query);
        query.readAll(inner);
        List<RowField> fields = inner.fields().stream()
                .map(field -> new RowField("", field.type()))
                .toList();
        boolean rows = type instanceof RowOf;
        SqlType given = rows ? new RowOf(fields) : fields.get(0).type();
        if ((!rows && fields.size() != 1) || Types.common(type, given).isEmpty()) {
            throw SqlProblems.type(
                    in.query(),
                    "the query gives " + given.athenaName() + " where " + type.athenaName() + " is looked for",
                    "Select as many columns as the row has, of the same types.");
        }
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            columns.add("\"$" + i + "\"");
        }
        String names = String.join(", ", columns);
        return "(SELECT " + (rows ? "row(" + names + ")" : names) + " FROM (" + inner.sql() + ") AS \"$in\"(" + names
                + "))";
    }

    /** Both sides as one type. */
    private record Pair(String left, String right, SqlType type) {}

    private static Pair pair(Typed value, ParserRuleContext node, Scope scope, Translating query) {
        Typed other = query.expression(node, scope);
        SqlType type = Types.common(value.type(), other.type())
                .orElseThrow(() -> SqlProblems.type(
                        node,
                        value.type().athenaName() + " cannot be compared with "
                                + other.type().athenaName(),
                        "Use CAST."));
        if (!isComparable(type)) {
            throw SqlProblems.refused(node, "a comparison of " + type.athenaName(), "It is not supported yet.");
        }
        return new Pair(DuckTypes.cast(value, type), DuckTypes.cast(other, type), type);
    }

    private static String compared(
            String operator, Typed value, ParserRuleContext node, Scope scope, Translating query) {
        Pair pair = pair(value, node, scope, query);
        int depth = scope.lambdas();
        return switch (operator) {
            case "=" -> equal(pair.left(), pair.right(), pair.type(), depth);
            case "<>", "!=" -> "(NOT " + equal(pair.left(), pair.right(), pair.type(), depth) + ")";
            default -> {
                if (!isOrdered(pair.type())) {
                    throw SqlProblems.type(node, pair.type().athenaName() + " has no order", "Use = or <>.");
                }
                yield "athena_ordered(" + meetsNull(pair.left(), pair.right(), pair.type(), depth) + ", " + pair.left()
                        + " " + operator + " " + pair.right() + ")";
            }
        };
    }

    static String equal(String left, String right, SqlType type, int depth) {
        if (type instanceof ArrayOf array) {
            String pair = "athena_p" + depth;
            return "athena_same_lists(" + left + ", " + right + ", list_transform(list_zip(" + left + ", " + right
                    + "), lambda " + pair + ": "
                    + equal(pair + "[1]", pair + "[2]", array.element(), depth + 1) + "))";
        }
        if (type instanceof MapOf map) {
            String entry = "athena_p" + depth;
            return "athena_same_maps(" + left + ", " + right + ", list_transform(map_entries(" + left + "), lambda "
                    + entry + ": "
                    + equal(entry + ".value", right + "[" + entry + ".key]", map.value(), depth + 1) + "))";
        }
        if (type instanceof RowOf row) {
            List<String> answers = new ArrayList<>();
            for (int i = 0; i < row.fields().size(); i++) {
                SqlType field = row.fields().get(i).type();
                answers.add(equal(RowRules.at(left, i), RowRules.at(right, i), field, depth));
            }
            return "(" + String.join(" AND ", answers) + ")";
        }
        return "(" + left + " = " + right + ")";
    }

    /** Whether a comparison from left to right meets a NULL within before it is decided. */
    private static String meetsNull(String left, String right, SqlType type, int depth) {
        if (type instanceof ArrayOf array) {
            String pair = "athena_p" + depth;
            return "athena_meets_null(list_transform(list_zip(" + left + ", " + right + ", true), lambda " + pair + ": "
                    + step(pair + "[1]", pair + "[2]", array.element(), depth + 1) + "))";
        }
        List<String> steps = new ArrayList<>();
        RowOf row = (RowOf) type;
        for (int i = 0; i < row.fields().size(); i++) {
            steps.add(step(
                    RowRules.at(left, i),
                    RowRules.at(right, i),
                    row.fields().get(i).type(),
                    depth));
        }
        return "(" + left + " IS NOT NULL AND " + right + " IS NOT NULL AND athena_meets_null(["
                + String.join(", ", steps) + "]))";
    }

    /** 0 where the parts are equal, 1 where they decide, 2 at a NULL. */
    private static String step(String left, String right, SqlType type, int depth) {
        String within = isNested(type) ? "WHEN " + meetsNull(left, right, type, depth) + " THEN 2 " : "";
        return "CASE WHEN " + left + " IS NULL OR " + right + " IS NULL THEN 2 " + within + "WHEN " + left + " = "
                + right + " THEN 0 ELSE 1 END";
    }

    private static String negated(boolean not, String condition) {
        return (not ? "(NOT (" : "((") + condition + "))";
    }

    private static Typed truth(String sql) {
        return new Typed(sql, Simple.BOOLEAN);
    }
}
