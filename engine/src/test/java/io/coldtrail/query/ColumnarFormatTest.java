package io.coldtrail.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coldtrail.lake.LakeSnapshot;
import io.coldtrail.query.format.ResultFormat;
import io.coldtrail.sql.AthenaTranslator;
import io.coldtrail.sql.OutputColumn;
import io.coldtrail.sql.SqlType.ArrayOf;
import io.coldtrail.sql.SqlType.DecimalOf;
import io.coldtrail.sql.SqlType.MapOf;
import io.coldtrail.sql.SqlType.RowField;
import io.coldtrail.sql.SqlType.RowOf;
import io.coldtrail.sql.SqlType.Simple;
import io.coldtrail.sql.Translation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet and Arrow files of results, read back by DuckDB and Arrow. */
class ColumnarFormatTest {
    private static final List<OutputColumn> COLUMNS = List.of(
            new OutputColumn("t", Simple.VARCHAR),
            new OutputColumn("ti", Simple.TINYINT),
            new OutputColumn("si", Simple.SMALLINT),
            new OutputColumn("i", Simple.INTEGER),
            new OutputColumn("n", Simple.BIGINT),
            new OutputColumn("d", Simple.DOUBLE),
            new OutputColumn("f", Simple.REAL),
            new OutputColumn("m", new DecimalOf(3, 2)),
            new OutputColumn("big", new DecimalOf(38, 1)),
            new OutputColumn("b", Simple.BOOLEAN),
            new OutputColumn("y", Simple.DATE),
            new OutputColumn("s", Simple.TIMESTAMP),
            new OutputColumn("l", new ArrayOf(Simple.VARCHAR)),
            new OutputColumn(
                    "r", new RowOf(List.of(new RowField("k", Simple.VARCHAR), new RowField("", Simple.BIGINT)))),
            new OutputColumn("p", new MapOf(Simple.INTEGER, Simple.BIGINT)),
            new OutputColumn("x", Simple.VARBINARY),
            new OutputColumn("u", Simple.UNKNOWN));

    private static final Translation TYPES = new Translation(
            "SELECT 'a', 1::TINYINT, -2::SMALLINT, 42, 9000000000, 1e10, 1.5::FLOAT, 1.50::DECIMAL(3, 2),"
                    + " -12345678901234567890.5::DECIMAL(38, 1), true, DATE '1969-12-31',"
                    + " TIMESTAMP '2024-01-02 03:04:05.006', ['a', NULL], {'k': 'x', 'v': 2::BIGINT},"
                    + " map{5: 7::BIGINT}, '\\x00\\xFF'::BLOB, NULL",
            COLUMNS,
            List.of());

    private static final Translation NULLS = new Translation(
            TYPES.duckdbSql() + " WHERE false UNION ALL SELECT " + "NULL, ".repeat(16) + "NULL", COLUMNS, List.of());

    private static final Translation MANY = new Translation(
            "SELECT x, [x, NULL], x::VARCHAR FROM range(1, 10001) s(x)",
            List.of(
                    new OutputColumn("x", Simple.BIGINT),
                    new OutputColumn("l", new ArrayOf(Simple.BIGINT)),
                    new OutputColumn("t", Simple.VARCHAR)),
            List.of());

    @TempDir
    private static Path temp;

    private static QuerySession session;

    @BeforeAll
    static void open() {
        session = QuerySession.open(
                new LakeSnapshot(temp, List.of()), SessionOptions.in(temp).withThreads(1));
    }

    @AfterAll
    static void close() {
        session.close();
    }

    private static byte[] written(ResultFormat format, String sql) throws IOException {
        return written(format, new AthenaTranslator(session.catalog()).translate(sql));
    }

    private static byte[] written(ResultFormat format, Translation sql) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (QueryResult result = session.run(sql)) {
            format.write(result, out);
        }
        return out.toByteArray();
    }

    private static Path parquet(String name, Translation sql) throws IOException {
        return Files.write(temp.resolve(name + ".parquet"), written(ResultFormat.PARQUET, sql));
    }

    private static List<String> duckdb(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    cells.add(String.valueOf(result.getObject(i)));
                }
                rows.add(String.join(" | ", cells));
            }
        }
        return rows;
    }

    @Test
    void duckdbReadsTypesAndValues() throws IOException, SQLException {
        Path file = parquet("types", TYPES);
        assertThat(duckdb("select column_name || ' ' || column_type from (describe select * from '" + file + "')"))
                .containsExactly(
                        "t VARCHAR",
                        "ti TINYINT",
                        "si SMALLINT",
                        "i INTEGER",
                        "n BIGINT",
                        "d DOUBLE",
                        "f FLOAT",
                        "m DECIMAL(3,2)",
                        "big DECIMAL(38,1)",
                        "b BOOLEAN",
                        "y DATE",
                        "s TIMESTAMP",
                        "l VARCHAR[]",
                        "r STRUCT(k VARCHAR, field1 BIGINT)",
                        "p MAP(INTEGER, BIGINT)",
                        "x BLOB",
                        "u VARCHAR");
        assertThat(duckdb("select t, ti, si, i, n, d, f, m, big, b, y, s::varchar, l::varchar, r::varchar, p::varchar,"
                        + " x::varchar, u from '" + file + "'"))
                .containsExactly("a | 1 | -2 | 42 | 9000000000 | 1.0E10 | 1.5 | 1.50 | -12345678901234567890.5 | true |"
                        + " 1969-12-31 | 2024-01-02 03:04:05.006 | [a, NULL] | {'k': x, 'field1': 2} | {5=7} |"
                        + " \\x00\\xFF | null");
        assertThat(duckdb("select * from '" + parquet("nulls", NULLS) + "'"))
                .containsExactly("null | ".repeat(16) + "null");
    }

    @Test
    void arrowReadsTypesAndValues() throws IOException {
        byte[] stream = written(ResultFormat.ARROW, TYPES);
        try (RootAllocator allocator = new RootAllocator();
                ArrowStreamReader reader = new ArrowStreamReader(new ByteArrayInputStream(stream), allocator)) {
            assertThat(reader.loadNextBatch()).isTrue();
            VectorSchemaRoot root = reader.getVectorSchemaRoot();
            assertThat(root.getSchema().getFields())
                    .extracting(field -> field.getName() + " " + field.getType())
                    .containsExactly(
                            "t Utf8",
                            "ti Int(8, true)",
                            "si Int(16, true)",
                            "i Int(32, true)",
                            "n Int(64, true)",
                            "d FloatingPoint(DOUBLE)",
                            "f FloatingPoint(SINGLE)",
                            "m Decimal(3, 2, 128)",
                            "big Decimal(38, 1, 128)",
                            "b Bool",
                            "y Date(DAY)",
                            "s Timestamp(MICROSECOND, null)",
                            "l List",
                            "r Struct",
                            "p Map(false)",
                            "x Binary",
                            "u Utf8");
            assertThat(root.getFieldVectors())
                    .extracting((FieldVector vector) -> vector.getObject(0) instanceof byte[] bytes
                            ? Arrays.toString(bytes)
                            : String.valueOf(vector.getObject(0)))
                    .containsExactly(
                            "a",
                            "1",
                            "-2",
                            "42",
                            "9000000000",
                            "1.0E10",
                            "1.5",
                            "1.50",
                            "-12345678901234567890.5",
                            "true",
                            "-1",
                            "2024-01-02T03:04:05.006",
                            "[\"a\",null]",
                            "{\"k\":\"x\",\"field1\":2}",
                            "[{\"key\":5,\"value\":7}]",
                            "[0, -1]",
                            "null");
            assertThat(reader.loadNextBatch()).isFalse();
        }
    }

    @Test
    void manyRowsGoInBatches() throws IOException, SQLException {
        Path file = parquet("many", MANY);
        assertThat(duckdb("select count(*), sum(x), sum(l[1]), sum(t::bigint) from '" + file + "'"))
                .containsExactly("10000 | 50005000 | 50005000 | 50005000");
        assertThat(written(ResultFormat.PARQUET, MANY)).isEqualTo(Files.readAllBytes(file));
        long rows = 0;
        long sum = 0;
        try (RootAllocator allocator = new RootAllocator();
                ArrowStreamReader reader =
                        new ArrowStreamReader(new ByteArrayInputStream(written(ResultFormat.ARROW, MANY)), allocator)) {
            while (reader.loadNextBatch()) {
                VectorSchemaRoot root = reader.getVectorSchemaRoot();
                for (int i = 0; i < root.getRowCount(); i++) {
                    sum += (Long) root.getVector("x").getObject(i);
                    assertThat(((List<?>) root.getVector("l").getObject(i)).get(0))
                            .isEqualTo(root.getVector("x").getObject(i));
                }
                rows += root.getRowCount();
            }
        }
        assertThat(rows).isEqualTo(10_000);
        assertThat(sum).isEqualTo(50_005_000);
    }

    @Test
    void anEmptyResultHasItsColumns() throws IOException, SQLException {
        Path file = parquet(
                "empty",
                new AthenaTranslator(session.catalog()).translate("select eventname, useridentity from cloudtrail"));
        assertThat(duckdb("select count(*) from '" + file + "'")).containsExactly("0");
        try (RootAllocator allocator = new RootAllocator();
                ArrowStreamReader reader = new ArrowStreamReader(
                        new ByteArrayInputStream(written(ResultFormat.ARROW, "select eventname from cloudtrail")),
                        allocator)) {
            assertThat(reader.getVectorSchemaRoot().getSchema().getFields()).hasSize(1);
        }
    }

    @Test
    void aPointInTimeKeepsItsZoneInArrow() throws IOException, SQLException {
        Translation sql = new AthenaTranslator(session.catalog()).translate("select from_unixtime(1704164645) as z");
        Path file = parquet("zoned", sql);
        assertThat(duckdb("select epoch_us(z), typeof(z) from '" + file + "'"))
                .containsExactly("1704164645000000 | TIMESTAMP WITH TIME ZONE");
        try (RootAllocator allocator = new RootAllocator();
                ArrowStreamReader reader =
                        new ArrowStreamReader(new ByteArrayInputStream(written(ResultFormat.ARROW, sql)), allocator)) {
            assertThat(reader.getVectorSchemaRoot().getSchema().findField("z").getType())
                    .hasToString("Timestamp(MICROSECOND, UTC)");
        }
    }

    @Test
    void refusesTwoColumnsOfOneName() {
        assertThatThrownBy(() -> written(ResultFormat.PARQUET, "select 1 as a, 2 as a"))
                .hasMessageContaining("two of the name a");
    }
}
