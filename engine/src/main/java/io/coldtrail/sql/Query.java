package io.coldtrail.sql;

import java.util.List;
import java.util.Set;

/**
 * A query in DuckDB's SQL, with the columns of its result; those without a name bear {@code ""}.
 *
 * @param rows whether they come in the same order every time
 * @param references the references to tables whose rows count for nothing where a condition over the result does not
 *     hold for them
 */
record Query(String sql, List<Field> fields, Selection.Rows rows, Set<Integer> references) {
    Query {
        fields = List.copyOf(fields);
        references = Set.copyOf(references);
    }
}
