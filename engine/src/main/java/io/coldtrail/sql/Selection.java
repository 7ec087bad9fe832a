package io.coldtrail.sql;

import io.trino.grammar.sql.SqlBaseParser.ExpressionContext;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A query before its ORDER BY, with what that may name.
 *
 * @param select what ORDER BY sees beside the result; empty where it sees the result alone
 * @param rows whether the order of the rows is known without one
 */
record Selection(Query query, Optional<Select> select, Rows rows) {

    /** Whether rows come in the same order every time. */
    enum Rows {
        ORDERED,
        OPEN;

        Rows and(Rows other) {
            return this == ORDERED ? other : OPEN;
        }
    }

    /**
     * The inside of a SELECT.
     *
     * @param scope of its FROM clause
     * @param grouping what it groups by; empty where it does not
     * @param extended gives the query with more columns at the end of its list, each with a comma before it
     */
    record Select(
            Scope scope,
            List<Output> outputs,
            Duplicates duplicates,
            Optional<Grouping> grouping,
            UnaryOperator<String> extended) {
        Select {
            outputs = List.copyOf(outputs);
        }
    }

    /** Whether equal rows become one. */
    enum Duplicates {
        KEPT,
        REMOVED
    }

    /**
     * A column of the result.
     *
     * @param key of what it shows, see {@link Sameness}
     * @param expression that it shows; null for a column of a star
     * @param column in DuckDB's SQL where a star shows it; {@code ""} for an expression
     */
    record Output(Field field, String key, @Nullable ExpressionContext expression, String column) {}

    /** A query whose inside ORDER BY does not see. */
    static Selection closed(Query query, Rows rows) {
        return new Selection(query, Optional.empty(), rows);
    }
}
