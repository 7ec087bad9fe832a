package io.coldtrail.columnar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coldtrail.bytes.DamagedBytes;
import io.coldtrail.bytes.Hashes;
import io.coldtrail.columnar.ParquetField.Kind;
import io.coldtrail.decode.PublicEvidence;
import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DuckDB and parquet-java write, DuckDB judges what was read. */
class ParquetRowsTest {
    private static final String MANY_TYPES = """
            SELECT i::INTEGER AS number,
                CASE WHEN i % 7 = 0 THEN NULL ELSE i * 3000000000 END AS large,
                CASE WHEN i % 5 = 0 THEN NULL ELSE 'eni-' || (i % 11) END AS repeating,
                repeat('ü' || i, (i % 40)::INTEGER) AS text,
                NULL::VARCHAR AS nothing,
                (i * 2654435761 % 4294967296)::UINTEGER AS unsigned,
                18446744073709551615 - i::UBIGINT AS huge,
                (i % 3 = 0) AS truth,
                i / 7.0 AS fraction,
                (i / 100.0 - 7)::DECIMAL(12, 2) AS money,
                (DATE '1999-12-31' + i::INTEGER) AS day,
                (TIMESTAMP '1969-12-31 23:59:59' + to_microseconds(i * 1234567)) AS moment,
                ('b' || i)::BLOB AS raw,
                CASE WHEN i % 4 = 0 THEN NULL WHEN i % 4 = 1 THEN [] ELSE [i, NULL, i + 1] END AS list,
                {'a': i, 'b': 'x"' || i} AS pair,
                MAP {'k' || i: i % 3, 'l': NULL} AS map
            FROM range(5000) t(i)
            """;

    private static final String MANY_TYPES_AS_TEXT = """
            SELECT number, large, repeating, text, nothing, unsigned, huge, truth,
                fraction::VARCHAR, money, day,
                rtrim(rtrim(strftime(moment, '%Y-%m-%dT%H:%M:%S.%f'), '0'), '.'),
                raw::VARCHAR, to_json(list), to_json(pair), to_json(map)
            FROM read_parquet($file)
            """;

    private static final List<Kind> KINDS = List.of(
            Kind.INTEGER,
            Kind.INTEGER,
            Kind.TEXT,
            Kind.TEXT,
            Kind.TEXT,
            Kind.INTEGER,
            Kind.OTHER,
            Kind.OTHER,
            Kind.OTHER,
            Kind.OTHER,
            Kind.OTHER,
            Kind.OTHER,
            Kind.TEXT,
            Kind.OTHER,
            Kind.OTHER,
            Kind.OTHER);

    private static final int FRACTION = 8;
    private static final int MOMENT = 11;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "uncompressed, V1",
        "snappy, V1",
        "gzip, V1",
        "zstd, V1",
        "uncompressed, V2",
        "snappy, V2",
        "gzip, V2",
        "zstd, V2"
    })
    void readsWhatDuckDbReads(String codec, String version) throws IOException, SQLException {
        Path file = DuckDbFile.write(
                folder.resolve("many.parquet"),
                MANY_TYPES,
                "COMPRESSION " + codec + ", PARQUET_VERSION " + version + ", ROW_GROUP_SIZE 2048");

        ReadRows read = ReadRows.of(file);

        assertThat(read.damage()).isNull();
        assertThat(read.fields()).extracting(ParquetField::kind).isEqualTo(KINDS);
        assertThat(read.rows().stream().map(ParquetRowsTest::spelledAlike))
                .isEqualTo(DuckDbFile.rows(file, MANY_TYPES_AS_TEXT).stream()
                        .map(ParquetRowsTest::spelledAlike)
                        .toList());
    }

    /** Fractions and times have more than one spelling. */
    private static List<@Nullable String> spelledAlike(List<@Nullable String> row) {
        List<@Nullable String> alike = new ArrayList<>(row);
        alike.set(FRACTION, Double.toString(Double.parseDouble(row.get(FRACTION))));
        String moment = row.get(MOMENT).replaceFirst("(\\.\\d*?)0+$", "$1").replaceFirst("\\.$", "");
        alike.set(MOMENT, moment.length() == 16 ? moment + ":00" : moment);
        return alike;
    }

    @ParameterizedTest
    @EnumSource(WriterVersion.class)
    void readsWhatParquetJavaWrites(WriterVersion version) throws IOException, SQLException {
        MessageType schema = MessageTypeParser.parseMessageType("""
                message row {
                  required binary text (STRING);
                  optional int64 number;
                  optional int32 small;
                  optional boolean truth;
                  repeated int32 several;
                  repeated group inner { required int32 one; optional binary two (STRING); }
                }
                """);
        Path file = folder.resolve("java.parquet");
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new HashingOutput(file, Hashes.sha256()))
                .withConf(new PlainParquetConfiguration())
                .withType(schema)
                .withCodecFactory(new ZstdCodecs())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withWriterVersion(version)
                .withDictionaryEncoding("text", false)
                .withPageSize(4_096)
                .build()) {
            for (int i = 0; i < 3_000; i++) {
                Group row = new SimpleGroup(schema)
                        .append("text", "the same beginning " + i / 3)
                        .append("truth", i % 3 == 0);
                if (i % 2 == 0) {
                    row.append("number", i * -5_000_000_000L).append("small", i % 13);
                }
                for (int j = 0; j < i % 3; j++) {
                    row.append("several", j);
                    row.addGroup("inner").append("one", j);
                    row.getGroup("inner", j).append("two", "\\" + i);
                }
                writer.write(row);
            }
        }

        ReadRows read = ReadRows.of(file);

        assertThat(read.damage()).isNull();
        assertThat(read.rows()).isEqualTo(DuckDbFile.rows(file, """
                SELECT text, number, small, truth,
                    CASE WHEN len(several) > 0 THEN to_json(several) END,
                    CASE WHEN len("inner") > 0 THEN to_json("inner") END
                FROM read_parquet($file)
                """));
    }

    @Test
    void readsThePublishedFlowLogs() throws IOException, SQLException {
        Path file = PublicEvidence.folder("obsrvbl-flowlogs-reader").resolve("tests/data/flows.parquet");

        ReadRows read = ReadRows.of(file);

        assertThat(read.damage()).isNull();
        assertThat(read.rows()).isNotEmpty().isEqualTo(DuckDbFile.rows(file, "SELECT * FROM read_parquet($file)"));
        // This writer chose its own types: the account is a number, and the ports are text.
        assertThat(read.fields())
                .contains(
                        new ParquetField("account_id", Kind.INTEGER),
                        new ParquetField("srcport", Kind.TEXT),
                        new ParquetField("start", Kind.INTEGER));
    }

    @Test
    void showsBytesThatAreNoText() throws IOException {
        MessageType schema = MessageTypeParser.parseMessageType("message row { required binary text; }");
        Path file = folder.resolve("bytes.parquet");
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new HashingOutput(file, Hashes.sha256()))
                .withConf(new PlainParquetConfiguration())
                .withType(schema)
                .withCodecFactory(new ZstdCodecs())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .build()) {
            writer.write(new SimpleGroup(schema).append("text", "plain €"));
            writer.write(new SimpleGroup(schema).append("text", Binary.fromConstantByteArray(new byte[] {
                'a', (byte) 0xFF, (byte) 0xC3, (byte) 0xBC, (byte) 0xE2
            })));
        }

        assertThat(ReadRows.of(file).rows()).isEqualTo(List.of(List.of("plain €"), List.of("a\\xffü\\xe2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lz4_raw", "brotli"})
    void refusesOtherCodecsByName(String codec) throws IOException, SQLException {
        Path file = DuckDbFile.write(
                folder.resolve("other.parquet"), "SELECT i FROM range(9) t(i)", "COMPRESSION " + codec);

        DamagedBytes damage = ReadRows.of(file).damage();

        assertThat(damage).isNotNull().hasMessageContaining(codec.toUpperCase(Locale.ROOT));
        assertThat(damage.reason()).isEqualTo("parquet-unsupported");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 11, 100, 5_000})
    void refusesAFileCutShort(int length) throws IOException, SQLException {
        byte[] content =
                Files.readAllBytes(DuckDbFile.write(folder.resolve("cut.parquet"), MANY_TYPES, "ROW_GROUP_SIZE 2048"));

        DamagedBytes damage = ReadRows.of(new MemoryChannel(Arrays.copyOf(content, length)), Limits.DEFAULT)
                .damage();

        assertThat(damage).isNotNull();
        assertThat(damage.reason()).isEqualTo("parquet-damaged");
    }

    @Test
    void handsOutTheRowsBeforeTheDamage() throws IOException, SQLException {
        byte[] content = Files.readAllBytes(DuckDbFile.write(
                folder.resolve("gzip.parquet"),
                "SELECT i FROM range(6000) t(i)",
                "COMPRESSION gzip, ROW_GROUP_SIZE 2048"));
        // The pages of three row groups take nearly all of the file: this is within the second's.
        content[content.length / 2] ^= 0x55;

        ReadRows read = ReadRows.of(new MemoryChannel(content), Limits.DEFAULT);

        assertThat(read.damage()).isNotNull();
        assertThat(read.rows()).hasSize(2_048);
        assertThat(read.rows().get(2_047)).isEqualTo(List.of("2047"));
    }

    @Test
    void saysTheSameAtEveryCallAfterTheDamage() throws IOException, SQLException {
        byte[] content = Files.readAllBytes(DuckDbFile.write(
                folder.resolve("twice.parquet"), "SELECT i FROM range(6000) t(i)", "COMPRESSION gzip"));
        content[content.length / 2] ^= 0x55;
        try (ParquetRows rows = ParquetRows.open(new MemoryChannel(content), Limits.DEFAULT)) {
            assertThatThrownBy(rows::next).isInstanceOf(DamagedBytes.class);
            assertThatThrownBy(rows::next).isInstanceOf(DamagedBytes.class);
            assertThat(rows.position()).isEqualTo(-1);
        }
    }

    @Test
    void leavesAnErrorOfTheDiskAsItIs() throws IOException, SQLException {
        byte[] content =
                Files.readAllBytes(DuckDbFile.write(folder.resolve("disk.parquet"), MANY_TYPES, "ROW_GROUP_SIZE 2048"));
        int footer = content.length - 8 - 60;
        try (ParquetRows rows = ParquetRows.open(new MemoryChannel(content), Limits.DEFAULT)) {
            assertThat(rows.next()).isTrue();
        }
        assertThatThrownBy(() -> ParquetRows.open(new MemoryChannel(content, footer), Limits.DEFAULT))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(DamagedBytes.class)
                .hasMessage("the disk is gone");
    }

    @Test
    void stopsRowsOfNothing() throws IOException, SQLException {
        Path file = DuckDbFile.write(
                folder.resolve("bomb.parquet"),
                "SELECT NULL::INTEGER AS nothing FROM range(4000000)",
                "COMPRESSION zstd, ROW_GROUP_SIZE 2000000");
        assertThat(Files.size(file)).isLessThan(4_096);

        ReadRows read = ReadRows.of(file);

        assertThat(read.damage()).isNotNull().hasMessageContaining("maxInflationRatio");
        assertThat(read.damage().reason()).isEqualTo("inflated-too-large");
        assertThat(read.rows()).isEmpty();
    }

    @Test
    void stopsARowBeyondItsBound() throws IOException, SQLException {
        Path file = DuckDbFile.write(
                folder.resolve("long.parquet"),
                "SELECT CASE WHEN i = 2 THEN repeat('x', 2000) ELSE 'short' END AS text FROM range(5) t(i)",
                "COMPRESSION zstd");

        ReadRows read = ReadRows.of(file, new Limits(1_000, 128));

        assertThat(read.rows()).isEqualTo(List.of(List.of("short"), List.of("short")));
        assertThat(read.damage()).isNotNull().hasMessageContaining("maxRecordBytes 1000");
        assertThat(read.damage().reason()).isEqualTo("inflated-too-large");
    }

    @Test
    void refusesASchemaNestedTooDeeply() throws IOException, SQLException {
        Path file = DuckDbFile.write(
                folder.resolve("deep.parquet"), "SELECT {'a': {'b': {'c': {'d': 1}}}} AS deep", "COMPRESSION zstd");

        assertThat(ReadRows.of(file).rows()).isEqualTo(List.of(List.of("{\"a\":{\"b\":{\"c\":{\"d\":1}}}}")));
        assertThat(ReadRows.of(file, new Limits(1_000, 4)).damage()).isNotNull().hasMessageContaining("maxDepth 4");
    }
}
