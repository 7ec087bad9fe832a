package io.coldtrail.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** A DuckDB in memory, on two threads as everything here. Not thread-safe. */
final class DuckDb implements AutoCloseable {
    private final Connection connection;
    private final Statement statement;

    private DuckDb(Connection connection) throws SQLException {
        this.connection = connection;
        this.statement = connection.createStatement();
    }

    static DuckDb open() {
        try {
            DuckDb duckDb = new DuckDb(DriverManager.getConnection("jdbc:duckdb:"));
            duckDb.run("SET threads = 2");
            return duckDb;
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not start", e);
        }
    }

    /** Runs a statement and forgets what it returns. */
    void run(String sql) throws SQLException {
        statement.execute(sql);
    }

    /** The one number that a query returns. */
    long number(String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** The second column by the first. */
    Map<String, Long> counts(String sql) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        try (ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                counts.put(result.getString(1), result.getLong(2));
            }
        }
        return counts;
    }

    /** A Parquet file, as a relation in SQL. */
    static String file(Path file) {
        return "read_parquet(" + quoted(file.toString()) + ")";
    }

    /** All Parquet files below a folder with Hive partitions, as a relation in SQL. */
    static String partitions(Path folder) {
        return "read_parquet(" + quoted(folder + "/**/*.parquet")
                + ", hive_partitioning = true, hive_types_autocast = false)";
    }

    /** A text as a literal in SQL. */
    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
