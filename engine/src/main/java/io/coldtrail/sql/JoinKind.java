package io.coldtrail.sql;

import io.trino.grammar.sql.SqlBaseParser.JoinRelationContext;
import io.trino.grammar.sql.SqlBaseParser.JoinTypeContext;
import java.util.HashSet;
import java.util.Set;
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

    /** The references whose rows count for nothing where the join's own condition does not hold for them. */
    Set<Integer> underOn(Set<Integer> left, Set<Integer> right) {
        return switch (this) {
            case INNER -> both(left, right);
            case LEFT -> right;
            case RIGHT -> left;
            case FULL -> Set.of();
        };
    }

    /** The references whose rows count for nothing where a condition over the join does not hold for them. */
    Set<Integer> underWhere(Set<Integer> left, Set<Integer> right) {
        return switch (this) {
            case INNER -> both(left, right);
            case LEFT -> left;
            case RIGHT -> right;
            case FULL -> Set.of();
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

    private static Set<Integer> both(Set<Integer> left, Set<Integer> right) {
        Set<Integer> both = new HashSet<>(left);
        both.addAll(right);
        return Set.copyOf(both);
    }
}
