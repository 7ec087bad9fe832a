package io.coldtrail.query;

import io.coldtrail.lake.BatchSource;
import io.coldtrail.lake.Partition;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.schema.LakeTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.c.Data;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.duckdb.DuckDBConnection;

/**
 * Copies rows of a source into temporary tables of DuckDB, which spills them to its own folder where they are many. A
 * stream can be read once only, and a query may read a table several times. Thread-safe.
 */
final class EvidenceLoad implements AutoCloseable {
    private final BatchSource source;
    private final Set<BatchFeed> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    EvidenceLoad(BatchSource source) {
        this.source = source;
    }

    /**
     * Makes a temporary table of the connection with all rows of the wanted partitions, in evidence order.
     *
     * @param columns at least one
     * @param name of the new table
     */
    void load(
            LakeTable table,
            List<LoadColumn> columns,
            Predicate<Partition> wanted,
            String name,
            DuckDBConnection connection)
            throws SQLException {
        String stream = name + "$stream";
        try (BufferAllocator allocator = new RootAllocator();
                ArrowArrayStream arrow = ArrowArrayStream.allocateNew(allocator);
                BatchFeed feed = BatchFeed.start(source, table, wanted, columns, allocator);
                Statement statement = connection.createStatement()) {
            try {
                running.add(feed);
                if (closed) {
                    throw Failures.stopped();
                }
                Data.exportArrayStream(allocator, feed, arrow);
                connection.registerArrowStream(stream, arrow);
                statement.execute("CREATE TEMP TABLE " + ViewSql.identifier(name) + " AS SELECT * FROM "
                        + ViewSql.identifier(stream));
                statement.execute("DROP VIEW " + ViewSql.identifier(stream));
            } catch (SQLException e) {
                throw reason(feed, e);
            } finally {
                running.remove(feed);
                arrow.release();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** DuckDB tells only that the stream broke; the feed knows why. */
    private static SQLException reason(BatchFeed feed, SQLException e) {
        if (feed.isCancelled()) {
            throw Failures.stopped();
        }
        Throwable failure = feed.failure();
        if (failure instanceof ColdtrailException problem) {
            throw problem;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException fault) {
            throw fault;
        }
        return e;
    }

    /** Ends whatever is being loaded. */
    @Override
    public void close() {
        closed = true;
        running.forEach(BatchFeed::cancel);
    }
}
