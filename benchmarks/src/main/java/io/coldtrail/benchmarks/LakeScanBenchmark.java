package io.coldtrail.benchmarks;

import io.coldtrail.fixtures.Answers;
import io.coldtrail.schema.LakeTable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Queries over a lake that an ingest has made, by DuckDB on two threads; one operation is a query with all its rows
 * fetched. Run with {@code benchmarks/run LakeScan}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx1g", "-XX:+UseParallelGC"})
public class LakeScanBenchmark {
    private static final String DAY = "2024-01-03";

    /** How many CloudTrail events the lake holds. */
    @Param("50000")
    private long events;

    /** How many flow log lines the lake holds. */
    @Param("100000")
    private long flows;

    private final TemporaryFolder folder = TemporaryFolder.create();
    private final DuckDb duckDb = DuckDb.open();
    private String oneDay = "";
    private String needle = "";
    private String bytesByAddress = "";

    /** Makes the lake and passes the gate: tables and queries give what the evidence holds. */
    @Setup(Level.Trial)
    public void prepare() throws IOException, SQLException {
        Evidence evidence = Evidence.ofBoth(events, flows, folder.resolve("evidence"));
        Path caseFolder = folder.resolve("case");
        Lake.ingest(evidence.folder(), caseFolder);
        Answers answers = evidence.answers();
        String cloudtrail = Lake.table(caseFolder, LakeTable.CLOUDTRAIL);
        String vpcflow = Lake.table(caseFolder, LakeTable.VPCFLOW);
        String eventId = answers.scenarios().values().stream()
                .flatMap(story -> story.eventIds().stream())
                .findFirst()
                .orElseThrow();
        oneDay = "SELECT eventname, count(*) FROM " + cloudtrail
                + " WHERE year = '2024' AND month = '01' AND day = '03' GROUP BY 1";
        needle = "SELECT eventname, count(*) FROM " + cloudtrail + " WHERE eventid = " + DuckDb.quoted(eventId)
                + " GROUP BY 1";
        bytesByAddress = "SELECT dstaddr, sum(bytes) FROM " + vpcflow + " WHERE bytes IS NOT NULL GROUP BY 1";
        EventTally.of(duckDb, cloudtrail).check(answers);
        FlowTally.of(duckDb, vpcflow).check(answers);
        Gate.same("events of a day", answers.cloudtrail().byDay().getOrDefault(DAY, 0L), sum(countsOfOneDay()));
        Gate.same("events with one id", 1L, sum(findNeedle()));
        Gate.same("bytes of all addresses", answers.vpcflow().bytes(), sum(sumBytesByAddress()));
    }

    /** Closes DuckDB and deletes the lake. */
    @TearDown(Level.Trial)
    public void deleteLake() throws IOException, SQLException {
        duckDb.close();
        folder.close();
    }

    /** Events by name in one day's partitions. */
    @Benchmark
    public Map<String, Long> countsOfOneDay() throws SQLException {
        return duckDb.counts(oneDay);
    }

    /** One event by its id, in all partitions. */
    @Benchmark
    public Map<String, Long> findNeedle() throws SQLException {
        return duckDb.counts(needle);
    }

    /** Bytes by destination, over all flow logs. */
    @Benchmark
    public Map<String, Long> sumBytesByAddress() throws SQLException {
        return duckDb.counts(bytesByAddress);
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
