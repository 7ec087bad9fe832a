package io.coldtrail.sql;

import java.util.List;

/**
 * A query in DuckDB's SQL, with the columns of its result; those without a name bear {@code ""}.
 *
 * @param rows whether they come in the same order every time
 * @param references those that a condition over the result can make demands of
 */
record Query(String sql, List<Field> fields, Selection.Rows rows, References references) {
    Query {
        fields = List.copyOf(fields);
    }
}
