package io.coldtrail.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coldtrail.lake.LakeSnapshot;
import io.coldtrail.lake.Part;
import io.coldtrail.lake.Partition;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.query.format.ResultFormat;
import io.coldtrail.query.format.TableLayout;
import io.coldtrail.schema.LakeTable;
import io.coldtrail.schema.ShapeColumn;
import io.coldtrail.schema.TableShape;
import io.coldtrail.sql.AthenaTranslator;
import io.coldtrail.sql.TableUse;
import io.coldtrail.sql.Translation;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuerySessionTest {
    private static final String A = "111122223333";
    private static final String B = "444455556666";

    @TempDir
    private Path temp;

    @Test
    void listsTablesInShapeOrderWithAccountsSorted() {
        try (LakeFixture lake = lake(temp)) {
            assertThat(CaseCatalog.of(lake.snapshot()).names())
                    .containsExactly(
                            "cloudtrail_" + A,
                            "cloudtrail_" + B,
                            "cloudtrail",
                            "cloudtrail_logs",
                            "cloudtrail_insights",
                            "vpc_flow_logs_" + A,
                            "vpc_flow_logs",
                            "tgw_flow_logs",
                            "integrity");
        }
    }

    @Test
    void offersAllAccountTablesWithoutAnyPart() {
        assertThat(csv(
                        new LakeSnapshot(temp, List.of()),
                        "select eventname, useridentity.arn, day from cloudtrail",
                        "cloudtrail"))
                .isEqualTo("eventname,arn,day\n");
        assertThat(csv(new LakeSnapshot(temp, List.of()), "select date, day, srcport from vpc_flow_logs"))
                .isEqualTo("date,day,srcport\n");
    }

    @Test
    void keepsRowsInEvidenceOrderAndPartitionsAsText() {
        try (LakeFixture lake = lake(temp)) {
            assertThat(csv(
                            lake.snapshot(),
                            "select eventname, account, region, \"timestamp\", year, month, day from cloudtrail_logs"))
                    .isEqualTo("""
                            eventname,account,region,timestamp,year,month,day
                            StopLogging,444455556666,us-east-1,2024/01/05,2024,01,05
                            ListBuckets,111122223333,us-east-1,2024/01/04,2024,01,04
                            GetObject,111122223333,us-east-1,2024/01/04,2024,01,04
                            Lost,unknown,unknown,1970/01/01,1970,01,01
                            """);
        }
    }

    @Test
    void holdsOnlyItsAccountInAnAccountTable() {
        try (LakeFixture lake = lake(temp)) {
            assertThat(csv(lake.snapshot(), "select eventname from cloudtrail_" + B))
                    .isEqualTo("eventname\nStopLogging\n");
        }
    }

    @Test
    void showsHiddenColumnsOnlyInTheViewThatHasThem() {
        try (LakeFixture lake = lake(temp);
                QuerySession session = open(lake.snapshot())) {
            TableShape shape = TableShape.CLOUDTRAIL_ACCOUNT;
            try (QueryResult all = duckdb(session, "select * from \"cloudtrail_" + A + "$all\"", "cloudtrail_" + A);
                    QueryResult visible = duckdb(session, "select * from cloudtrail_" + A, "cloudtrail_" + A)) {
                assertThat(all.columns())
                        .extracting(ResultColumn::name)
                        .containsExactlyElementsOf(
                                shape.all().map(ShapeColumn::name).toList());
                assertThat(visible.columns())
                        .extracting(ResultColumn::name)
                        .containsExactlyElementsOf(
                                shape.visible().stream().map(ShapeColumn::name).toList());
                assertThat(visible.columns())
                        .extracting(ResultColumn::type)
                        .containsExactlyElementsOf(shape.visible().stream()
                                .map(column -> ViewSql.typeName(column.type()).replace("\"", ""))
                                .map(type -> type.replaceAll("\\btype ", "\"type\" "))
                                .toList());
            }
        }
    }

    @Test
    void readsOnlyTheFilesOfThePartitionsThatAreAskedFor() {
        try (LakeFixture lake = lake(temp);
                QuerySession session = open(lake.snapshot())) {
            assertThat(scanned(session, "cloudtrail", "year = '2024' and month = '01' and day = '04'"))
                    .isEqualTo("Scanning Files: 1/3");
            assertThat(scanned(session, "cloudtrail", "concat(year, '-', month, '-', day) >= '2024-01-05'"))
                    .isEqualTo("Scanning Files: 1/3");
            assertThat(scanned(session, "cloudtrail_logs", "\"timestamp\" = '2024/01/05'"))
                    .isEqualTo("Scanning Files: 1/3");
            assertThat(scanned(session, "vpc_flow_logs", "day = '2024/01/05'")).isEqualTo("Scanning Files: 1/2");
            assertThat(scanned(session, "vpc_flow_logs_" + A, "date between date '2024-01-05' and date '2024-01-06'"))
                    .isEqualTo("Scanning Files: 1/2");
        }
    }

    @Test
    void opensOnlyThePartsThatCanMatter() throws IOException {
        try (LakeFixture lake = lake(temp)) {
            for (Part part : lake.snapshot().parts()) {
                if (!part.partition().day().equals("2024-01-04")) {
                    Files.delete(temp.resolve(part.path()));
                }
            }
            assertThat(csv(
                            lake.snapshot(),
                            "select eventname from cloudtrail where concat(year, month, day) = '20240104'"))
                    .isEqualTo("eventname\nListBuckets\nGetObject\n");
            assertThat(csv(lake.snapshot(), "select count(*) from cloudtrail where day = '31'"))
                    .isEqualTo("_col0\n0\n");
        }
    }

    @Test
    void tellsWhatEachReferenceReads() {
        try (LakeFixture lake = lake(temp);
                QuerySession session = open(lake.snapshot())) {
            Translation translation = new AthenaTranslator(session.catalog())
                    .translate(
                            "select a.eventname from cloudtrail a, cloudtrail b where a.day = '04' and b.eventid = '1'");
            List<TableScan> scans = session.scans(translation);
            assertThat(scans)
                    .extracting(scan -> scan.use().columns())
                    .containsExactly(Set.of("eventname", "day"), Set.of("eventid"));
            assertThat(scans).extracting(scan -> scan.parts().size()).containsExactly(1, 3);
            assertThat(scans).extracting(TableScan::allParts).containsExactly(3L, 3L);
            assertThat(scans).extracting(scan -> scan.partitions().size()).containsExactly(1, 3);
            assertThat(scans.get(0).bytes())
                    .isPositive()
                    .isLessThan(scans.get(1).bytes());
            assertThat(scans.get(1).bytes()).isEqualTo(scans.get(1).allBytes());
            assertThat(scans.get(0).rows()).isEqualTo(2);
        }
    }

    @Test
    void opensACaseBelowFoldersThatLookLikePartitionsAndGlobs() {
        Path odd = temp.resolve("region=elsewhere/it's [1]*?");
        try (LakeFixture lake = lake(odd);
                QuerySession session = open(lake.snapshot())) {
            assertThat(csv(lake.snapshot(), "select region, day, eventname from cloudtrail_" + B))
                    .isEqualTo("region,day,eventname\nus-east-1,05,StopLogging\n");
            assertThat(scanned(session, "cloudtrail", "day = '04'")).isEqualTo("Scanning Files: 1/3");
        }
    }

    @Test
    void knowsAthenasFunctionsAndNamesOfColumns() {
        try (LakeFixture lake = lake(temp)) {
            assertThat(csv(
                            lake.snapshot(),
                            "select element_at(split(EventName, 't'), 5), useridentity.arn, date_format(timestamp"
                                    + " '2024-01-02 03:04:05', '%Y'), \"$path\" from cloudtrail_" + B))
                    .isEqualTo("_col0,arn,_col2,$path\n,,2024,\n");
        }
    }

    @Test
    void leavesNothingBehindAfterSpilling() throws IOException {
        Path spill = Files.createDirectory(temp.resolve("spill"));
        try (QuerySession session = QuerySession.open(
                new LakeSnapshot(temp, List.of()),
                SessionOptions.in(spill).withThreads(1).withMemoryBytes(32L << 20))) {
            try (QueryResult result = duckdb(
                    session, "select md5(i::varchar) as h, repeat('x', 60) as p from range(500000) t(i) order by h")) {
                assertThat(result.next()).isPresent();
                assertThat(spill).isNotEmptyDirectory();
            }
        }
        assertThat(spill).isEmptyDirectory();
    }

    @Test
    void streamsAMillionRows() {
        try (QuerySession session = open(new LakeSnapshot(temp, List.of()));
                QueryResult result = duckdb(session, "select i, repeat('x', 300) as p from range(1000000) t(i)")) {
            long before = liveBytes();
            long most = 0;
            long rows = 0;
            for (Optional<List<Value>> row = result.next(); row.isPresent(); row = result.next()) {
                rows++;
                if (rows % 250_000 == 0) {
                    most = Math.max(most, liveBytes() - before);
                }
            }
            assertThat(rows).isEqualTo(1_000_000);
            assertThat(most).isLessThan(64L << 20);
        }
    }

    /** What DuckDB advises, SET, is locked for the analyst. */
    @Test
    void givesNoAdviceThatCannotBeFollowed() {
        try (LakeFixture lake = lake(temp);
                QuerySession session = open(lake.snapshot())) {
            for (String sql : List.of(
                    "select 1 / (cast(a as integer) - 1) as n from (values '1') t(a)",
                    "select eventname from cloudtrail order by 5",
                    "select eventname, count(*) as n from cloudtrail",
                    "select eventname from cloudtrail where count(*) > 1",
                    "select (select eventname from cloudtrail) as n")) {
                assertThatThrownBy(() -> session.run(sql).next())
                        .as(sql)
                        .isInstanceOf(ColdtrailException.class)
                        .message()
                        .doesNotContain("SET ")
                        .doesNotContain("ANY_VALUE")
                        .doesNotContain("TRY(");
            }
        }
    }

    @Test
    void saysWhatFailedWithoutTheEnginesOwnWords() {
        try (LakeFixture lake = lake(temp);
                QuerySession session = open(lake.snapshot())) {
            assertThatThrownBy(() -> drain(duckdb(
                            session,
                            "select cast(eventname as integer) from \"cloudtrail_" + B + "$all\"",
                            "cloudtrail_" + B)))
                    .isInstanceOfSatisfying(
                            ColdtrailException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SQL_RUNTIME))
                    .hasMessage(
                            "the query failed while it ran: Cannot cast 'StopLogging' to INT. Look for values that the"
                                    + " query does not expect; try_cast(…) gives NULL for texts that are no such value, and try(…)"
                                    + " for anything that fails.");
        }
    }

    /** What is still in use after a collection. */
    private static long liveBytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static void drain(QueryResult result) {
        try (result) {
            while (result.next().isPresent()) {
                // Only the end matters.
            }
        }
    }

    private LakeFixture lake(Path folder) {
        return new LakeFixture(folder)
                .events(B, "2024-01-05", "select 'StopLogging' as eventname")
                .events(A, "2024-01-04", "select unnest(['ListBuckets', 'GetObject']) as eventname")
                .part(
                        new Partition(
                                LakeTable.CLOUDTRAIL, Partition.UNKNOWN, Partition.UNKNOWN, Partition.UNKNOWN_DAY),
                        "select 'Lost' as eventname")
                .flows(A, "2024-01-04", "select 443 as dstport, 10 as bytes")
                .flows(A, "2024-01-05", "select 22 as dstport, 20 as bytes");
    }

    private QuerySession open(LakeSnapshot snapshot) {
        return QuerySession.open(snapshot, SessionOptions.in(temp).withThreads(2));
    }

    private static QueryResult duckdb(QuerySession session, String sql, String... tables) {
        return session.run(translation(session, sql, tables));
    }

    private static Translation translation(QuerySession session, String sql, String... tables) {
        List<TableUse> uses = Stream.of(tables)
                .map(name -> TableUse.whole(name, session.catalog().find(name).orElseThrow()))
                .toList();
        return new Translation(sql, List.of(), uses);
    }

    private static String scanned(QuerySession session, String table, String where) {
        String sql = "select * from " + table + " where " + where;
        try (DuckDBConnection own = session.connect(translation(session, sql, table));
                Statement statement = own.createStatement();
                ResultSet plan = statement.executeQuery("explain " + sql)) {
            plan.next();
            String text = plan.getString(2);
            return text.substring(text.indexOf("Scanning Files"))
                    .lines()
                    .findFirst()
                    .orElseThrow()
                    .replace("│", "")
                    .strip();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String csv(LakeSnapshot snapshot, String sql, String... tables) {
        StringWriter out = new StringWriter();
        try (QuerySession session = open(snapshot);
                QueryResult result = tables.length == 0 ? session.run(sql) : duckdb(session, sql, tables)) {
            ResultFormat.CSV.write(result, TableLayout.PLAIN, out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toString();
    }
}
