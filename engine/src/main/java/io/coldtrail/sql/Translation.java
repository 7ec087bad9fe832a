package io.coldtrail.sql;

import java.util.List;

/**
 * A query in DuckDB's SQL.
 *
 * @param duckdbSql one statement, without a semicolon
 * @param columnNames the names of all result columns as Athena gives them, in order and in lower case; two may be the
 *     same. They count over those that DuckDB reports, which differ where names repeat
 * @param tables every reference to a table of the catalog, in the order in which they stand in the query
 */
public record Translation(String duckdbSql, List<String> columnNames, List<TableUse> tables) {
    public Translation {
        columnNames = List.copyOf(columnNames);
        tables = List.copyOf(tables);
    }
}
