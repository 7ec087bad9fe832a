package io.coldtrail.query;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.duckdb.DuckDBConnection;

/** The connections of queries that may still run, so that they can be ended from outside. Thread-safe. */
final class OpenConnections {
    /**
     * How long a query may take to notice that it is ended. DuckDB looks between blocks of rows; a program that was asked to
     * end does not wait for a row that takes longer.
     */
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private static final System.Logger LOG = System.getLogger(OpenConnections.class.getName());

    private final Set<DuckDBConnection> open = new HashSet<>();
    private volatile boolean closed;

    /** Takes note of a connection, or ends it where all have been. */
    synchronized void add(DuckDBConnection connection) throws SQLException {
        for (DuckDBConnection known : List.copyOf(open)) {
            if (known.isClosed()) {
                open.remove(known);
            }
        }
        if (closed) {
            throw Failures.stopped();
        }
        open.add(connection);
    }

    /** Whether all have been ended. */
    boolean isClosed() {
        return closed;
    }

    /** Ends all queries. Those that do not notice in time end with the program. */
    void close() {
        List<DuckDBConnection> ended;
        synchronized (this) {
            closed = true;
            ended = new ArrayList<>(open);
            open.clear();
        }
        Thread ending = new Thread(() -> ended.forEach(OpenConnections::close), "end-of-queries");
        ending.setDaemon(true);
        ending.start();
        try {
            ending.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(DuckDBConnection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // Its query is ended all the same, and tells the thread that runs it.
            LOG.log(System.Logger.Level.DEBUG, "a query's connection does not close", e);
        }
    }
}
