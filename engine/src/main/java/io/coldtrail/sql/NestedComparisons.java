package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.ArrayOf;
import io.coldtrail.sql.SqlType.MapOf;
import io.coldtrail.sql.SqlType.RowOf;
import io.coldtrail.sql.SqlType.Simple;
import io.trino.grammar.sql.SqlBaseParser.BetweenContext;
import io.trino.grammar.sql.SqlBaseParser.ComparisonContext;
import io.trino.grammar.sql.SqlBaseParser.DistinctFromContext;
import io.trino.grammar.sql.SqlBaseParser.InListContext;
import io.trino.grammar.sql.SqlBaseParser.PredicateContext;
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
                : Types.isScalar(type) && !Types.isInterval(type);
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
        return new Pair(DuckTypes.cast(value, type), DuckTypes.cast(other, type), type);
    }

    private static String compared(
            String operator, Typed value, ParserRuleContext node, Scope scope, Translating query) {
        Pair pair = pair(value, node, scope, query);
        int depth = scope.lambdas();
        return switch (operator) {
            case "=" -> equal(pair.left(), pair.right(), pair.type(), node, depth);
            case "<>", "!=" -> "(NOT " + equal(pair.left(), pair.right(), pair.type(), node, depth) + ")";
            default -> {
                if (!isOrdered(pair.type())) {
                    throw SqlProblems.type(node, pair.type().athenaName() + " has no order", "Use = or <>.");
                }
                yield "athena_ordered(" + nulls(pair.left(), pair.type(), depth) + " OR "
                        + nulls(pair.right(), pair.type(), depth) + ", " + pair.left() + " " + operator + " "
                        + pair.right() + ")";
            }
        };
    }

    private static String equal(String left, String right, SqlType type, ParserRuleContext node, int depth) {
        if (type instanceof ArrayOf array) {
            String pair = "p" + depth;
            return "athena_same_lists(" + left + ", " + right + ", list_transform(list_zip(" + left + ", " + right
                    + "), lambda " + pair + ": "
                    + equal(pair + "[1]", pair + "[2]", array.element(), node, depth + 1) + "))";
        }
        if (type instanceof MapOf map) {
            String entry = "p" + depth;
            return "athena_same_maps(" + left + ", " + right + ", list_transform(map_entries(" + left + "), lambda "
                    + entry + ": "
                    + equal(entry + ".value", right + "[" + entry + ".key]", map.value(), node, depth + 1) + "))";
        }
        if (type instanceof RowOf row) {
            List<String> answers = new ArrayList<>();
            for (int i = 0; i < row.fields().size(); i++) {
                SqlType field = row.fields().get(i).type();
                answers.add(equal(RowRules.at(left, i), RowRules.at(right, i), field, node, depth));
            }
            return "(" + String.join(" AND ", answers) + ")";
        }
        PredicateRules.comparable(node, type, type);
        return "(" + left + " = " + right + ")";
    }

    /** Whether there is a NULL within a value that is none itself. */
    private static String nulls(String value, SqlType type, int depth) {
        if (type instanceof ArrayOf array) {
            String element = "p" + depth;
            return "coalesce(list_bool_or(list_transform(" + value + ", lambda " + element + ": " + element
                    + " IS NULL OR " + nulls(element, array.element(), depth + 1) + ")), false)";
        }
        if (type instanceof RowOf row) {
            List<String> answers = new ArrayList<>();
            for (int i = 0; i < row.fields().size(); i++) {
                String field = RowRules.at(value, i);
                answers.add(field + " IS NULL OR "
                        + nulls(field, row.fields().get(i).type(), depth));
            }
            return "(" + value + " IS NOT NULL AND (" + String.join(" OR ", answers) + "))";
        }
        return "false";
    }

    private static String negated(boolean not, String condition) {
        return (not ? "(NOT (" : "((") + condition + "))";
    }

    private static Typed truth(String sql) {
        return new Typed(sql, Simple.BOOLEAN);
    }
}
