package io.coldtrail.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.Engine;
import io.coldtrail.columnar.scan.ReadRules;
import io.coldtrail.fixtures.EvidenceGenerator;
import io.coldtrail.fixtures.GeneratorOptions;
import io.coldtrail.ingest.IngestProgress;
import io.coldtrail.lake.LakeSnapshot;
import io.coldtrail.query.QuerySession;
import io.coldtrail.query.SessionOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected sizes are sums over the files on disk. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CostEstimatorTest {
    private static final Instant NOW = Instant.parse("2024-06-01T00:00:00Z");
    private static final String A = "111122223333";

    private Path evidence;
    private LakeSnapshot lake;
    private QuerySession session;
    private CostEstimator estimator;

    @BeforeAll
    void makeCase(@TempDir Path folder) throws IOException {
        evidence = folder.resolve("evidence");
        EvidenceGenerator.generate(
                GeneratorOptions.defaults()
                        .withEvents(6_000)
                        .withFlows(6_000)
                        .withAccounts(2)
                        .withRegions(2)
                        .withDays(4),
                evidence);
        Path caseFolder = folder.resolve("case");
        Engine.ingest(caseFolder, List.of(evidence.resolve("AWSLogs")), 2, new IngestProgress());
        lake = Engine.snapshot(caseFolder);
        session = QuerySession.open(lake, SessionOptions.in(folder));
        estimator = Engine.costs(caseFolder, Engine.lastRun(caseFolder), lake, session, ReadRules.TRINO);
    }

    @AfterAll
    void close() {
        session.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select count(*) from cloudtrail | /CloudTrail/ | /CloudTrail/",
                "select * from cloudtrail limit 1 | /CloudTrail/ | /CloudTrail/",
                "select eventname from cloudtrail where day = '02' | /CloudTrail/ | /CloudTrail/[^/]+/2024/01/02/",
                "select eventname from cloudtrail where day = '02' or eventname = 'x' | /CloudTrail/ | /CloudTrail/",
                "select eventname from cloudtrail where day in ('02','03') and region = 'us-east-1' | /CloudTrail/"
                        + " | /CloudTrail/us-east-1/2024/01/0[23]/",
                "select eventname from cloudtrail where concat(year, month, day) >= '20240103' | /CloudTrail/"
                        + " | /CloudTrail/[^/]+/2024/01/0[3-9]/",
                "select eventname from cloudtrail_111122223333 where day = '02' | 111122223333/CloudTrail/"
                        + " | 111122223333/CloudTrail/[^/]+/2024/01/02/",
                "select eventname from cloudtrail where day = '31' | /CloudTrail/ | /none/",
                "select eventname from cloudtrail_logs where timestamp = '2024/01/02' | /CloudTrail/"
                        + " | /CloudTrail/[^/]+/2024/01/02/",
                "select count(*) from vpc_flow_logs | /vpcflowlogs/ | /vpcflowlogs/",
                "select count(*) from vpc_flow_logs_111122223333 where date = date '2024-01-02'"
                        + " | 111122223333/vpcflowlogs/ | 111122223333/vpcflowlogs/[^/]+/2024/01/02/"
            })
    void rawLayoutsAreTheSumOfObjects(String sql, String table, String partitions) {
        QueryCost cost = estimator.estimate(sql, NOW);

        assertThat(cost.usage(Layout.RAW).bytes()).isEqualTo(bytes(matching(table)));
        assertThat(cost.usage(Layout.RAW).objects()).isEqualTo(count(matching(table)));
        assertThat(cost.usage(Layout.RAW_PARTITIONED).bytes()).isEqualTo(bytes(matching(partitions)));
        assertThat(cost.usage(Layout.RAW_PARTITIONED).gets()).isEqualTo(count(matching(partitions)));
    }

    /** How often each log is read, in the order CloudTrail, flow logs. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select 1 | 0 | 0",
                "select a.eventname from cloudtrail a join cloudtrail b on a.eventid = b.eventid | 2 | 0",
                "select eventname from cloudtrail union all select eventname from cloudtrail | 2 | 0",
                "select eventname from cloudtrail where sourceipaddress in (select srcaddr from vpc_flow_logs) | 1 | 1",
                "with a as (select eventid from cloudtrail) select 1 from a x, a y, a z | 3 | 0",
                "with a as (select eventid from cloudtrail), b as (select * from a, a c) select 1 from b, a | 3 | 0",
                "with a as (select eventid from cloudtrail), f as (select srcaddr from vpc_flow_logs) select * from f | 0 | 1",
                "select (select max(eventtime) from cloudtrail), count(*) from vpc_flow_logs | 1 | 1",
                "select 1 from cloudtrail where exists (select 1 from cloudtrail) | 2 | 0"
            })
    void countsEachScan(String sql, int trails, int flows) {
        QueryCost cost = estimator.estimate(sql, NOW);

        long expected = trails * bytes(matching("/CloudTrail/")) + flows * bytes(matching("/vpcflowlogs/"));
        assertThat(cost.scans()).hasSize(trails + flows);
        assertThat(cost.usage(Layout.RAW).bytes()).isEqualTo(expected);
    }

    @Test
    void readsSmallPartsWhole() {
        QueryCost one = estimator.estimate("select eventname from cloudtrail where day = '02'", NOW);

        long parts = lake.parts().stream()
                .filter(part -> part.partition().table().folder().equals("cloudtrail"))
                .filter(part -> part.partition().day().equals("2024-01-02"))
                .mapToLong(part -> part.bytes())
                .sum();
        assertThat(one.usage(Layout.LAKE).bytes()).isEqualTo(parts).isPositive();
        assertThat(one.usage(Layout.LAKE).gets())
                .isEqualTo(one.usage(Layout.LAKE).objects());
    }

    @Test
    void listsEveryPartition() {
        QueryCost cost = estimator.estimate("select eventname from cloudtrail where day = '02'", NOW);

        // Two accounts in two regions.
        assertThat(cost.usage(Layout.RAW_PARTITIONED).lists()).isEqualTo(4);
        assertThat(cost.usage(Layout.LAKE).lists()).isEqualTo(4);
        assertThat(cost.usage(Layout.RAW).lists()).isEqualTo(1);
    }

    @Test
    void advisesWhatSaves() {
        QueryCost cost = estimator.estimate(
                "select * from cloudtrail where eventtime between '2024-01-02T00:00:00Z' and '2024-01-02T23:59:59Z'",
                NOW);

        assertThat(cost.advice()).anySatisfy(advice -> {
            assertThat(advice.text()).contains("year, month, day").contains("from 2024-01-02 to 2024-01-03");
            assertThat(advice.layout()).isEqualTo(Layout.RAW_PARTITIONED);
            assertThat(advice.before().bytes()).isEqualTo(bytes(matching("/CloudTrail/")));
            assertThat(advice.after().bytes()).isEqualTo(bytes(matching("/CloudTrail/[^/]+/2024/01/0[23]/")));
        });
    }

    @Test
    void advisesToNameWhatIsScannedTwice() {
        QueryCost cost = estimator.estimate(
                "with a as (select eventid from cloudtrail where day = '02') select 1 from a x, a y", NOW);

        assertThat(cost.advice()).singleElement().satisfies(advice -> {
            assertThat(advice.text()).contains("CREATE TABLE AS");
            assertThat(advice.after().bytes() * 2).isEqualTo(advice.before().bytes());
        });
    }

    @Test
    void advisesNothingWhereNothingIsSaved() {
        assertThat(estimator
                        .estimate("select eventname from cloudtrail where day = '02'", NOW)
                        .advice())
                .isEmpty();
    }

    @Test
    void neverTakesLessForALimit() {
        QueryCost all = estimator.estimate("select * from cloudtrail", NOW);
        QueryCost some = estimator.estimate("select * from cloudtrail limit 1", NOW);

        for (Layout layout : Layout.values()) {
            assertThat(some.usage(layout)).isEqualTo(all.usage(layout));
        }
    }

    @Test
    void convertsEachLogOnce() {
        QueryCost cost = estimator.estimate("select 1 from cloudtrail a, cloudtrail b, vpc_flow_logs_" + A + " c", NOW);

        Conversion once = estimator.conversion(cost.scans());
        assertThat(once.raw().bytes()).isEqualTo(bytes(matching("/(CloudTrail|vpcflowlogs)/")));
        assertThat(once.tables()).isEqualTo(2);
        assertThat(once.parts()).isEqualTo(lake.parts().size());
    }

    private Predicate<String> matching(String pattern) {
        return Pattern.compile(pattern).asPredicate();
    }

    private long bytes(Predicate<String> wanted) {
        return files(wanted).stream().mapToLong(CostEstimatorTest::size).sum();
    }

    private long count(Predicate<String> wanted) {
        return files(wanted).size();
    }

    private List<Path> files(Predicate<String> wanted) {
        try (Stream<Path> files = Files.walk(evidence.resolve("AWSLogs"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> wanted.test(file.toString().replace('\\', '/')))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
