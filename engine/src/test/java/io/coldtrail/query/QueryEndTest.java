package io.coldtrail.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coldtrail.lake.LakeSnapshot;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.sql.Translation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries that are ended from outside, and queries that ask for more than they may use. */
class QueryEndTest {
    /** Far more than it takes, as the machine may be busy. */
    private static final int MOST_SECONDS = 30;

    @TempDir
    private Path temp;

    private Path spill;

    @BeforeEach
    void makeSpillFolder() throws IOException {
        spill = Files.createDirectory(temp.resolve("spill"));
    }

    @Test
    void closingEndsAQueryWithinAFunctionInJava() throws Exception {
        QuerySession session = open();
        CountDownLatch started = new CountDownLatch(1);
        try (DuckDBConnection database = session.database()) {
            registerSlow(database, started);
        }
        CompletableFuture<ErrorCode> end = run(session, "select sum(slow(i)) as n from range(1000000000000) t(i)");
        assertThat(started.await(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
        session.close();
        assertThat(end.get(MOST_SECONDS, TimeUnit.SECONDS)).isEqualTo(ErrorCode.INTERRUPTED);
        assertThat(spill).isEmptyDirectory();
    }

    @Test
    void closingEndsASortThatSpills() throws Exception {
        QuerySession session = open();
        CompletableFuture<ErrorCode> end =
                run(session, "select md5(i::varchar) as h from range(1000000000) t(i) order by h");
        while (isEmpty(spill)) {
            assertThat(end).isNotDone();
            Thread.onSpinWait();
        }
        session.close();
        assertThat(end.get(MOST_SECONDS, TimeUnit.SECONDS)).isEqualTo(ErrorCode.INTERRUPTED);
        assertThat(spill).isEmptyDirectory();
    }

    @Test
    void aClosedSessionTakesNoQuery() {
        QuerySession session = open();
        session.close();
        assertThatThrownBy(() -> session.run("select 1 as a"))
                .isInstanceOfSatisfying(
                        ColdtrailException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERRUPTED));
    }

    @Test
    void moreMemoryThanAllowedIsRefusedAndTheSessionGoesOn() {
        try (QuerySession session = open()) {
            for (String sql : List.of(
                    "select list(i) as n from range(100000000) t(i)",
                    "select string_agg(repeat('x', 1000), '') as n from range(100000000)",
                    "select count(*) as n from (select repeat('x', 1000000) as a from range(1000) order by a)",
                    "with recursive x as (select 'x' as a union all select a || a from x) select count(*) as n from x")) {
                assertThatThrownBy(() -> drain(session, sql))
                        .as(sql)
                        .isInstanceOfSatisfying(
                                ColdtrailException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.SQL_RUNTIME))
                        .hasMessage(
                                "the query needs more memory than the 64.0 MiB that it may use. Ask for fewer columns"
                                        + " or days, group by fewer values, or allow more with --memory.");
                assertThat(drain(session, "select 1 as a")).isEqualTo(1);
            }
        }
    }

    @Test
    void moreDiskThanAllowedIsRefusedAndTheSessionGoesOn() {
        try (QuerySession session = open()) {
            for (String sql : List.of(
                    "select md5(i::varchar) as h, repeat('x', 100) as p from range(20000000) t(i) order by h",
                    "select count(distinct md5(i::varchar)) as h from range(20000000) t(i)")) {
                assertThatThrownBy(() -> drain(session, sql))
                        .as(sql)
                        .isInstanceOfSatisfying(
                                ColdtrailException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.DISK_FULL))
                        .hasMessage(
                                "the query needs more disk space for its work than the 64.0 MiB that it may use. Ask"
                                        + " for fewer columns or days, group by fewer values, or allow more with --temp.");
                assertThat(drain(session, "select 1 as a")).isEqualTo(1);
            }
        }
        assertThat(spill).isEmptyDirectory();
    }

    @Test
    void whatIsTooLargeForAnyMemoryIsRefused() {
        try (QuerySession session = open()) {
            for (String sql : List.of(
                    "select length(repeat(repeat('x', 1000000), 100000)) as n",
                    "select len(range(1000000000000)) as n",
                    "select regexp_matches('a', '((a{100}){100}){100}') as n",
                    "select " + "(".repeat(5_000) + "1" + ")".repeat(5_000) + " as n",
                    "select " + "- ".repeat(5_000) + "1 as n")) {
                assertThatThrownBy(() -> drain(session, sql)).isInstanceOf(ColdtrailException.class);
                assertThat(drain(session, "select 1 as a")).isEqualTo(1);
            }
        }
    }

    private QuerySession open() {
        return QuerySession.open(
                new LakeSnapshot(temp, List.of()),
                SessionOptions.in(spill)
                        .withThreads(2)
                        .withMemoryBytes(64L << 20)
                        .withSpillBytes(64L << 20));
    }

    private static CompletableFuture<ErrorCode> run(QuerySession session, String sql) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                drain(session, sql);
                throw new AssertionError("the query came to its end");
            } catch (ColdtrailException e) {
                return e.code();
            }
        });
    }

    private static long drain(QuerySession session, String sql) {
        long rows = 0;
        try (QueryResult result = session.run(new Translation(sql, List.of(), List.of()))) {
            while (result.next().isPresent()) {
                rows++;
            }
        }
        return rows;
    }

    private static void registerSlow(DuckDBConnection connection, CountDownLatch started) throws SQLException {
        try (DuckDBScalarFunctionBuilder builder = DuckDBFunctions.scalarFunction()) {
            builder.withName("slow")
                    .withReturnType(DuckDBColumnType.BIGINT)
                    .withParameter(DuckDBColumnType.BIGINT)
                    .withVectorizedFunction((rows, results) -> {
                        for (long row = 0; row < rows.rowCount(); row++) {
                            results.setLong(row, work(rows.vector(0).getLong(row)));
                        }
                        started.countDown();
                    })
                    .register(connection);
        }
    }

    private static long work(long seed) {
        long hash = seed;
        for (int i = 0; i < 20_000; i++) {
            hash = hash * 31 + i;
        }
        return hash & 0xff;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.noneMatch(Files::isRegularFile);
        }
    }
}
