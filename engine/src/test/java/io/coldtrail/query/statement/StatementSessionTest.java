package io.coldtrail.query.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.coldtrail.lake.LakeSnapshot;
import io.coldtrail.lake.Partition;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.query.LakeFixture;
import io.coldtrail.query.QuerySession;
import io.coldtrail.query.ResultColumn;
import io.coldtrail.query.SessionOptions;
import io.coldtrail.query.Value;
import io.coldtrail.schema.LakeTable;
import io.coldtrail.sql.statement.StatementParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementSessionTest {
    private static final String A = "111122223333";
    private static final String B = "444455556666";
    private static final Instant NOW = Instant.parse("2024-02-01T00:00:00Z");
    private static final String TRAIL = """
            create external table trail (eventname string, useridentity struct<arn:string>, eventid string)
            partitioned by (acc string, reg string, `dt` string)
            location 's3://b/AWSLogs/'
            tblproperties ('storage.location.template' = 's3://b/AWSLogs/${acc}/CloudTrail/${reg}/${dt}')""";

    @TempDir
    private Path caseFolder;

    @TempDir
    private Path temp;

    private LakeSnapshot lake;
    private QuerySession queries;
    private StatementSession statements;

    @BeforeEach
    void open() {
        try (LakeFixture fixture = new LakeFixture(caseFolder)) {
            lake = fixture.events(A, "2024-01-04", "select 'One' as eventname, 'e1' as eventid")
                    .events(A, "2024-01-05", "select 'Two' as eventname, 'e2' as eventid")
                    .events(B, "2024-01-05", "select 'Three' as eventname, 'e3' as eventid")
                    .part(
                            new Partition(LakeTable.CLOUDTRAIL, A, "eu-west-1", "2024-01-05"),
                            "select 'Four' as eventname, 'e4' as eventid")
                    .flows(A, "2024-01-05", "select '10.0.0.1' as srcaddr, 443 as dstport, 7::bigint as packets")
                    .snapshot();
        }
        queries = QuerySession.open(lake, SessionOptions.in(temp).withThreads(1));
        statements = StatementSession.ofCase(queries, caseFolder, List.of());
    }

    @AfterEach
    void close() {
        queries.close();
    }

    /** As if the program were started again. */
    private void reopen() {
        queries.close();
        queries = QuerySession.open(lake, SessionOptions.in(temp).withThreads(1));
        statements = StatementSession.ofCase(queries, caseFolder, List.of());
    }

    private List<String> run(String sql) {
        try (Answer answer = statements.run(StatementParser.parse(sql), List.of(), NOW)) {
            List<String> rows = new ArrayList<>();
            for (Optional<List<Value>> row = answer.rows().next();
                    row.isPresent();
                    row = answer.rows().next()) {
                rows.add(row.get().stream().map(Value::athenaText).collect(Collectors.joining(" | ")));
            }
            return rows;
        }
    }

    private List<String> columns(String sql) {
        try (Answer answer = statements.run(StatementParser.parse(sql), List.of(), NOW)) {
            return answer.rows().columns().stream().map(ResultColumn::name).toList();
        }
    }

    private ColdtrailException problem(String sql) {
        return Objects.requireNonNull(catchThrowableOfType(ColdtrailException.class, () -> run(sql)), "no problem");
    }

    @Test
    void comparesADefinitionWithTheTableThatIsThere() {
        assertThat(run("create external table if not exists vpc_flow_logs_" + A + " (account string, version int,"
                        + " numpackets int, colour string) partitioned by (`date` date)"))
                .satisfiesExactly(
                        row -> assertThat(row)
                                .isEqualTo("vpc_flow_logs_" + A
                                        + " | exists |  | 1 rows in 1 partitions; nothing is created"),
                        row -> assertThat(row)
                                .endsWith("| other type | numpackets | int in the statement, bigint here"),
                        row -> assertThat(row).endsWith("| absent column | colour | the table here does not have it"),
                        row -> assertThat(row).contains("| further column | interfaceid, sourceaddress, "),
                        row -> assertThat(row)
                                .endsWith("| other order | version, account, numpackets | the order here"),
                        row -> assertThat(row)
                                .endsWith("| further partition | region | the statement does not name it"));
    }

    @Test
    void registersATableUnderItsOwnNamesForGood() {
        assertThat(run(TRAIL))
                .first()
                .asString()
                .isEqualTo("trail | registered |  | 4 rows in 4 partitions, of the shape" + " cloudtrail-account");
        reopen();
        assertThat(run("select eventname, acc, reg, dt from trail where dt = '2024/01/05' and reg <> 'us-east-1'"))
                .containsExactly("Four | " + A + " | eu-west-1 | 2024/01/05");
        assertThat(columns("select * from trail"))
                .containsExactly("eventname", "useridentity", "eventid", "acc", "reg", "dt");
        assertThat(run("show tables 'tr*'")).containsExactly("trail");
        assertThat(String.join("\n", run("show create table trail"))).isEqualTo(TRAIL);
        assertThat(run(TRAIL)).first().asString().contains("exists");
    }

    @Test
    void holdsWhatLiesBelowTheLocation() {
        run("create external table mine (eventname string) location 's3://b/AWSLogs/o-1/" + A
                + "/CloudTrail/us-east-1/'");
        assertThat(run("select eventname from mine order by 1")).containsExactly("One", "Two");
        run("create external table day5 (eventname string) location 's3://b/AWSLogs/" + A
                + "/CloudTrail/us-east-1/2024/01/05/'");
        assertThat(run("select eventname from day5")).containsExactly("Two");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            year int, month int, day int => year = 2024 and month = 1 and day < 5 => 2024 | 1 | 4
            `year` string, `month` string, `day` string => day = '04' => 2024 | 01 | 04
            `date` date => "date" < date '2024-01-05' => 2024-01-04
            `day` string => day = '2024/01/04' => 2024/01/04
            """)
    void understandsPartitionsByTheirNames(String partitions, String condition, String row) {
        run("create external table c (eventname string) partitioned by (" + partitions + ")");
        String names = partitions.replaceAll(" (int|string|date)", "").replace('`', '"');
        assertThat(run("select " + names + " from c where eventname = 'One' and " + condition))
                .containsExactly(row);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            year int, month int, day string => year = 2024 and month = 1 => 2024 | 1 | 05
            `date` string => "date" = '2024/01/05' => 2024/01/05
            """)
    void understandsThemOverFlowLogsToo(String partitions, String condition, String row) {
        run("create external table f (srcaddr string, dstport int) partitioned by (" + partitions + ")");
        String names = partitions.replaceAll(" (int|string)", "").replace('`', '"');
        assertThat(run("select " + names + " from f where " + condition)).containsExactly(row);
    }

    @Test
    void namesTheNearestShapeWhereNothingFits() {
        ColdtrailException problem =
                problem("create external table alb (type string, client_ip string, srcaddr string, dstport string)");
        assertThat(problem.getMessage())
                .contains("the nearest shape is vpc-flow-logs")
                .contains("client_ip (absent column")
                .contains("dstport (other type: string in the statement, int here)");
        assertThat(Files.exists(caseFolder.resolve("definitions.json"))).isFalse();
    }

    @Test
    void tellsWhichPartitionsTheEvidenceHolds() {
        assertThat(
                        run(
                                "alter table cloudtrail_" + A
                                        + " add partition (region='us-east-1', year='2024', month='01',"
                                        + " day='05') location 's3://b/' partition (region='us-east-1', year='2023', month='01', day='05')"))
                .containsExactly(
                        "cloudtrail_" + A + " | there | region=us-east-1/year=2024/month=01/day=05 | 1 | 1",
                        "cloudtrail_" + A
                                + " | not in the evidence | region=us-east-1/year=2023/month=01/day=05 | 0 | 0");
        assertThat(run("alter table vpc_flow_logs_" + A + " add partition (`date`='2024-01-05')"))
                .containsExactly("vpc_flow_logs_" + A + " | there | date=2024-01-05 | 1 | 1");
        assertThat(problem("alter table cloudtrail add partition (hour='1')").getMessage())
                .contains("no partition column hour");
        assertThat(problem("alter table nope add partition (day='1')").getMessage())
                .contains("no table is named nope");
        assertThat(run("msck repair table cloudtrail"))
                .hasSize(1)
                .first()
                .asString()
                .contains("4 rows in 4 partitions");
    }

    @Test
    void dropsNamesAndNoEvidence() {
        run(TRAIL);
        run("drop table trail");
        assertThat(problem("select 1 from trail").getMessage()).contains("no table is named trail");
        assertThat(problem("drop table trail").getMessage()).contains("no table is named trail");
        assertThat(run("drop table if exists trail")).containsExactly("trail | not there |  | nothing was dropped");
        assertThat(problem("drop table cloudtrail").getMessage()).contains("holds evidence");
        run("create view v as select 1 as a");
        assertThat(problem("drop table v").getMessage()).contains("v is a view");
    }

    @Test
    void keepsViews() {
        run("create view denied as select eventname, day, \"$path\" as p from cloudtrail where day = '05';");
        run("create view names as with x as (select eventname as n from denied) select n from x");
        reopen();
        assertThat(run("select * from names order by 1")).containsExactly("Four", "Three", "Two");
        assertThat(run("select a.eventname from denied a join names on names.n = a.eventname where denied2.n = 'Two'"
                        .replace("denied2", "names")))
                .containsExactly("Two");
        assertThat(run("select denied.day from denied limit 1")).containsExactly("05");
        assertThat(run("table names")).hasSize(3);
        assertThat(run("show views")).containsExactly("denied", "names");
        assertThatThrownBy(() -> run("show create table names"))
                .hasMessageContaining("names is a view and no table (line 1, column 19)");
        assertThat(run("show create view names"))
                .containsExactly(
                        "CREATE VIEW names AS", "with x as (select eventname as n from denied) select n from x");
        assertThat(run("describe names")).containsExactly("n | varchar | ");
        run("create or replace view names as select 7 as n");
        assertThat(run("select n + 1 from names")).containsExactly("8");
        run("drop view denied");
        assertThat(run("show views")).containsExactly("names");
    }

    @Test
    void aViewThatIsNamedLikeACommonTableGivesWay() {
        run("create view v as select 1 as a");
        assertThat(run("with v as (select 2 as a) select a from v")).containsExactly("2");
        run("create view w as select a from v");
        assertThat(run("with v as (select 2 as a) select a from w")).containsExactly("1");
    }

    @Test
    void tellsWhereABrokenViewIsNamed() {
        run("create view v as select eventname from cloudtrail");
        run("create view w as\nselect eventname from v");
        run("drop view v");
        ColdtrailException problem = problem("select *\nfrom w");
        assertThat(problem.getMessage()).contains("the view w cannot be read: no table is named v (line 1");
        assertThat(Objects.requireNonNull(problem.where()).line()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            create view cloudtrail as select 1 as a => a table is named cloudtrail
            create view v as select count(*) from cloudtrail => has no name
            create view v as select 1 as a, 2 as a => more than one column
            create view v as select * from v => no table is named v
            create view v as select nope from cloudtrail => no column is named nope
            create view v as insert into x select 1 => the statement INSERT
            create view "a b" as select 1 as a => cannot be kept
            create view "../x" as select 1 as a => cannot be kept
            prepare p from show tables => the statement SHOW
            """)
    void refusesWhatCannotBeKept(String sql, String part) {
        assertThat(problem(sql).getMessage()).contains(part);
        assertThat(Files.exists(caseFolder.resolve("definitions.json"))).isFalse();
    }

    @Test
    void boundsViewsOverViews() {
        run("create view v0 as select 1 as a");
        IntStream.range(1, 7)
                .forEach(i -> run(
                        "create view v" + i + " as select x.a from v" + (i - 1) + " x cross join v" + (i - 1) + " y"));
        assertThat(problem("create view v7 as select x.a from v6 x cross join v6 y")
                        .getMessage())
                .contains("views over views");
        run("create view w as select 1 as a");
        run("create view w2 as select a from w");
        assertThat(problem("create or replace view w as select a from w2").getMessage())
                .contains("no table is named w");
    }

    @Test
    void keepsPreparedStatements() {
        run("prepare p from select eventname from cloudtrail where eventname = ? or day = ? order by 1 limit ?");
        reopen();
        assertThat(run("execute p using 'One', '05', 2")).containsExactly("Four", "One");
        assertThat(run("execute p using 'x'' or 1=1 --', '99', 5")).isEmpty();
        assertThat(problem("execute p using eventname, '05', 2").getMessage()).contains("value 1 is no value");
        assertThat(problem("execute p using (select 'One'), '05', 2").getMessage())
                .contains("value 1 is no value");
        assertThat(problem("execute p using 'One'").getMessage()).contains("has 3 parameters and gets 1 values");
        assertThat(problem("execute p using 5, '05', 2").getMessage()).contains("the prepared statement p cannot run");
        run("deallocate prepare p");
        assertThat(problem("execute p using 1").getMessage()).contains("no prepared statement is named p");
    }

    @Test
    void bindsValuesAsWholes() {
        run("prepare p from select 10 - ?, 2 * ?, ? from (values 1) t(x)");
        assertThat(run("execute p using -1, 1 + 2, date '2024-01-05'")).containsExactly("11 | 6 | 2024-01-05");
    }

    @Test
    void answersQuestionsAboutTheCatalog() {
        assertThat(columns("show tables")).containsExactly("tab_name");
        assertThat(run("show tables in db '*insights|tgw*'")).containsExactly("cloudtrail_insights", "tgw_flow_logs");
        assertThat(run("show databases")).containsExactly("default");
        assertThat(run("show partitions vpc_flow_logs_" + A)).containsExactly("date=2024-01-05/region=us-east-1");
        assertThat(run("show columns in cloudtrail_" + A))
                .startsWith("eventversion")
                .endsWith("day");
        assertThat(run("describe cloudtrail_" + A))
                .contains("eventname | string | ", "# Partition Information |  | ")
                .endsWith("day | string | ");
        assertThat(run("show create table cloudtrail_" + A))
                .startsWith("CREATE EXTERNAL TABLE `cloudtrail_" + A + "`(");
        assertThat(run("show functions 'count'")).contains("count | bigint |  | aggregate");
        assertThat(run("use other")).hasSize(1);
    }

    @Test
    void tellsOfTablesInTablesToo() {
        run("create view v as select table_name as n from information_schema.tables where table_type = 'VIEW'");
        assertThat(run("select n from v")).containsExactly("v");
        assertThat(run("select column_name, ordinal_position, data_type from awsdatacatalog.information_schema.columns"
                        + " where table_name = 'cloudtrail_" + A + "' and column_name in ('eventname', 'resources')"
                        + " order by 2"))
                .containsExactly(
                        "eventname | 5 | varchar",
                        "resources | 16 | array(row(arn varchar, accountid varchar, type varchar))");
        assertThat(run("select schema_name from information_schema.schemata")).containsExactly("default");
        assertThat(problem("select 1 from tables").getMessage()).contains("no table is named tables");
    }

    /** What SHOW CREATE TABLE says can be read, and describes the table itself. */
    @Test
    void showsDefinitionsThatFit() {
        List<String> tables = List.of(
                "cloudtrail_" + A,
                "cloudtrail",
                "cloudtrail_logs",
                "cloudtrail_insights",
                "vpc_flow_logs_" + A,
                "vpc_flow_logs",
                "tgw_flow_logs");
        for (String table : tables) {
            assertThat(run(String.join("\n", run("show create table " + table))))
                    .as(table)
                    .hasSize(1);
        }
    }

    /** The verdicts of a verification are one file of JSON lines: no definition over Parquet files would be true. */
    @Test
    void showsNoDefinitionOfTheVerdicts() {
        ColdtrailException problem = problem("show create table integrity");
        assertThat(problem.code()).isEqualTo(ErrorCode.SQL_REFUSED);
        assertThat(problem.getMessage())
                .contains("integrity holds the verdicts of the last verification", "DESCRIBE shows its columns");
        assertThat(run("describe integrity")).hasSize(5).first().asString().startsWith("path");
    }

    @Test
    void explains() {
        assertThat(run("explain select eventname from cloudtrail where \"day\" = '05'"))
                .startsWith(
                        "Table cloudtrail", "  columns: eventname, day", "  partitions: 3 of 4, where (\"day\" = '05')")
                .hasSizeGreaterThan(5);
        assertThat(run("explain analyze select count(*) from cloudtrail")).hasSizeGreaterThan(5);
        assertThat(run("explain (type validate) select 1")).containsExactly("true");
        assertThatThrownBy(() -> run("explain select nope from cloudtrail")).hasMessageContaining("nope");
    }

    @Test
    void runsTheQueryOfWhatWrites() {
        assertThat(run("unload (select 1 as a) to 's3://b/' with (format = 'json')"))
                .containsExactly("1");
        assertThat(run("create table x as select 2 as a")).containsExactly("2");
        assertThat(run("insert into x (a) select 3 as a")).containsExactly("3");
        assertThat(problem("select 1 from x").getMessage()).contains("no table is named x");
    }

    @Test
    void evidenceWithoutACaseKeepsNamesForTheTime() {
        StatementSession session = StatementSession.ofEvidence(queries, List.of());
        try (Answer answer = session.run(StatementParser.parse("create view v as select 1 as a"), List.of(), NOW)) {
            assertThat(answer.notes()).hasSize(1);
        }
        try (Answer answer = session.run(StatementParser.parse("select a from v"), List.of(), NOW)) {
            assertThat(answer.rows().next()).isPresent();
        }
        assertThat(Files.exists(caseFolder.resolve("definitions.json"))).isFalse();
    }

    @Test
    void givesTablesFurtherNames() {
        assertThat(TableNames.of("T=cloudtrail", queries.catalog()).name()).isEqualTo("t");
        assertThat(TableNames.of("t=cloudtrail-logs", queries.catalog()).shape().id())
                .isEqualTo("cloudtrail-logs");
        assertThat(TableNames.of("t=vpc-flow-logs-account", queries.catalog()).account())
                .contains(A);
        assertThat(TableNames.of("x_" + B + "=cloudtrail_<account>", queries.catalog())
                        .account())
                .contains(B);
        assertThatThrownBy(() -> TableNames.of("t=cloudtrail_<account>", queries.catalog()))
                .hasMessageContaining("several tables");
        assertThatThrownBy(() -> TableNames.of("t=alb", queries.catalog())).hasMessageContaining("no table");
        assertThatThrownBy(() -> TableNames.of("a b=cloudtrail", queries.catalog()))
                .hasMessageContaining("NAME=SHAPE");
        statements = StatementSession.ofCase(
                queries, caseFolder, List.of(TableNames.of("cloudtrail_insights=cloudtrail", queries.catalog())));
        assertThat(run("select count(*) from cloudtrail_insights")).containsExactly("4");
    }
}
