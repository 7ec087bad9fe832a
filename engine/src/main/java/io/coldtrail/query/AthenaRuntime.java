package io.coldtrail.query;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.sql.Macros;
import io.coldtrail.sql.runtime.AthenaFailure;
import io.coldtrail.sql.runtime.RuntimeFunction;
import io.coldtrail.sql.runtime.RuntimeFunction.Nulls;
import io.coldtrail.sql.runtime.RuntimeFunctions;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/**
 * What a DuckDB needs before it runs translated queries: settings, functions in Java, and macros. A macro takes a good
 * part of a millisecond to define and a query uses few of some hundred, so each is defined when a query first names it.
 * Thread-safe.
 */
public final class AthenaRuntime {
    private static final Map<String, RuntimeFunction> FUNCTIONS = RuntimeFunctions.all().stream()
            .collect(Collectors.toUnmodifiableMap(RuntimeFunction::name, function -> function));

    private final Set<String> provided = new HashSet<>();
    private final AtomicReference<@Nullable Error> fault = new AtomicReference<>();

    /** A runtime of a database that knows nothing of it yet. */
    AthenaRuntime() {}

    /** Prepares a database for every query, for this and every further connection to it. */
    public static void install(DuckDBConnection connection) throws SQLException {
        AthenaRuntime runtime = new AthenaRuntime();
        configure(connection);
        runtime.provide(FUNCTIONS.keySet(), connection);
        runtime.provide(Macros.byName().keySet(), connection);
    }

    /** Makes the settings of a database. */
    static void configure(DuckDBConnection connection) throws SQLException {
        for (String sql : Macros.settings()) {
            execute(sql, connection);
        }
    }

    /**
     * Defines what a query calls and nobody has defined yet, for all connections to the database.
     *
     * @param duckdbSql with every name that it uses; others that it holds by chance do no harm
     * @param connection to the database, without a transaction
     */
    void provide(String duckdbSql, DuckDBConnection connection) throws SQLException {
        provide(Macros.namesIn(duckdbSql), connection);
    }

    /**
     * Tells a running query that a function has run out of memory or stack, once.
     *
     * @throws ColdtrailException if one has, for whatever query
     */
    void requireSound() {
        if (fault.get() != null) {
            Error error = fault.getAndSet(null);
            if (error != null) {
                throw new ColdtrailException(
                        ErrorCode.INTERNAL,
                        error instanceof OutOfMemoryError
                                ? "a function needs more memory than Java may use"
                                : "a function goes deeper than Java can",
                        null,
                        "",
                        error);
            }
        }
    }

    private synchronized void provide(Set<String> names, DuckDBConnection connection) throws SQLException {
        for (String name : names) {
            String macro = Macros.byName().get(name);
            RuntimeFunction function = FUNCTIONS.get(name);
            if ((macro == null && function == null) || provided.contains(name)) {
                continue;
            }
            if (function != null) {
                register(function, connection);
            }
            if (macro != null) {
                Set<String> used = Macros.namesIn(macro);
                used.remove(name);
                provide(used, connection);
                execute(macro, connection);
            }
            provided.add(name);
        }
    }

    private static void execute(String sql, DuckDBConnection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(forEveryConnection(sql));
        }
    }

    /** A plain SET and a TEMP macro hold for one connection only, and every result has its own. */
    private static String forEveryConnection(String sql) {
        return sql.replaceFirst("^(?i:SET)\\s+(?!(?i:GLOBAL)\\b)", "SET GLOBAL ")
                .replaceFirst("^(?i:CREATE OR REPLACE TEMP MACRO)\\b", "CREATE OR REPLACE MACRO");
    }

    private void register(RuntimeFunction function, DuckDBConnection connection) throws SQLException {
        try (DuckDBScalarFunctionBuilder builder = DuckDBFunctions.scalarFunction()) {
            builder.withName(function.name()).withReturnType(columnType(function.result()));
            for (RuntimeFunction.Type parameter : function.parameters()) {
                builder.withParameter(columnType(parameter));
            }
            builder.withVectorizedFunction((rows, results) -> guarded(function, rows, results))
                    .register(connection);
        }
    }

    private void guarded(RuntimeFunction function, DuckDBDataChunkReader rows, DuckDBWritableVector results) {
        try {
            apply(function, rows, results);
        } catch (AthenaFailure e) {
            throw e;
        } catch (RuntimeException e) {
            throw new FunctionFault(e);
        } catch (StackOverflowError | OutOfMemoryError e) {
            // TRY makes a NULL of anything that is thrown, and this is nothing that Athena fails at.
            fault.set(e);
            throw new FunctionFault(e);
        }
    }

    private static void apply(RuntimeFunction function, DuckDBDataChunkReader rows, DuckDBWritableVector results) {
        int width = function.parameters().size();
        DuckDBReadableVector[] vectors = new DuckDBReadableVector[width];
        for (int i = 0; i < width; i++) {
            vectors[i] = rows.vector(i);
        }
        @Nullable Object[] arguments = new Object[width];
        for (long row = 0; row < rows.rowCount(); row++) {
            boolean missing = false;
            for (int i = 0; i < width; i++) {
                arguments[i] = read(function.parameters().get(i), vectors[i], row);
                missing |= arguments[i] == null;
            }
            Object result = missing && function.nulls() == Nulls.GIVE_NULL
                    ? null
                    : function.body().apply(arguments);
            write(function.result(), results, row, result);
        }
    }

    private static DuckDBColumnType columnType(RuntimeFunction.Type type) {
        return switch (type) {
            case TEXT -> DuckDBColumnType.VARCHAR;
            case WHOLE -> DuckDBColumnType.BIGINT;
            case REAL -> DuckDBColumnType.DOUBLE;
            case TRUTH -> DuckDBColumnType.BOOLEAN;
            case DAY -> DuckDBColumnType.DATE;
            case MOMENT -> DuckDBColumnType.TIMESTAMP;
            case INSTANT -> DuckDBColumnType.TIMESTAMP_WITH_TIME_ZONE;
        };
    }

    private static @Nullable Object read(RuntimeFunction.Type type, DuckDBReadableVector vector, long row) {
        if (vector.isNull(row)) {
            return null;
        }
        return switch (type) {
            case TEXT -> vector.getString(row);
            case WHOLE -> vector.getLong(row);
            case REAL -> vector.getDouble(row);
            case TRUTH -> vector.getBoolean(row);
            case DAY -> vector.getLocalDate(row);
            case MOMENT -> vector.getLocalDateTime(row);
            case INSTANT -> vector.getOffsetDateTime(row).withOffsetSameInstant(ZoneOffset.UTC);
        };
    }

    private static void write(
            RuntimeFunction.Type type, DuckDBWritableVector vector, long row, @Nullable Object value) {
        if (value == null) {
            vector.setNull(row);
            return;
        }
        switch (type) {
            case TEXT -> vector.setString(row, (String) value);
            case WHOLE -> vector.setLong(row, (Long) value);
            case REAL -> vector.setDouble(row, (Double) value);
            case TRUTH -> vector.setBoolean(row, (Boolean) value);
            case DAY -> vector.setDate(row, (LocalDate) value);
            case MOMENT -> vector.setTimestamp(row, (LocalDateTime) value);
            case INSTANT -> vector.setOffsetDateTime(row, (OffsetDateTime) value);
        }
    }
}
