package io.coldtrail.sql;

import java.util.List;

/**
 * A query in DuckDB's SQL, with the columns of its result; those without a name bear {@code ""}.
 *
 * @param rows whether they come in the same order every time
 */
record Query(String sql, List<Field> fields, Selection.Rows rows) {
    Query {
        fields = List.copyOf(fields);
    }
}
