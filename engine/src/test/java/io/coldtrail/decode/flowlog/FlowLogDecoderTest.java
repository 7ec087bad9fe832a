package io.coldtrail.decode.flowlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.coldtrail.decode.DecodeOutcome;
import io.coldtrail.decode.Decoded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowLogDecoderTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final String HEADER =
            "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status\n";
    private static final String ACCEPT =
            "2 111122223333 eni-0a1b 10.0.1.5 192.0.2.7 443 50312 6 12 8400 1704067200 1704067260 ACCEPT OK\n";
    private static final String NODATA = "2 111122223333 eni-0a1b - - - - - - - 1704067200 1704067260 - NODATA\n";
    private static final String SKIPDATA = "2 unknown eni-0a1b - - - - - - - 1704067200 1704067260 - SKIPDATA\n";
    private static final String IPV6 =
            "2 111122223333 eni-0a1b 2001:db8::1 ::ffff:192.0.2.1 0 65535 58 4294967296 9000000000000 1704067200 1704067260 REJECT OK\n";

    private static final Map<String, Object> ACCEPTED = Map.ofEntries(
            Map.entry("version", 2L),
            Map.entry("account_id", "111122223333"),
            Map.entry("interface_id", "eni-0a1b"),
            Map.entry("srcaddr", "10.0.1.5"),
            Map.entry("dstaddr", "192.0.2.7"),
            Map.entry("srcport", 443L),
            Map.entry("dstport", 50312L),
            Map.entry("protocol", 6L),
            Map.entry("packets", 12L),
            Map.entry("bytes", 8400L),
            Map.entry("start", 1704067200L),
            Map.entry("end", 1704067260L),
            Map.entry("action", "ACCEPT"),
            Map.entry("log_status", "OK"));

    private static Map<String, Object> dashes(String account, String status) {
        // NULL in numeric columns, the dash itself in columns of text.
        return Map.of(
                "version",
                2L,
                "account_id",
                account,
                "interface_id",
                "eni-0a1b",
                "srcaddr",
                "-",
                "dstaddr",
                "-",
                "start",
                1704067200L,
                "end",
                1704067260L,
                "action",
                "-",
                "log_status",
                status);
    }

    @Test
    void readsTheDefaultFormatWithItsHeader() {
        Decoded decoded = decode(HEADER + ACCEPT + NODATA + SKIPDATA + IPV6);
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
        assertThat(decoded.rejects()).isEmpty();
        assertThat(decoded.rows()).hasSize(4);
        assertThat(decoded.rows().get(0).values()).isEqualTo(ACCEPTED);
        assertThat(decoded.rows().get(1).values()).isEqualTo(dashes("111122223333", "NODATA"));
        assertThat(decoded.rows().get(2).values()).isEqualTo(dashes("unknown", "SKIPDATA"));
        assertThat(decoded.rows().get(3).values())
                .containsEntry("srcaddr", "2001:db8::1")
                .containsEntry("dstaddr", "::ffff:192.0.2.1")
                .containsEntry("srcport", 0L)
                .containsEntry("dstport", 65535L)
                .containsEntry("packets", 4294967296L)
                .containsEntry("bytes", 9000000000000L)
                .containsEntry("action", "REJECT");
    }

    @ParameterizedTest
    @ValueSource(strings = {ACCEPT, NODATA, SKIPDATA})
    void readsTheDefaultFormatWithoutAHeader(String first) {
        Decoded decoded = decode(first + ACCEPT);
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
        assertThat(decoded.rows()).extracting(Decoded.Row::record).containsExactly(0L, 1L);
        assertThat(decoded.rows().get(1).values()).isEqualTo(ACCEPTED);
    }

    /** The contract: the record is the line's position in the file, from 0, whatever the lines before it are. */
    @Test
    void numbersRecordsByTheirLine() {
        Decoded decoded = decode(HEADER + ACCEPT + "\n" + "too short\n" + "\r\n" + ACCEPT);
        assertThat(decoded.rows()).extracting(Decoded.Row::record).containsExactly(1L, 5L);
        assertThat(decoded.rejects()).extracting(Decoded.Reject::record).containsExactly(3L);
    }

    @Test
    void followsTheHeaderWhateverItsOrder() {
        Decoded decoded =
                decode("dstport region action pkt-srcaddr tcp-flags account-id traffic-path version ecs-task-id\n"
                        + "22 eu-west-1 REJECT 10.0.0.1 19 111122223333 - 5 abc\n");
        assertThat(decoded.rows()).hasSize(1);
        assertThat(decoded.rows().get(0).values())
                .isEqualTo(Map.of(
                        "dstport", 22L,
                        "field_region", "eu-west-1",
                        "action", "REJECT",
                        "pkt_srcaddr", "10.0.0.1",
                        "tcp_flags", 19L,
                        "account_id", "111122223333",
                        "version", 5L,
                        "ecs_task_id", "abc"));
    }

    @Test
    void keepsBothValuesOfAFieldThatTheHeaderNamesTwice() throws IOException {
        Map<String, Object> row =
                decode("version action action\n2 ACCEPT REJECT\n").rows().get(0).values();
        assertThat(row).containsEntry("action", "ACCEPT");
        assertThat(MAPPER.readTree((String) row.get("unmapped_json")))
                .isEqualTo(MAPPER.readTree("{\"action\":\"REJECT\"}"));
    }

    static Stream<Arguments> numbers() {
        return Stream.of(
                arguments("version", "2147483647", 2147483647L),
                arguments("version", "2147483648", null),
                arguments("version", "-2147483648", -2147483648L),
                arguments("version", "99999999999999999999", null),
                arguments("version", "6x", null),
                arguments("version", "0x6", null),
                arguments("version", "+6", null),
                arguments("version", "6.0", null),
                arguments("version", "--6", null),
                arguments("version", "", null),
                arguments("version", "007", 7L),
                arguments("bytes", "9223372036854775807", Long.MAX_VALUE),
                arguments("bytes", "-9223372036854775808", Long.MIN_VALUE),
                arguments("bytes", "9223372036854775808", null),
                arguments("bytes", "-9223372036854775809", null),
                arguments("bytes", "9999999999999999999", null),
                arguments("bytes", "10000000000000000000", null),
                arguments("bytes", "1e3", null),
                arguments("bytes", "\u0661", null));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void readsNumbersThatFitTheirColumnAndKeepsTheOthersAsText(String field, String text, @Nullable Long expected)
            throws IOException {
        Map<String, Object> row = decode("action " + field + " account-id\nACCEPT " + text + " 111122223333\n")
                .rows()
                .get(0)
                .values();
        assertThat(row).containsEntry("action", "ACCEPT").containsEntry("account_id", "111122223333");
        assertThat(row.get(field)).isEqualTo(expected);
        if (expected == null) {
            assertThat(MAPPER.readTree((String) row.get("unmapped_json")))
                    .isEqualTo(MAPPER.createObjectNode().put(field, text));
        } else {
            assertThat(row).doesNotContainKey("unmapped_json");
        }
    }

    @Test
    void rejectsLinesWithAnotherNumberOfFieldsAndLoadsTheNext() {
        String shorter = "2 111122223333 eni-0a1b 10.0.1.5\n";
        String longer = ACCEPT.replace("OK", "OK extra");
        Decoded decoded = decode(HEADER + shorter + NODATA + longer + NODATA);
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
        assertThat(decoded.rejects()).extracting(Decoded.Reject::reason).containsExactly("field-count", "field-count");
        assertThat(decoded.rejects()).extracting(Decoded.Reject::offset).containsExactly((long) HEADER.length(), (long)
                (HEADER.length() + shorter.length() + NODATA.length()));
        // Nothing of a rejected line is left in the row after it.
        assertThat(decoded.rows()).extracting(Decoded.Row::values).containsOnly(dashes("111122223333", "NODATA"));
        assertThat(decoded.rows()).hasSize(2);
    }

    @Test
    void takesEveryLineEndAndNone() {
        String unix = HEADER + ACCEPT + NODATA + IPV6;
        List<Map<String, Object>> expected = values(decode(unix));
        assertThat(expected).hasSize(3);
        assertThat(values(decode(unix.replace("\n", "\r\n")))).isEqualTo(expected);
        assertThat(values(decode(unix.substring(0, unix.length() - 1)))).isEqualTo(expected);
        assertThat(values(decode("\n\n" + unix.replace("\n", "\n\n")))).isEqualTo(expected);
        assertThat(values(decode("\uFEFF" + unix))).isEqualTo(expected);
    }

    @Test
    void readsTheSameRowsHoweverTheBytesCome() {
        String document = "\uFEFF" + HEADER + ACCEPT + "too short\r\n\n" + NODATA + IPV6 + SKIPDATA.strip();
        byte[] file = document.getBytes(StandardCharsets.UTF_8);
        Decoded whole = Decoded.of(new FlowLogDecoder(), file);
        assertThat(whole.rows()).hasSize(4);
        for (int piece = 1; piece <= 7; piece++) {
            for (int window = 1; window <= 256; window *= 4) {
                assertThat(Decoded.inPieces(new FlowLogDecoder(), file, piece, window))
                        .isEqualTo(whole);
            }
        }
    }

    @Test
    void readsAFileThatIsAHeaderOnly() {
        assertThat(decode(HEADER)).isEqualTo(new Decoded(List.of(), List.of(), List.of(), DecodeOutcome.complete()));
        assertThat(decode(HEADER.strip()))
                .isEqualTo(new Decoded(List.of(), List.of(), List.of(), DecodeOutcome.complete()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "hello world\n", "2 3 4\n"})
    void ignoresWhatIsNoFlowLog(String content) {
        assertThat(decode(content))
                .isEqualTo(new Decoded(List.of(), List.of(), List.of(), DecodeOutcome.ignored("no-flow-records")));
    }

    @Test
    void forgetsTheLayoutOfTheFileBefore() {
        FlowLogDecoder decoder = new FlowLogDecoder();
        Decoded.of(decoder, utf8("action version\nACCEPT 3\nshort\n"));
        assertThat(Decoded.of(decoder, utf8(ACCEPT)).rows().get(0).values()).isEqualTo(ACCEPTED);
    }

    @Test
    void mendsTextThatIsNotUtf8() throws IOException {
        String line = "version vpc-id new-field start\n5 vpc\u00e9 \u00ff z\u00e9\n";
        Map<String, Object> row = Decoded.of(new FlowLogDecoder(), line.getBytes(StandardCharsets.ISO_8859_1))
                .rows()
                .get(0)
                .values();
        assertThat(row).containsEntry("vpc_id", "vpc\uFFFD").containsEntry("new_field", "\uFFFD");
        assertThat(MAPPER.readTree((String) row.get("unmapped_json")))
                .isEqualTo(MAPPER.readTree("{\"start\":\"z\uFFFD\"}"));
    }

    private static List<Map<String, Object>> values(Decoded decoded) {
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
        assertThat(decoded.rejects()).isEmpty();
        return decoded.rows().stream()
                .<Map<String, Object>>map(row -> new HashMap<>(row.values()))
                .toList();
    }

    private static Decoded decode(String content) {
        return Decoded.of(new FlowLogDecoder(), utf8(content));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
