package io.coldtrail.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coldtrail.columnar.RecordBatch;
import io.coldtrail.lake.BatchConsumer;
import io.coldtrail.lake.BatchSource;
import io.coldtrail.lake.Partition;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.query.format.ResultFormat;
import io.coldtrail.query.format.TableLayout;
import io.coldtrail.schema.Column;
import io.coldtrail.schema.ColumnType;
import io.coldtrail.schema.LakeTable;
import io.coldtrail.sql.Translation;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions to evidence that was not ingested. */
class EvidenceSessionTest {
    private static final String A = "111122223333";
    private static final String B = "444455556666";

    @TempDir
    private static Path folder;

    private static LakeBatches batches;
    private static QuerySession ingested;
    private static QuerySession raw;

    @TempDir
    private Path temp;

    @BeforeAll
    static void open() {
        try (LakeFixture lake = lake()) {
            SessionOptions options = SessionOptions.in(folder).withThreads(2);
            batches = new LakeBatches(lake.snapshot());
            ingested = QuerySession.open(lake.snapshot(), options);
            raw = QuerySession.openEvidence(batches, options);
        }
    }

    @AfterAll
    static void close() {
        ingested.close();
        raw.close();
    }

    @Test
    void offersTheTablesOfTheAccountsThatTheSourceNames() {
        assertThat(raw.catalog().names())
                .containsExactlyElementsOf(ingested.catalog().names());
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            select 1 from cloudtrail => A04 A05 B05 U
            select 1 from cloudtrail where day = '05' => A05 B05
            select 1 from cloudtrail where year = '2024' and month = '01' and day = '04' => A04
            select 1 from cloudtrail where concat(year, '-', month, '-', day) >= '2024-01-05' => A05 B05
            select 1 from cloudtrail where eventname = 'x' and day = '04' => A04
            select 1 from cloudtrail where eventname = 'x' or day = '04' => A04 A05 B05 U
            select 1 from cloudtrail where account = '444455556666' => B05
            select 1 from cloudtrail_logs where "timestamp" between '2024/01/01' and '2024/01/04' => A04
            select 1 from cloudtrail_111122223333 => A04 A05
            select 1 from cloudtrail_111122223333 where day = '05' => A05
            select 1 from cloudtrail_111122223333 a, cloudtrail_444455556666 b where a.day = '04' => A04 B05
            select 1 from cloudtrail where day = '07' =>
            select 1 from cloudtrail where cast(day as integer) = 4 => A04
            select 1 from cloudtrail where cast(account as bigint) = 111122223333 => A04 A05 B05 U
            select 1 from cloudtrail a join cloudtrail b on a.eventid = b.eventid where a.day = '04' and b.region = 'unknown' => A04 U
            select 1 from cloudtrail a left join cloudtrail b on b.day = '05' where a.account = 'unknown' => A05 B05 U
            select 1 from vpc_flow_logs where date > date '2024-01-04' => F05
            select 1 from vpc_flow_logs where day = '2024/01/04' => F04
            select 1 from vpc_flow_logs where date < current_date => F04
            select 1 from vpc_flow_logs_111122223333 where region = 'us-east-1' => F04 F05
            select 1 from cloudtrail, vpc_flow_logs f where year = '2024' and f.date = date '2024-01-04' => A04 A05 B05 F04
            """)
    void readsOnlyThePartitionsThatCanMatter(String sql, String expected) {
        batches.forget();
        try (QueryResult result = raw.run(sql, Instant.parse("2024-01-05T00:00:00Z"))) {
            drain(result);
        } catch (ColdtrailException e) {
            // A condition that fails for some partition decides nothing, and fails when the query comes to it.
            assertThat(e.code()).isEqualTo(ErrorCode.SQL_RUNTIME);
        }
        assertThat(batches.read().stream().map(EvidenceSessionTest::label).sorted())
                .containsExactly(expected == null ? new String[0] : expected.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = ";;", textBlock = """
            select * from cloudtrail
            select * from cloudtrail_logs
            select * from cloudtrail_111122223333
            select * from vpc_flow_logs
            select * from vpc_flow_logs_111122223333
            select count(*) from cloudtrail
            select count(*) from vpc_flow_logs where day = '2024/01/04'
            select eventname, day, region from cloudtrail limit 3
            select useridentity.arn, useridentity.sessioncontext.webidfederationdata.attributes from cloudtrail
            select useridentity from cloudtrail where useridentity is not null
            select r.arn, r.accountid from cloudtrail cross join unnest(resources) as t(r)
            select eventname, "$path", "$record", "$sha256", "$unmapped" from cloudtrail
            select * from cloudtrail where "$path" is not null
            select * from cloudtrail_444455556666 where "$record" = 7
            select a.eventname, b.eventname from cloudtrail a join cloudtrail b on a.day = b.day where a.eventname < b.eventname order by 1, 2
            select a.eventname, b.day from cloudtrail a left join cloudtrail b on a.eventid = b.eventid and b.day = '05' order by 1, 2
            select eventname from cloudtrail where eventname in (select eventname from cloudtrail where day = '05') order by 1
            with w as (select eventname as n, max("timestamp") as t from cloudtrail_logs group by 1) select * from w order by n
            select f.srcaddr, c.eventname from vpc_flow_logs f join cloudtrail c on c.sourceipaddress = f.srcaddr order by 1, 2
            select sourceaddress, sum(numbytes) from vpc_flow_logs_111122223333 group by 1 order by 1
            select date, day, "start", srcport from vpc_flow_logs
            select eventname from cloudtrail union all select action from vpc_flow_logs
            select x.n from (values 1) as x(n)
            table vpc_flow_logs
            """)
    void givesTheRowsThatACaseGives(String sql) {
        assertThat(csv(raw, sql)).isEqualTo(csv(ingested, sql));
        assertThat(types(raw, sql)).isEqualTo(types(ingested, sql));
    }

    @Test
    void keepsResultsApartThatAreReadSideBySide() {
        try (QueryResult first = raw.run("select eventname from cloudtrail where day = '04'");
                QueryResult second = raw.run("select region, eventname from cloudtrail where day = '05'")) {
            assertThat(first.next().orElseThrow().get(0).athenaText()).isEqualTo("ListBuckets");
            assertThat(second.next().orElseThrow().get(1).athenaText()).isEqualTo("StopLogging");
            assertThat(first.next().orElseThrow().get(0).athenaText()).isEqualTo("GetObject");
            assertThat(first.next()).isEmpty();
        }
    }

    @Test
    void copiesMoreRowsThanFitsInOneBatchInTheirOrder() {
        Counting source = new Counting(20, 5000);
        try (QuerySession session = evidence(source)) {
            assertThat(csv(session, "select count(*), min(\"start\"), max(\"start\"), sum(dstport) from vpc_flow_logs"))
                    .isEqualTo("_col0,_col1,_col2,_col3\n100000,0,99999,4950000\n");
            assertThat(csv(session, "select \"start\", srcaddr, shiny from vpc_flow_logs where \"start\" % 33333 = 0"))
                    .isEqualTo("start,srcaddr,shiny\n0,10.0.0.0,x\n33333,10.0.0.33333,x\n66666,10.0.0.66666,x\n"
                            + "99999,10.0.0.99999,x\n");
        }
    }

    /** The columns of a batch are found by name; one that it lacks is NULL. */
    @Test
    void takesColumnsThatABatchLacksForNull() {
        try (QuerySession session = evidence(new Counting(1, 3))) {
            assertThat(csv(session, "select \"start\", bytes, action, \"$path\" from vpc_flow_logs"))
                    .isEqualTo("start,bytes,action,$path\n0,,,\n1,,,\n2,,,\n");
        }
    }

    @Test
    void spillsRowsThatDoNotFitInMemoryAndLeavesNothingBehind() throws IOException {
        Path spill = Files.createDirectory(temp.resolve("spill"));
        SessionOptions small = SessionOptions.in(spill).withThreads(1).withMemoryBytes(24L << 20);
        try (QuerySession session = QuerySession.openEvidence(new Counting(200, 5000), small)) {
            try (QueryResult result = session.run("select srcaddr, \"start\", shiny from vpc_flow_logs")) {
                assertThat(result.next()).isPresent();
                assertThat(spill).isNotEmptyDirectory();
            }
        }
        assertThat(spill).isEmptyDirectory();
    }

    /** Again and again, because several threads of DuckDB may meet the end of the rows. */
    @RepeatedTest(10)
    void saysWhatTheSourceSays() {
        BatchSource failing = new Counting(2, 10) {
            @Override
            public void read(LakeTable table, Predicate<Partition> wanted, BatchConsumer consumer) {
                super.read(table, wanted, consumer);
                throw new ColdtrailException(ErrorCode.EVIDENCE_UNREADABLE, "the disk is gone", null, "Mount it.");
            }
        };
        try (QuerySession session = evidence(failing)) {
            assertThatThrownBy(() -> session.run("select count(*) from vpc_flow_logs"))
                    .isInstanceOfSatisfying(
                            ColdtrailException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.EVIDENCE_UNREADABLE))
                    .hasMessage("the disk is gone. Mount it.");
            assertThat(csv(session, "select 1 as n")).isEqualTo("n\n1\n");
        }
    }

    /** Closing the session, as an interrupted program does, ends a query that still reads evidence. */
    @Test
    void stopsReadingWhenTheSessionIsClosed() throws InterruptedException {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        BatchSource endless = new Counting(1, 10) {
            @Override
            public void read(LakeTable table, Predicate<Partition> wanted, BatchConsumer consumer) {
                try {
                    while (true) {
                        super.read(table, wanted, consumer);
                        reading.countDown();
                    }
                } finally {
                    ended.countDown();
                }
            }
        };
        QuerySession session = evidence(endless);
        List<Throwable> problems = new ArrayList<>();
        Thread asking = new Thread(() -> {
            try (QueryResult result = session.run("select count(*) from vpc_flow_logs")) {
                drain(result);
            } catch (ColdtrailException e) {
                problems.add(e);
            }
        });
        asking.start();
        reading.await();
        session.close();
        asking.join();
        ended.await();
        assertThat(problems)
                .singleElement()
                .isInstanceOfSatisfying(
                        ColdtrailException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERRUPTED));
    }

    /** The lock of the database holds for the connection that a stream is registered with. */
    @Test
    void isClosedToTheOutsideAsACaseIs() throws IOException {
        Path secret = Files.writeString(temp.resolve("secret.csv"), "a\n1\n");
        try (QuerySession session = evidence(new Counting(1, 1))) {
            assertThat(csv(session, "select count(*) from vpc_flow_logs")).isEqualTo("_col0\n1\n");
            for (String sql : List.of(
                    "select * from read_csv('" + secret + "')",
                    "copy (select 1) to '" + temp.resolve("out.csv") + "'",
                    "set threads = 1",
                    "set enable_external_access = true")) {
                assertThatThrownBy(() -> session.run(new Translation(sql, List.of(), List.of())))
                        .as(sql)
                        .isInstanceOf(ColdtrailException.class);
            }
        }
    }

    /** Flow logs of one partition: numbered, with few of the columns and one that no table knows. */
    private static class Counting implements BatchSource {
        private static final Partition PARTITION = new Partition(LakeTable.VPCFLOW, A, "us-east-1", "2024-01-04");

        private final int batches;
        private final int rows;

        Counting(int batches, int rows) {
            this.batches = batches;
            this.rows = rows;
        }

        @Override
        public List<Partition> partitions(LakeTable table) {
            return table == LakeTable.VPCFLOW ? List.of(PARTITION) : List.of();
        }

        @Override
        public List<String> accounts(LakeTable table) {
            return table == LakeTable.VPCFLOW ? List.of(A) : List.of();
        }

        @Override
        public List<String> addedColumns(LakeTable table) {
            return table == LakeTable.VPCFLOW ? List.of("shiny") : List.of();
        }

        @Override
        public void read(LakeTable table, Predicate<Partition> wanted, BatchConsumer consumer) {
            RecordBatch batch = new RecordBatch(List.of(
                    Column.text("shiny"),
                    new Column("start", ColumnType.INT64),
                    new Column("dstport", ColumnType.INT32),
                    Column.text("srcaddr")));
            for (int i = 0; i < batches; i++) {
                batch.clear();
                int first = i * rows;
                IntStream.range(first, first + rows).forEach(number -> {
                    batch.text(0).stage("x");
                    batch.number(1).stage(number);
                    batch.number(2).stage(number % 100);
                    batch.text(3).stage("10.0.0." + number);
                    batch.commitRow();
                });
                consumer.accept(PARTITION, batch, 0, batch.rows());
            }
        }
    }

    private static String label(Partition partition) {
        String day = partition.day().substring(8);
        if (partition.table() == LakeTable.VPCFLOW) {
            return "F" + day;
        }
        return switch (partition.account()) {
            case A -> "A" + day;
            case B -> "B" + day;
            default -> "U";
        };
    }

    /** Two accounts, three days, and every kind of column with and without values. */
    private static LakeFixture lake() {
        return new LakeFixture(folder.resolve("case"))
                .events(
                        A,
                        "2024-01-04",
                        "select * from (values ('ListBuckets', 'e1', '10.0.0.1', 'é€😀', 1),"
                                + " ('GetObject', 'e2', NULL, '', 2))"
                                + " t(eventname, eventid, sourceipaddress, requestparameters, source_record)")
                .events(
                        B,
                        "2024-01-05",
                        "select 'StopLogging' as eventname, 'e1' as eventid, 7 as source_record, 'b.json' as source_path,"
                                + " {'type': 'IAMUser', 'principalid': NULL, 'arn': 'arn:b', 'accountid': NULL,"
                                + " 'invokedby': NULL, 'accesskeyid': NULL, 'username': '', 'onbehalfof': NULL,"
                                + " 'sessioncontext': {'attributes': NULL, 'sessionissuer': {'type': NULL,"
                                + " 'principalid': NULL, 'arn': NULL, 'accountid': NULL, 'username': NULL},"
                                + " 'ec2roledelivery': '2', 'webidfederationdata': {'federatedprovider': 'p',"
                                + " 'attributes': MAP {'k': 'v', 'l': NULL}}}} as useridentity,"
                                + " [{'arn': 'r1', 'accountid': 'x', 'type': NULL}, NULL,"
                                + " {'arn': 'r2', 'accountid': NULL, 'type': 't'}] as resources")
                .events(
                        A,
                        "2024-01-05",
                        "select 'N' || i as eventname, 'e' || i as eventid, i as source_record,"
                                + " case when i % 3 = 0 then [] when i % 3 = 1 then"
                                + " [{'arn': 'r' || i, 'accountid': NULL, 'type': NULL}] end as resources"
                                + " from range(120) t(i)")
                .part(
                        new Partition(
                                LakeTable.CLOUDTRAIL, Partition.UNKNOWN, Partition.UNKNOWN, Partition.UNKNOWN_DAY),
                        "select 'Lost' as eventname")
                .flows(
                        A,
                        "2024-01-04",
                        "select 443 as dstport, 9000000000 as bytes, '10.0.0.1' as srcaddr, -1 as srcport")
                .flows(
                        A,
                        "2024-01-05",
                        "select 22 as dstport, NULL::bigint as bytes, 'ACCEPT' as action, 1 as \"start\"");
    }

    private QuerySession evidence(BatchSource source) {
        return QuerySession.openEvidence(source, SessionOptions.in(temp).withThreads(2));
    }

    private static List<String> types(QuerySession session, String sql) {
        try (QueryResult result = session.run(sql)) {
            return result.columns().stream().map(ResultColumn::type).toList();
        }
    }

    private static String csv(QuerySession session, String sql) {
        StringWriter text = new StringWriter();
        try (QueryResult result = session.run(sql)) {
            ResultFormat.CSV.write(result, TableLayout.PLAIN, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void drain(QueryResult result) {
        while (result.next().isPresent()) {
            // Only what is read on the way matters.
        }
    }
}
