package io.coldtrail.sql;

import io.trino.grammar.sql.SqlBaseParser.JoinRelationContext;
import io.trino.grammar.sql.SqlBaseParser.JoinTypeContext;
import org.jspecify.annotations.Nullable;

/**
 * How a join treats rows without a partner, which decides what conditions say about its tables. A table that an outer
 * join fills up with NULLs must not lose rows to a condition above it: that would turn pairs into rows with NULLs.
 */
enum JoinKind {
    INNER,
    LEFT,
    RIGHT,
    FULL;

    static JoinKind of(JoinRelationContext node) {
        @Nullable JoinTypeContext type = node.joinType();
        if (type == null) {
            return INNER;
        }
        if (type.LEFT() != null) {
            return LEFT;
        }
        if (type.RIGHT() != null) {
            return RIGHT;
        }
        return type.FULL() != null ? FULL : INNER;
    }

    /** The references that the join's own condition can make demands of. */
    References underOn(References left, References right) {
        return switch (this) {
            case INNER -> left.and(right);
            case LEFT -> right;
            case RIGHT -> left;
            case FULL -> References.NONE;
        };
    }

    /** The references that a condition over the join can make demands of. */
    References underWhere(References left, References right) {
        return switch (this) {
            case INNER -> left.and(right);
            case LEFT -> left.and(right.fill());
            case RIGHT -> left.fill().and(right);
            case FULL -> left.fill().and(right.fill());
        };
    }

    /** A column of USING, which has the values of one side, or of both where they are the same. */
    Field joined(Field joined, Field left, Field right) {
        return switch (this) {
            case INNER -> joined.from(left, right);
            case LEFT -> joined.from(left);
            case RIGHT -> joined.from(right);
            case FULL -> joined;
        };
    }
}
