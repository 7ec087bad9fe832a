package io.coldtrail.query;

import io.coldtrail.sql.TableUse;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;

/** Where the rows of a session's tables come from. Thread-safe. */
interface SessionTables extends AutoCloseable {

    /** The tables that there are. */
    CaseCatalog catalog();

    /** Takes another catalog over the same rows: other names, the tables of the evidence as they were. */
    void rename(CaseCatalog catalog);

    /** How many rows of the tables that were shown were left out because their event came before, by table. */
    Map<String, Long> leftOut();

    /** The files that DuckDB may open, absolute. */
    List<String> readableFiles();

    /**
     * Makes the tables of a query visible to a connection: for each {@code t} the views {@code "t"} and {@code "t$all"}.
     *
     * @param uses the query's references; a column that none of them names may be missing
     * @param connection will run the query
     */
    void show(List<TableUse> uses, DuckDBConnection connection) throws SQLException;

    /**
     * Tells what the references of a query read, one for each.
     *
     * @param connection of the session
     */
    List<TableScan> scans(List<TableUse> uses, DuckDBConnection connection);

    /** Ends every {@link #show} that is still at work. */
    @Override
    void close();
}
