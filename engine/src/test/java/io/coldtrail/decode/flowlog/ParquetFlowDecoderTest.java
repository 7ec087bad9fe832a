package io.coldtrail.decode.flowlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coldtrail.decode.DecodeOutcome;
import io.coldtrail.decode.Decoded;
import io.coldtrail.decode.PublicEvidence;
import io.coldtrail.problem.Limits;
import io.coldtrail.schema.LakeTable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Flow logs delivered as Parquet; DuckDB writes the files. */
class ParquetFlowDecoderTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void givesTheSameRowAsAHeaderWithTheSameNames() throws Exception {
        Decoded decoded = decode("SELECT 2::INTEGER AS version, '111122223333' AS account_id, 'eni-1' AS interface_id,"
                + " '10.0.0.1' AS srcaddr, '-' AS dstaddr, 443::INTEGER AS srcport, NULL::INTEGER AS dstport,"
                + " 5000000000::BIGINT AS packets, 1704067200::BIGINT AS start, 'us-east-1' AS region,"
                + " 'a%2Fb' AS instance_tag, NULL::VARCHAR AS action");
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
        assertThat(decoded.rows()).hasSize(1);
        Decoded.Row row = decoded.rows().get(0);
        assertThat(row.table()).isEqualTo(LakeTable.VPCFLOW);
        assertThat(row.record()).isZero();
        assertThat(row.values())
                .isEqualTo(Map.ofEntries(
                        Map.entry("version", 2L),
                        Map.entry("account_id", "111122223333"),
                        Map.entry("interface_id", "eni-1"),
                        Map.entry("srcaddr", "10.0.0.1"),
                        Map.entry("dstaddr", "-"),
                        Map.entry("srcport", 443L),
                        Map.entry("packets", 5000000000L),
                        Map.entry("start", 1704067200L),
                        Map.entry("field_region", "us-east-1"),
                        Map.entry("instance_tag", "a%2Fb")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"account_id", "\"account-id\"", "\"Account-ID\"", "ACCOUNT_ID"})
    void matchesNamesWithHyphensOrUnderscoresInAnyCase(String name) throws Exception {
        Decoded decoded = decode("SELECT 2 AS version, '111122223333' AS " + name);
        assertThat(decoded.rows().get(0).values()).isEqualTo(Map.of("version", 2L, "account_id", "111122223333"));
    }

    @Test
    void tellsTransitGatewaysByTheirColumns() throws Exception {
        Decoded decoded = decode("SELECT 'TransitGateway' AS resource_type, 'tgw-1' AS tgw_id, 7::BIGINT AS"
                + " packets_lost_blackhole, 'x' AS \"Shiny-New\"");
        assertThat(decoded.rows()).extracting(Decoded.Row::table).containsExactly(LakeTable.TGWFLOW);
        assertThat(decoded.rows().get(0).values())
                .isEqualTo(Map.of(
                        "resource_type",
                        "TransitGateway",
                        "tgw_id",
                        "tgw-1",
                        "packets_lost_blackhole",
                        7L,
                        "shiny_new",
                        "x"));
    }

    /** A number's text for a column of text, a text's number for a column of numbers, or neither. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "111122223333::BIGINT AS account_id | account_id | 111122223333 |",
                "-5::BIGINT AS account_id | account_id | -5 |",
                "'443' AS srcport | srcport | 443 |",
                "'-' AS srcport | srcport | |",
                "'none' AS srcport | srcport | | none",
                "3000000000::BIGINT AS srcport | srcport | | 3000000000",
                "1.5::DOUBLE AS srcport | srcport | | 1.5",
                "12::BIGINT AS new_field | new_field | 12 |",
                "'-' AS new_field | new_field | - |"
            })
    void takesOtherTypesByTheirText(String selected, String column, String value, String unmapped) throws Exception {
        Map<String, Object> row = decode("SELECT 2 AS version, 'ACCEPT' AS action, " + selected)
                .rows()
                .get(0)
                .values();
        assertThat(row).containsEntry("version", 2L).containsEntry("action", "ACCEPT");
        Object actual = row.get(column);
        assertThat(actual == null ? null : actual.toString()).isEqualTo(value);
        Object left = row.get("unmapped_json");
        JsonNode expected = unmapped == null ? null : MAPPER.createObjectNode().put(column, unmapped);
        assertThat(left == null ? null : MAPPER.readTree(left.toString())).isEqualTo(expected);
    }

    @Test
    void keepsColumnsWhoseNameIsNoNameAsUnmapped() throws Exception {
        Map<String, Object> row = decode("SELECT 2 AS version, 'ACCEPT' AS action, 'x' AS \"what \"\"is\"\" this?\"")
                .rows()
                .get(0)
                .values();
        assertThat(row).hasSize(3);
        assertThat(MAPPER.readTree((String) row.get("unmapped_json")))
                .isEqualTo(MAPPER.createObjectNode().put("what \"is\" this?", "x"));
    }

    @Test
    void showsTheRecordAsAJsonLineOfWhatIsThere() throws Exception {
        Decoded decoded = decode("SELECT 2 AS version, 'ACC\"EPT' AS action, NULL::VARCHAR AS vpc_id, -3 AS bytes,"
                + " 'é' AS type UNION ALL SELECT NULL, NULL, NULL, NULL, NULL");
        assertThat(decoded.rows())
                .extracting(Decoded.Row::source)
                .containsExactly("{\"version\":2,\"action\":\"ACC\\\"EPT\",\"bytes\":-3,\"type\":\"é\"}\n", "{}\n");
        assertThat(decoded.rows()).extracting(Decoded.Row::record).containsExactly(0L, 1L);
        assertThat(decoded.rows().get(1).values()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1 AS one, 2 AS two",
                "SELECT 2 AS version, 'x' AS name",
                "SELECT 2 AS version, 'x' AS action, 'y' AS a, 'z' AS b, 'w' AS c"
            })
    void ignoresWhatIsNoFlowLogByItsColumns(String query) throws Exception {
        Decoded decoded = decode(query);
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.ignored("no-flow-records"));
        assertThat(decoded.rows()).isEmpty();
    }

    @Test
    void readsAFileWithoutRows() throws Exception {
        Decoded decoded = decode("SELECT 2 AS version, 'x' AS action WHERE false");
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
        assertThat(decoded.rows()).isEmpty();
    }

    /** Cut anywhere, the footer is gone, and with it all that says where the rows are. */
    @Test
    void tellsOfDamage() throws Exception {
        Path file = write("SELECT 2 AS version, 'ACCEPT' AS action");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        DecodeOutcome.Damage damage = decodeFile(file).outcome().damage();
        assertThat(damage).isNotNull();
        assertThat(damage.reason()).isEqualTo("parquet-damaged");
        assertThat(damage.record()).isZero();
        assertThat(damage.offset()).isEqualTo(-1);
    }

    @Test
    void keepsTheRowsBeforeDamage() throws Exception {
        Path file = folder.resolve("flows.parquet");
        sql("COPY (SELECT i::INTEGER AS version, 'ACCEPT' AS action, i::BIGINT AS bytes FROM range(6144) r(i)) TO '"
                + file + "' (FORMAT parquet, COMPRESSION uncompressed, ROW_GROUP_SIZE 2048)");
        byte[] bytes = Files.readAllBytes(file);
        // Three row groups of one size: this is the end of the second one and the beginning of the third, which holds
        // the
        // head of a page.
        Arrays.fill(bytes, bytes.length / 2, bytes.length * 3 / 4, (byte) 0xFF);
        Files.write(file, bytes);
        Decoded decoded = decodeFile(file);
        assertThat(decoded.outcome().damage()).isNotNull();
        assertThat(decoded.rows().size()).isBetween(2048, 6143);
        assertThat(decoded.outcome().damage().record()).isEqualTo(decoded.rows().size());
        assertThat(decoded.rows().get(2047).values()).containsEntry("bytes", 2047L);
    }

    /** Its numbers are text, and where there is none the text is Python's. */
    @Test
    void readsPublishedFlowLogs() throws IOException {
        Path file = PublicEvidence.folder("obsrvbl-flowlogs-reader").resolve("tests/data/flows.parquet");
        Decoded decoded = decodeFile(file);
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
        assertThat(decoded.rows()).hasSize(3);
        for (Decoded.Row row : decoded.rows()) {
            assertThat(row.table()).isEqualTo(LakeTable.VPCFLOW);
            Map<String, Object> expected = new HashMap<>();
            ObjectNode unmapped = MAPPER.createObjectNode();
            MAPPER.readTree(row.source()).properties().forEach(field -> {
                String value = field.getValue().asText();
                if (value.equals("None")) {
                    unmapped.put(field.getKey(), value);
                } else {
                    expected.put(field.getKey(), value);
                }
            });
            Map<String, Object> actual = new HashMap<>(row.values());
            Object left = actual.remove("unmapped_json");
            actual.replaceAll((column, value) -> value.toString());
            assertThat(actual).isEqualTo(expected).hasSize(14 - unmapped.size());
            assertThat(left == null ? MAPPER.createObjectNode() : MAPPER.readTree(left.toString()))
                    .isEqualTo(unmapped);
        }
    }

    private Decoded decode(String query) throws SQLException, IOException {
        return decodeFile(write(query));
    }

    private static Decoded decodeFile(Path file) throws IOException {
        ParquetFlowDecoder decoder = new ParquetFlowDecoder(Limits.DEFAULT);
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            return Decoded.by(sink -> decoder.decode(channel, sink));
        }
    }

    private Path write(String query) throws SQLException {
        Path file = folder.resolve("flows.parquet");
        sql("COPY (" + query + ") TO '" + file + "' (FORMAT parquet)");
        return file;
    }

    private static void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
