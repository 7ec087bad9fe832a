package io.coldtrail.query;

import io.coldtrail.lake.BatchSource;
import io.coldtrail.lake.LakeSnapshot;
import io.coldtrail.lake.Partition;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.sql.AthenaTranslator;
import io.coldtrail.sql.TableUse;
import io.coldtrail.sql.Translation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * A case, or evidence that was not ingested, open for questions: an in-memory DuckDB that sees the live parts of one
 * snapshot, or the rows that it is handed, and nothing else.
 *
 * <p>The database is locked before the first query: no files but those of the case's lake, no network, no extensions, no
 * change of settings. Thread-safe; results may be read side by side. Closing ends every result that is still open.
 */
public final class QuerySession implements AutoCloseable {
    private final SessionTables tables;
    private final Path temp;
    private final DuckDBConnection connection;
    private final AthenaRuntime runtime = new AthenaRuntime();
    private final OpenConnections running = new OpenConnections();

    private QuerySession(SessionTables tables, Path temp, DuckDBConnection connection) {
        this.tables = tables;
        this.temp = temp;
        this.connection = connection;
    }

    /** Opens a session over a snapshot. The caller closes it. */
    public static QuerySession open(LakeSnapshot snapshot, SessionOptions options) {
        return open(new LakeTables(snapshot, options.events()), options);
    }

    /**
     * Opens a session over rows that lie in no lake. A query reads what it needs of them before its first row, and keeps
     * it until its result is closed. The caller closes the session.
     */
    public static QuerySession openEvidence(BatchSource source, SessionOptions options) {
        return open(new EvidenceTables(source, options.events()), options);
    }

    private static QuerySession open(SessionTables tables, SessionOptions options) {
        Path temp = options.tempRoot().toAbsolutePath().resolve("query-" + UUID.randomUUID());
        Properties properties = new Properties();
        properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        try {
            DuckDBConnection connection = (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", properties);
            QuerySession session = new QuerySession(tables, temp, connection);
            try {
                session.prepare(options);
                return session;
            } catch (SQLException | RuntimeException e) {
                session.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new ColdtrailException(
                    ErrorCode.INTERNAL, "the query engine does not start: " + Failures.clean(e), null, "", e);
        }
    }

    /** The tables that queries may name. */
    public CaseCatalog catalog() {
        return tables.catalog();
    }

    /** Takes another catalog over the same rows: one of {@link #catalog()} with other names. */
    public void rename(CaseCatalog catalog) {
        tables.rename(catalog);
    }

    /** How many rows were left out so far because their event came before, by the tables that queries named. */
    public Map<String, Long> leftOut() {
        return tables.leftOut();
    }

    /**
     * Runs Athena SQL that does not ask for the current time; what does is refused.
     *
     * @return the rows, to be closed by the caller
     */
    public QueryResult run(String athenaSql) {
        return run(new AthenaTranslator(catalog()).translate(athenaSql));
    }

    /**
     * Runs Athena SQL as if it were a given time.
     *
     * @param asOf what {@code current_timestamp} and its kin say
     * @return the rows, to be closed by the caller
     */
    public QueryResult run(String athenaSql, Instant asOf) {
        return run(new AthenaTranslator(catalog(), asOf).translate(athenaSql));
    }

    /**
     * Runs what the translator made.
     *
     * @return the rows, to be closed by the caller
     */
    public QueryResult run(Translation translation) {
        try {
            DuckDBConnection own = connect(translation);
            return QueryResult.start(own, translation.duckdbSql(), translation.columns(), runtime);
        } catch (SQLException e) {
            throw running.isClosed() ? Failures.stopped() : Failures.of(e);
        }
    }

    /** DuckDB's plan of a query, line by line. */
    public List<String> plan(Translation translation) {
        return explained("EXPLAIN ", translation);
    }

    /** Runs a query for its plan, with what each of its steps took; the rows are not kept. */
    public List<String> measuredPlan(Translation translation) {
        return explained("EXPLAIN ANALYZE ", translation);
    }

    private List<String> explained(String how, Translation translation) {
        List<String> lines = new ArrayList<>();
        try (DuckDBConnection own = connect(translation);
                Statement statement = own.createStatement();
                ResultSet plan = statement.executeQuery(how + translation.duckdbSql())) {
            while (plan.next()) {
                plan.getString(plan.getMetaData().getColumnCount()).lines().forEach(lines::add);
            }
            return lines;
        } catch (SQLException e) {
            throw running.isClosed() ? Failures.stopped() : Failures.of(e);
        }
    }

    /** Tells what each of a query's references to tables reads, in the order in which they stand in the query. */
    public List<TableScan> scans(Translation translation) {
        try {
            provide(translation.tables(), connection);
        } catch (SQLException e) {
            throw Failures.of(e);
        }
        return tables.scans(translation.tables(), connection);
    }

    /**
     * Those of some partitions that can hold a row that counts for a reference to a table, whether the session has them or
     * not.
     */
    public Set<Partition> needed(TableUse use, List<Partition> candidates) {
        try {
            provide(List.of(use), connection);
        } catch (SQLException e) {
            throw Failures.of(e);
        }
        return new WantedPartitions(connection).needed(use, candidates);
    }

    /** Installs what the conditions on partitions call. */
    private void provide(List<TableUse> uses, DuckDBConnection own) throws SQLException {
        for (TableUse use : uses) {
            runtime.provide(use.partitions().sql(), own);
        }
    }

    /**
     * A connection for one query, which sees the tables of it and can change nothing that others see. The caller closes
     * it.
     */
    DuckDBConnection connect(Translation translation) throws SQLException {
        DuckDBConnection own = connection.duplicate();
        boolean ready = false;
        try {
            running.add(own);
            QueryGate.check(translation.duckdbSql(), own);
            provide(translation.tables(), own);
            runtime.provide(translation.duckdbSql(), own);
            tables.show(translation.tables(), own);
            try (Statement statement = own.createStatement()) {
                statement.execute("BEGIN TRANSACTION READ ONLY");
            }
            ready = true;
            return own;
        } finally {
            if (!ready) {
                own.close();
            }
        }
    }

    /** A connection to the locked database that no gate guards. */
    DuckDBConnection database() throws SQLException {
        return connection.duplicate();
    }

    /** The folder for spilled data, which need not exist. */
    Path temp() {
        return temp;
    }

    /** Ends the session, and every result of it. */
    @Override
    public void close() {
        try {
            tables.close();
            running.close();
            connection.close();
        } catch (SQLException e) {
            throw Failures.of(e);
        } finally {
            removeTemp();
        }
    }

    private void prepare(SessionOptions options) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : settings(options)) {
                statement.execute(sql);
            }
            AthenaRuntime.configure(connection);
            statement.execute("SET GLOBAL allowed_paths = "
                    + tables.readableFiles().stream()
                            .map(ViewSql::literal)
                            .collect(Collectors.joining(", ", "[", "]")));
            statement.execute("SET GLOBAL enable_external_access = false");
            statement.execute("SET GLOBAL lock_configuration = true");
        }
    }

    private List<String> settings(SessionOptions options) {
        String folder = temp.toString();
        Stream.Builder<String> settings = Stream.builder();
        settings.add("SET GLOBAL autoinstall_known_extensions = false");
        settings.add("SET GLOBAL autoload_known_extensions = false");
        settings.add("SET GLOBAL allow_community_extensions = false");
        settings.add("SET GLOBAL allow_persistent_secrets = false");
        settings.add("SET GLOBAL temp_directory = " + ViewSql.literal(folder));
        settings.add("SET GLOBAL home_directory = " + ViewSql.literal(folder));
        settings.add("SET GLOBAL secret_directory = " + ViewSql.literal(folder));
        settings.add("SET GLOBAL extension_directory = " + ViewSql.literal(folder));
        settings.add("SET GLOBAL preserve_insertion_order = true");
        options.threads().ifPresent(count -> settings.add("SET GLOBAL threads = " + count));
        settings.add("SET GLOBAL memory_limit = '"
                + (options.memoryBytes().isPresent() ? options.memoryBytes().getAsLong() + "B" : "50%") + "'");
        settings.add("SET GLOBAL max_temp_directory_size = '"
                + options.spillBytes().orElseGet(() -> freeBytes(options.tempRoot()) / 2) + "B'");
        return settings.build().toList();
    }

    private static long freeBytes(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw new ColdtrailException(
                    ErrorCode.IO_FAILED,
                    "the folder for spilled data cannot be used: " + folder,
                    null,
                    "Name another folder for temporary files, or make this one.",
                    e);
        }
    }

    private void removeTemp() {
        if (!Files.exists(temp)) {
            return;
        }
        try (Stream<Path> files = Files.walk(temp)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new ColdtrailException(
                    ErrorCode.IO_FAILED,
                    "the folder for spilled data cannot be removed: " + temp,
                    null,
                    "Remove it by hand.",
                    e);
        }
    }
}
