package io.coldtrail.query;

import io.coldtrail.sql.OutputColumn;
import io.coldtrail.sql.SqlType.Simple;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query, one at a time, in the order of the query. Rows are made while they are read, so any number of
 * them fits in memory. Closing before the end cancels the query. Not thread-safe, except for {@link #cancel()}.
 */
public final class QueryResult implements AutoCloseable {
    private final Connection connection;
    private final Statement statement;
    private final ResultSet rows;
    private final List<ResultColumn> columns;
    private final AthenaRuntime runtime;
    private @Nullable ResultHash hash;
    private long given;
    private boolean finished;
    private volatile boolean cancelled;

    private QueryResult(
            Connection connection,
            Statement statement,
            ResultSet rows,
            List<ResultColumn> columns,
            AthenaRuntime runtime) {
        this.runtime = runtime;
        this.connection = connection;
        this.statement = statement;
        this.rows = rows;
        this.columns = columns;
    }

    /** Starts a query on a connection of its own, which the result closes. */
    static QueryResult start(Connection connection, String sql, List<OutputColumn> output, AthenaRuntime runtime)
            throws SQLException {
        try {
            Statement statement = connection.createStatement();
            ResultSet rows = statement.executeQuery(sql);
            return new QueryResult(connection, statement, rows, columns(rows.getMetaData(), output), runtime);
        } catch (SQLException e) {
            try (connection) {
                throw Failures.hidesReason(e) && !connection.isClosed() ? reason(connection, sql, e) : e;
            }
        }
    }

    /**
     * Runs a query that failed again, for its reason. The driver swallows what goes wrong before the first rows of a
     * streamed result; EXPLAIN ANALYZE runs all of the query, keeps no rows and says it.
     */
    private static SQLException reason(Connection connection, String sql, SQLException vague) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
            statement.execute("BEGIN TRANSACTION READ ONLY");
            statement.execute("EXPLAIN ANALYZE " + sql);
            return new SQLException(
                    "the query engine gives no reason; with more memory (--memory) it may succeed", vague);
        } catch (SQLException e) {
            return e;
        }
    }

    /** The columns, in order. Names may repeat. */
    public List<ResultColumn> columns() {
        return columns;
    }

    /** Hashes the rows while they are read, from here on; to be asked before the first. */
    public ResultHash hashed() {
        ResultHash started = new ResultHash(columns);
        hash = started;
        return started;
    }

    /** How many rows {@link #next} has given. */
    public long given() {
        return given;
    }

    /** The next row, one value for each column; empty after the last. */
    public Optional<List<Value>> next() {
        try {
            if (cancelled) {
                throw Failures.stopped();
            }
            if (finished || !rows.next()) {
                boolean first = !finished;
                finished = true;
                runtime.requireSound();
                if (first && hash != null) {
                    hash.end();
                }
                return Optional.empty();
            }
            given++;
            Value[] row = new Value[columns.size()];
            for (int i = 0; i < row.length; i++) {
                row[i] = Values.of(rows.getObject(i + 1), columns.get(i).athenaType());
            }
            List<Value> values = Collections.unmodifiableList(Arrays.asList(row));
            if (hash != null) {
                hash.row(values);
            }
            return Optional.of(values);
        } catch (SQLException e) {
            finished = true;
            throw Failures.of(e);
        }
    }

    /** Stops the query from another thread; the reading thread then gets an error. */
    public void cancel() {
        cancelled = true;
        try {
            statement.cancel();
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    @Override
    public void close() {
        try {
            if (!finished) {
                finished = true;
                statement.cancel();
            }
            rows.close();
            statement.close();
            connection.close();
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    /** @param output none to take the names and types that DuckDB reports */
    private static List<ResultColumn> columns(ResultSetMetaData metaData, List<OutputColumn> output)
            throws SQLException {
        int count = metaData.getColumnCount();
        if (!output.isEmpty() && output.size() != count) {
            throw new IllegalStateException(
                    "the translation has " + output.size() + " columns and its result " + count);
        }
        List<ResultColumn> columns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            OutputColumn column = output.isEmpty()
                    ? new OutputColumn(metaData.getColumnName(i + 1).toLowerCase(Locale.ROOT), Simple.UNKNOWN)
                    : output.get(i);
            columns.add(new ResultColumn(column.name(), metaData.getColumnTypeName(i + 1), column.type()));
        }
        return List.copyOf(columns);
    }
}
