package io.coldtrail.sql;

import java.util.List;

/** A query in DuckDB's SQL, with the columns of its result; those without a name bear {@code ""}. */
record Query(String sql, List<Field> fields) {
    Query {
        fields = List.copyOf(fields);
    }
}
