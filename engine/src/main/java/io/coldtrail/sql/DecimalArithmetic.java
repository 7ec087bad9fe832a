package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.DecimalOf;
import io.coldtrail.sql.SqlType.Simple;
import io.trino.grammar.sql.SqlBaseLexer;
import io.trino.grammar.sql.SqlBaseParser.ArithmeticBinaryContext;

/**
 * Operators on decimals, or on a decimal and an integer. Athena gives a quotient as many digits after the point as the
 * longer side has: {@code 1 / 3.0} is {@code 0.3}.
 */
final class DecimalArithmetic {
    private DecimalArithmetic() {}

    static Typed apply(ArithmeticBinaryContext node, Typed left, Typed right) {
        DecimalOf first = Types.asDecimal(left.type() == Simple.UNKNOWN ? right.type() : left.type());
        DecimalOf second = Types.asDecimal(right.type() == Simple.UNKNOWN ? left.type() : right.type());
        int operator = node.operator.getType();
        DecimalOf type = result(operator, first, second);
        if (type.scale() > Types.MAX_DECIMAL_DIGITS) {
            throw SqlProblems.type(
                    node, "a decimal of more than 38 digits after the point", "Use CAST(… AS double) on one side.");
        }
        if (operator == SqlBaseLexer.SLASH) {
            return new Typed(divide(left.sql(), right.sql(), type), type);
        }
        String sql = Splice.of(node)
                .replace(node.left, left.sql())
                .replace(node.right, ArithmeticRules.enclosed(right.sql()))
                .text();
        // DuckDB's remainder has more digits before the point than Athena's.
        return new Typed(operator == SqlBaseLexer.PERCENT ? cast("(" + sql + ")", type) : sql, type);
    }

    /** A quotient, rounded half away from zero. */
    static String divide(String left, String right, DecimalOf type) {
        String quotient = "athena_decimal_divide(" + text(left) + ", " + text(right) + ", " + type.scale() + ")";
        return cast(quotient, type);
    }

    static DecimalOf result(int operator, DecimalOf left, DecimalOf right) {
        int scale = Math.max(left.scale(), right.scale());
        int leftWhole = left.precision() - left.scale();
        int rightWhole = right.precision() - right.scale();
        return switch (operator) {
            case SqlBaseLexer.ASTERISK -> bounded(left.precision() + right.precision(), left.scale() + right.scale());
            case SqlBaseLexer.SLASH ->
                bounded(left.precision() + right.scale() + Math.max(0, right.scale() - left.scale()), scale);
            case SqlBaseLexer.PERCENT -> bounded(Math.min(leftWhole, rightWhole) + scale, scale);
            default -> bounded(Math.max(leftWhole, rightWhole) + scale + 1, scale);
        };
    }

    private static DecimalOf bounded(int precision, int scale) {
        return new DecimalOf(Math.max(1, Math.min(Types.MAX_DECIMAL_DIGITS, precision)), scale);
    }

    private static String text(String sql) {
        return "CAST(" + sql + " AS VARCHAR)";
    }

    private static String cast(String sql, DecimalOf type) {
        return "CAST(" + sql + " AS " + DuckTypes.name(type) + ")";
    }
}
