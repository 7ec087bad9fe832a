package io.coldtrail.sql;

import io.coldtrail.sql.ValueRange.Bound;
import io.trino.grammar.sql.SqlBaseParser.ComparisonOperatorContext;

/** The operators that compare two values. */
enum Comparing {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL;

    static Comparing of(ComparisonOperatorContext node) {
        if (node.EQ() != null) {
            return EQUAL;
        }
        if (node.NEQ() != null) {
            return NOT_EQUAL;
        }
        if (node.LT() != null) {
            return LESS;
        }
        if (node.LTE() != null) {
            return LESS_OR_EQUAL;
        }
        return node.GT() != null ? GREATER : GREATER_OR_EQUAL;
    }

    /** What holds where this does not. */
    Comparing negated() {
        return switch (this) {
            case EQUAL -> NOT_EQUAL;
            case NOT_EQUAL -> EQUAL;
            case LESS -> GREATER_OR_EQUAL;
            case LESS_OR_EQUAL -> GREATER;
            case GREATER -> LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> LESS;
        };
    }

    /** What says the same with the sides exchanged. */
    Comparing mirrored() {
        return switch (this) {
            case EQUAL, NOT_EQUAL -> this;
            case LESS -> GREATER;
            case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
            case GREATER -> LESS;
            case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
        };
    }

    /** The values for which it holds with a constant on its right. */
    ValueSet values(Constant right) {
        Bound with = new Bound(right, true);
        Bound without = new Bound(right, false);
        return switch (this) {
            case EQUAL -> ValueSet.of(ValueRange.only(right));
            case NOT_EQUAL -> ValueSet.of(new ValueRange(null, without), new ValueRange(without, null));
            case LESS -> ValueSet.of(new ValueRange(null, without));
            case LESS_OR_EQUAL -> ValueSet.of(new ValueRange(null, with));
            case GREATER -> ValueSet.of(new ValueRange(without, null));
            case GREATER_OR_EQUAL -> ValueSet.of(new ValueRange(with, null));
        };
    }
}
