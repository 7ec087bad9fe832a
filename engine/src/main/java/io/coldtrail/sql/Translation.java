package io.coldtrail.sql;

import java.util.List;

/**
 * A query in DuckDB's SQL.
 *
 * @param duckdbSql one statement, without a semicolon
 * @param columns all columns of the result, in order. Their names count over those that DuckDB reports, which differ
 *     where names repeat
 * @param tables every reference to a table of the catalog, in the order in which they stand in the query
 */
public record Translation(String duckdbSql, List<OutputColumn> columns, List<TableUse> tables) {
    public Translation {
        columns = List.copyOf(columns);
        tables = List.copyOf(tables);
    }

    /** The names of the columns. */
    public List<String> columnNames() {
        return columns.stream().map(OutputColumn::name).toList();
    }
}
