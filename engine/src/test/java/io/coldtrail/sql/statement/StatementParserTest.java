package io.coldtrail.sql.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.sql.statement.AthenaStatement.AlterTable;
import io.coldtrail.sql.statement.AthenaStatement.CreateTable;
import io.coldtrail.sql.statement.AthenaStatement.CreateView;
import io.coldtrail.sql.statement.AthenaStatement.Execute;
import io.coldtrail.sql.statement.AthenaStatement.Explain;
import io.coldtrail.sql.statement.AthenaStatement.Query;
import io.coldtrail.sql.statement.AthenaStatement.ShowNames;
import io.coldtrail.sql.statement.AthenaStatement.ShowTable;
import io.coldtrail.sql.statement.AthenaStatement.Write;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementParserTest {
    private static final String TABLE = """
            -- flow logs
            CREATE EXTERNAL TABLE IF NOT EXISTS db.`flows` (
              version int COMMENT 'it''s',
              `end` bigint,
              u STRUCT<a:STRING, B: array<struct<c:int>>, `date`:map<string,string>>,
              amount decimal(10, 2)
            ) COMMENT "a table" PARTITIONED BY (`date` date, `aws-region` string)
            ROW FORMAT DELIMITED FIELDS TERMINATED BY ' ' ESCAPED BY '\\\\' LINES TERMINATED BY '\\n'
              NULL DEFINED AS ''
            STORED AS INPUTFORMAT 'x.Y' OUTPUTFORMAT 'x.Z'
            LOCATION 's3://b/AWSLogs/'
            TBLPROPERTIES ("skip.header.line.count"="1", 'k'='it\\'s');
            """;

    @Test
    void readsATablesDefinition() {
        assertThat(StatementParser.parse(TABLE))
                .asInstanceOf(type(CreateTable.class))
                .satisfies(create -> {
                    TableDefinition table = create.definition();
                    assertThat(table.name().text()).isEqualTo("flows");
                    assertThat(table.name().where().line()).isEqualTo(2);
                    assertThat(table.ifNotExists()).isTrue();
                    assertThat(table.columns())
                            .extracting(column ->
                                    column.name().text() + " " + column.type().text())
                            .containsExactly(
                                    "version int",
                                    "end bigint",
                                    "u struct<a:string,b:array<struct<c:int>>,date:map<string,string>>",
                                    "amount decimal");
                    assertThat(table.partitions())
                            .extracting(column -> column.name().text())
                            .containsExactly("date", "aws-region");
                    assertThat(table.location()).contains("s3://b/AWSLogs/");
                    assertThat(table.properties()).containsEntry("skip.header.line.count", "1");
                });
    }

    @Test
    void readsPartitions() {
        assertThat(StatementParser.parse("ALTER TABLE t ADD IF NOT EXISTS PARTITION (year='2024', `month`=01)"
                        + " LOCATION 's3://b/' PARTITION (year=\"2025\", month='02')"))
                .asInstanceOf(type(AlterTable.class))
                .satisfies(alter -> {
                    assertThat(alter.action()).isEqualTo("ADD PARTITION");
                    assertThat(alter.partitions())
                            .extracting(AthenaStatement.PartitionSpec::values)
                            .containsExactly(
                                    Map.of("year", "2024", "month", "01"), Map.of("year", "2025", "month", "02"));
                });
    }

    @Test
    void keepsThePlacesOfQueries() {
        CreateView view =
                (CreateView) StatementParser.parse("create or replace view v\nas /* x */ select 'a;b'\nfrom t;");
        assertThat(view.orReplace()).isTrue();
        assertThat(view.query()).isEqualTo(" ".repeat(24) + "\n" + " ".repeat(11) + "select 'a;b'\nfrom t;");

        Write unload = (Write) StatementParser.parse("unload (select ')' from t) to 's3://b' with (format = 'JSON')");
        assertThat(unload.query().strip()).isEqualTo("select ')' from t");
        assertThat(unload.format()).contains("json");
    }

    @Test
    void takesDataOffTheEndOfAQuery() {
        Write write = (Write) StatementParser.parse(
                "create table x with (partitioned_by = array['a'], format='parquet') as select 1 a with data;");
        assertThat(write.query().strip()).isEqualTo("select 1 a");
        assertThat(write.target().map(Name::text)).contains("x");
        assertThat(write.format()).contains("parquet");
    }

    @Test
    void cutsValues() {
        assertThat(StatementParser.parse("execute p using 'a, b', -1, array[1, 2], date '2024-01-05';"))
                .asInstanceOf(type(Execute.class))
                .extracting(Execute::values)
                .isEqualTo(List.of("'a, b'", "-1", "array[1, 2]", "date '2024-01-05'"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            show tables in db 'cloud*' | TABLES | cloud*
            SHOW TABLES | TABLES | ''
            show schemas like 'a%' | DATABASES | a*
            show functions; | FUNCTIONS | ''
            """)
    void readsLists(String sql, ShowNames.Listing kind, String pattern) {
        assertThat(StatementParser.parse(sql)).isEqualTo(new ShowNames(kind, pattern));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            show columns in db.t | COLUMNS
            show columns from t in db | COLUMNS
            show partitions `db`.`t` | PARTITIONS
            show create table db.t | CREATE_TABLE
            show create view t | CREATE_VIEW
            show tblproperties t ('k') | PROPERTIES
            describe formatted db.t | DESCRIPTION
            DESC t | DESCRIPTION
            """)
    void readsQuestionsAboutATable(String sql, ShowTable.Aspect kind) {
        assertThat(StatementParser.parse(sql))
                .asInstanceOf(type(ShowTable.class))
                .satisfies(show -> {
                    assertThat(show.kind()).isEqualTo(kind);
                    assertThat(show.table().text()).isEqualTo("t");
                });
    }

    @Test
    void tellsWhatIsToBeExplained() {
        assertThat(((Explain) StatementParser.parse("explain analyze select 1")).kind())
                .isEqualTo(Explain.Form.ANALYZE);
        assertThat(((Explain) StatementParser.parse("explain (type validate) select 1")).kind())
                .isEqualTo(Explain.Form.VALIDATE);
        assertThat(((Explain) StatementParser.parse("explain (select 1)")).kind())
                .isEqualTo(Explain.Form.PLAN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"select 1", "-- show tables\nwith a as (select 1) select * from a", "", "( select 1 )", "merge x"
            })
    void leavesAllElseToTheTranslator(String sql) {
        assertThat(StatementParser.parse(sql)).isEqualTo(new Query(sql));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            show tables; select 1 | 1 | 14 | more than one statement
            show stats for t | 1 | 1 | SHOW STATS
            drop database d | 1 | 1 | DROP DATABASE
            create database d | 1 | 1 | CREATE DATABASE
            create table t (a int) | 1 | 1 | CREATE TABLE with columns
            create external table t (a int | 1 | 31 | the end of the statement
            create external table t (a nope<int>) nonsense | 1 | 39 | nonsense
            alter table t explode | 1 | 15 | explode
            create view v as | 1 | 17 | a query
            create view v (a) as select 1 | 1 | 15 | a list of columns
            msck repair table 'x | 1 | 19 | a quote is opened
            explain (format json) select 1 | 1 | 10 | FORMAT JSON
            create table t as select 1 with no data | 1 | 28 | WITH NO DATA
            unload (select 1 to 's3://b' | 1 | 8 | a parenthesis is opened
            execute p using | 1 | 16 | a value
            """)
    void refusesByNameAndPlace(String sql, int line, int column, String part) {
        assertThatThrownBy(() -> StatementParser.parse(sql))
                .isInstanceOfSatisfying(ColdtrailException.class, problem -> {
                    assertThat(problem.getMessage()).contains(part);
                    assertThat(Optional.ofNullable(problem.where()).map(where -> where.line() + ":" + where.column()))
                            .contains(line + ":" + column);
                });
    }

    /** Whatever is cut off or turned round gives a statement or a problem with a place, and comes to an end. */
    @Test
    void survivesDamagedStatements() {
        List<String> whole = List.of(
                TABLE,
                "alter table t add partition (a='1') location 'x' partition (a='2')",
                "unload (select 1) to 'x' with (format='json', partitioned_by=array['a'])",
                "create table t with (format='x') as select 1 with data",
                "execute p using 1, (2), 'x'");
        Random random = new Random(7);
        for (int i = 0; i < 4_000; i++) {
            String sql = whole.get(random.nextInt(whole.size()));
            int at = random.nextInt(sql.length());
            int end = at + random.nextInt(sql.length() - at);
            String broken = random.nextBoolean()
                    ? sql.substring(0, at) + sql.substring(end)
                    : sql.substring(0, at) + "<(`" + sql.substring(end);
            try {
                assertThat(StatementParser.parse(broken)).isNotNull();
            } catch (ColdtrailException e) {
                assertThat(e.where()).as(broken).isNotNull();
            }
        }
    }

    @Test
    void boundsTheDepthOfTypes() {
        String deep = "array<".repeat(5_000) + "int" + ">".repeat(5_000);
        assertThatThrownBy(() -> StatementParser.parse("create external table t (a " + deep + ")"))
                .isInstanceOf(ColdtrailException.class);
    }
}
