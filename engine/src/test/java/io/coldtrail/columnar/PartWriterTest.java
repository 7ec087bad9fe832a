package io.coldtrail.columnar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coldtrail.schema.Column;
import io.coldtrail.schema.ColumnType;
import io.coldtrail.schema.LakeTable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageTypeParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** DuckDB and parquet-java's reader are the judges of what was written. */
class PartWriterTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void duckDbReadsTheSameValues() throws IOException, SQLException {
        List<Map<String, Object>> rows = rows();
        Path file = folder.resolve("part.parquet");
        write(file, rows);
        List<JsonNode> read = new ArrayList<>();
        for (String json : query("SELECT to_json(part)::VARCHAR FROM read_parquet('" + file + "') part")) {
            read.add(MAPPER.readTree(json));
        }
        assertThat(read).isEqualTo(trees(rows));
    }

    @Test
    void parquetJavaReadsTheSameValues() throws IOException {
        List<Map<String, Object>> rows = rows();
        Path file = folder.resolve("part.parquet");
        write(file, rows);
        List<JsonNode> read = new ArrayList<>();
        try (ParquetReader<Group> reader = new GroupReaderBuilder(new LocalInputFile(file))
                .withCodecFactory(new ZstdCodecs())
                .build()) {
            for (Group group = reader.read(); group != null; group = reader.read()) {
                read.add(struct(SampleRows.SCHEMA, group));
            }
        }
        assertThat(read).isEqualTo(trees(rows));
    }

    @Test
    void writesTheStandardShapesOfListsAndMaps() throws IOException {
        Path file = folder.resolve("part.parquet");
        write(file, SampleRows.edges());
        assertThat(metadata(file).getFileMetaData().getSchema()).isEqualTo(MessageTypeParser.parseMessageType("""
                                message record {
                                  optional binary t (STRING);
                                  optional binary eventid (STRING);
                                  optional int32 i;
                                  optional int64 l;
                                  optional group s {
                                    optional binary a (STRING);
                                    optional int32 n;
                                    optional group inner {
                                      optional binary b (STRING);
                                      optional group m (MAP) {
                                        repeated group key_value { required binary key (STRING); optional binary value (STRING); }
                                      }
                                    }
                                  }
                                  optional group xs (LIST) { repeated group list { optional binary element (STRING); } }
                                  optional group ss (LIST) {
                                    repeated group list {
                                      optional group element {
                                        optional binary a (STRING);
                                        optional int32 n;
                                        optional group inner {
                                          optional binary b (STRING);
                                          optional group m (MAP) {
                                            repeated group key_value {
                                              required binary key (STRING);
                                              optional binary value (STRING);
                                            }
                                          }
                                        }
                                      }
                                    }
                                  }
                                  optional group m (MAP) {
                                    repeated group key_value { required binary key (STRING); optional binary value (STRING); }
                                  }
                                }"""));
    }

    @ParameterizedTest
    @EnumSource(LakeTable.class)
    void duckDbSeesTheTypesOfTheTables(LakeTable table) throws IOException, SQLException {
        Path file = folder.resolve("part.parquet");
        PartWriter.create(file, table.storedColumns()).finish();
        List<String> seen = query(
                "SELECT column_name || ' ' || column_type FROM (DESCRIBE SELECT * FROM read_parquet('" + file + "'))");
        assertThat(seen)
                // DuckDB prints quotes around names that are words of its own.
                .map(column -> column.replace("\"", ""))
                .containsExactlyElementsOf(table.storedColumns().stream()
                        .map(column -> column.name() + " " + duckDbType(column.type()))
                        .toList());
    }

    @Test
    void compressesEveryColumnWithZstdAndKeepsStatistics() throws IOException {
        Path file = folder.resolve("part.parquet");
        write(file, rows());
        for (ColumnChunkMetaData chunk : metadata(file).getBlocks().get(0).getColumns()) {
            assertThat(chunk.getCodec()).isEqualTo(CompressionCodecName.ZSTD);
            assertThat(chunk.getStatistics().isNumNullsSet())
                    .as(chunk.getPath().toString())
                    .isTrue();
        }
    }

    @Test
    void sameRowsGiveTheSameBytesHoweverTheyWereBatched() throws IOException {
        List<Map<String, Object>> rows = rows();
        Path one = folder.resolve("one.parquet");
        WrittenPart first = write(one, rows);
        Path other = folder.resolve("other.parquet");
        PartWriter writer = PartWriter.create(other, SampleRows.SCHEMA);
        for (int from = 0; from < rows.size(); from += 7) {
            RecordBatch batch = SampleRows.batch(rows.subList(from, Math.min(from + 7, rows.size())));
            writer.write(batch, 0, batch.rows());
        }
        assertThat(writer.finish()).isEqualTo(first);
        assertThat(other).hasSameBinaryContentAs(one);
    }

    @Test
    void tellsRowsSizeAndHashOfTheFile() throws IOException, NoSuchAlgorithmException {
        Path file = folder.resolve("part.parquet");
        WrittenPart part = write(file, SampleRows.edges());
        byte[] content = Files.readAllBytes(file);
        assertThat(part)
                .isEqualTo(new WrittenPart(
                        SampleRows.edges().size(),
                        content.length,
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(content))));
    }

    @Test
    void neverWritesOverAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("part.parquet"), "mine");
        assertThatThrownBy(() -> PartWriter.create(file, SampleRows.SCHEMA))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("mine");
    }

    private static List<Map<String, Object>> rows() {
        List<Map<String, Object>> rows = new ArrayList<>(SampleRows.edges());
        rows.addAll(SampleRows.random(3_000, 9));
        rows.addAll(SampleRows.edges());
        return rows;
    }

    private static WrittenPart write(Path file, List<Map<String, Object>> rows) throws IOException {
        PartWriter writer = PartWriter.create(file, SampleRows.SCHEMA);
        RecordBatch batch = SampleRows.batch(rows);
        writer.write(batch, 0, batch.rows());
        assertThat(writer.rows()).isEqualTo(rows.size());
        return writer.finish();
    }

    private static ParquetMetadata metadata(Path file) throws IOException {
        ParquetReadOptions options =
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
            return reader.getFooter();
        }
    }

    private static List<String> query(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                values.add(result.getString(1));
            }
        }
        return values;
    }

    /** Athena's type in DuckDB's words. */
    private static String duckDbType(ColumnType type) {
        if (type instanceof ColumnType.Struct struct) {
            List<String> fields = struct.fields().stream()
                    .map(field -> field.name() + " " + duckDbType(field.type()))
                    .toList();
            return "STRUCT(" + String.join(", ", fields) + ")";
        }
        if (type instanceof ColumnType.ListOf list) {
            return duckDbType(list.element()) + "[]";
        }
        return switch (type.athenaName()) {
            case "string" -> "VARCHAR";
            case "int" -> "INTEGER";
            case "bigint" -> "BIGINT";
            case "map<string,string>" -> "MAP(VARCHAR, VARCHAR)";
            default -> type.athenaName().toUpperCase(Locale.ROOT);
        };
    }

    // ---- rows as trees -----------------------------------------------------------------------------------------

    private static List<JsonNode> trees(List<Map<String, Object>> rows) {
        return rows.stream()
                .map(row -> tree(new ColumnType.Struct(SampleRows.SCHEMA), row))
                .toList();
    }

    private static JsonNode tree(ColumnType type, @Nullable Object value) {
        if (value == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        if (type instanceof ColumnType.Struct struct) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (Column field : struct.fields()) {
                object.set(field.name(), tree(field.type(), ((Map<?, ?>) value).get(field.name())));
            }
            return object;
        }
        if (type instanceof ColumnType.ListOf list) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            ((List<?>) value).forEach(element -> array.add(tree(list.element(), element)));
            return array;
        }
        if (value instanceof Map<?, ?> entries) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            entries.forEach((key, entry) -> object.set((String) key, tree(ColumnType.TEXT, entry)));
            return object;
        }
        return value instanceof Long number ? number(number) : JsonNodeFactory.instance.textNode((String) value);
    }

    /** As Jackson reads it: an int where it fits. */
    private static JsonNode number(long value) {
        return value == (int) value
                ? JsonNodeFactory.instance.numberNode((int) value)
                : JsonNodeFactory.instance.numberNode(value);
    }

    private static ObjectNode struct(List<Column> columns, Group group) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Column column : columns) {
            object.set(
                    column.name(),
                    group.getFieldRepetitionCount(column.name()) == 0
                            ? JsonNodeFactory.instance.nullNode()
                            : value(column, group));
        }
        return object;
    }

    private static JsonNode value(Column column, Group group) {
        String name = column.name();
        if (column.type() instanceof ColumnType.Struct struct) {
            return struct(struct.fields(), group.getGroup(name, 0));
        }
        if (column.type() instanceof ColumnType.ListOf list) {
            Group values = group.getGroup(name, 0);
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < values.getFieldRepetitionCount("list"); i++) {
                array.add(struct(List.of(new Column("element", list.element())), values.getGroup("list", i))
                        .get("element"));
            }
            return array;
        }
        if (column.type().equals(ColumnType.TEXT_MAP)) {
            Group values = group.getGroup(name, 0);
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (int i = 0; i < values.getFieldRepetitionCount("key_value"); i++) {
                ObjectNode entry =
                        struct(List.of(Column.text("key"), Column.text("value")), values.getGroup("key_value", i));
                object.set(entry.get("key").textValue(), entry.get("value"));
            }
            return object;
        }
        if (column.type().equals(ColumnType.INT32)) {
            return number(group.getInteger(name, 0));
        }
        if (column.type().equals(ColumnType.INT64)) {
            return number(group.getLong(name, 0));
        }
        return JsonNodeFactory.instance.textNode(group.getString(name, 0));
    }

    private static final class GroupReaderBuilder extends ParquetReader.Builder<Group> {
        GroupReaderBuilder(InputFile file) {
            super(file, new PlainParquetConfiguration());
        }

        @Override
        protected ReadSupport<Group> getReadSupport() {
            return new GroupReadSupport();
        }
    }
}
