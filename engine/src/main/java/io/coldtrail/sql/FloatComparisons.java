package io.coldtrail.sql;

import io.trino.grammar.sql.SqlBaseParser.ComparisonOperatorContext;

/**
 * Comparisons of doubles and reals. To Athena NaN is neither equal to anything nor greater nor less; to DuckDB it is equal
 * to itself and greater than all numbers.
 */
final class FloatComparisons {
    private FloatComparisons() {}

    /** A comparison, with a guard where a side may be NaN. */
    static String guarded(String sql, ComparisonOperatorContext operator, Typed left, Typed right) {
        boolean leftMay = mayBeNan(left);
        boolean rightMay = mayBeNan(right);
        if (operator.NEQ() != null) {
            return leftMay && rightMay
                    ? "CASE WHEN isnan(" + left.sql() + ") AND isnan(" + right.sql() + ") THEN true ELSE " + sql
                            + " END"
                    : sql;
        }
        if (operator.EQ() != null) {
            return leftMay && rightMay ? without(sql, left) : sql;
        }
        boolean greater = operator.GT() != null || operator.GTE() != null;
        Typed side = greater ? left : right;
        return mayBeNan(side) ? without(sql, side) : sql;
    }

    /** BETWEEN, where the value or the upper bound may be NaN. */
    static String between(String sql, Typed value, Typed upper) {
        String guarded = mayBeNan(value) ? without(sql, value) : sql;
        return mayBeNan(upper) ? without(guarded, upper) : guarded;
    }

    private static String without(String sql, Typed side) {
        return "(" + sql + " AND NOT isnan(" + side.sql() + "))";
    }

    /** What is written down as a number is one. */
    private static boolean mayBeNan(Typed value) {
        return Types.isFloat(value.type()) && !value.sql().matches("-?[0-9.]+([eE][+-]?[0-9]+)?");
    }
}
