package io.coldtrail.sql.lint;

import io.coldtrail.schema.LakeTable;
import io.coldtrail.sql.NamedColumn;
import io.trino.grammar.sql.SqlBaseParser.PredicatedContext;
import java.util.List;

/**
 * A comparison of one column with values that are written down.
 *
 * @param negated whether it holds for other values than these: {@code <>}, NOT IN, NOT LIKE, NOT BETWEEN
 * @param folded how the column's letters are changed before
 * @param literals one; two for BETWEEN; all that are literals for IN
 * @param name the place of the column, with what is around it
 */
record Condition(
        NamedColumn column,
        Operator operator,
        boolean negated,
        Folding folded,
        List<Literal> literals,
        PredicatedContext node,
        Place name) {
    Condition {
        literals = List.copyOf(literals);
    }

    enum Operator {
        EQUAL,
        LESS,
        GREATER,
        IN,
        LIKE,
        BETWEEN
    }

    enum Folding {
        NONE,
        LOWER,
        UPPER
    }

    /** Offsets in the text. */
    record Place(int start, int end) {}

    String path() {
        return column.path();
    }

    boolean isOf(String path) {
        return column.path().equals(path);
    }

    boolean isOfEvents() {
        return column.shape().table() == LakeTable.CLOUDTRAIL;
    }

    /** Whether it asks for values by themselves: {@code =}, {@code <>}, IN. */
    boolean isExact() {
        return operator == Operator.EQUAL || operator == Operator.IN;
    }
}
