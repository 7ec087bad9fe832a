package io.coldtrail.decode.flowlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.coldtrail.bytes.ByteWindow;
import io.coldtrail.decode.DecodeOutcome;
import io.coldtrail.decode.Decoded;
import io.coldtrail.decode.RejectedBytes;
import io.coldtrail.decode.RowSink;
import io.coldtrail.decode.SourceRecord;
import io.coldtrail.decode.TableBatch;
import io.coldtrail.problem.Limits;
import io.coldtrail.schema.LakeTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the names in a header do. */
class HeaderTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void givesEveryFieldOfVersionElevenItsColumn() {
        // AWS's order, as in its table of versions.
        Decoded decoded = decode("version instance-tag instance-tag-2 interface-tag interface-tag-2 asg-tag asg-tag-2"
                + " interface-type next-hop-interface-id next-hop-subnet-id next-hop-az-id next-hop-vpc-id"
                + " next-hop-interface-type\n"
                + "11 web%20server a%2Fb - d e f vpc_endpoint eni-1 subnet-1 use1-az1 vpc-1 nat_gateway\n");
        assertThat(decoded.rows().get(0).values())
                .isEqualTo(Map.ofEntries(
                        Map.entry("version", 11L),
                        Map.entry("instance_tag", "web%20server"),
                        Map.entry("instance_tag_2", "a%2Fb"),
                        Map.entry("interface_tag", "-"),
                        Map.entry("interface_tag_2", "d"),
                        Map.entry("asg_tag", "e"),
                        Map.entry("asg_tag_2", "f"),
                        Map.entry("interface_type", "vpc_endpoint"),
                        Map.entry("next_hop_interface_id", "eni-1"),
                        Map.entry("next_hop_subnet_id", "subnet-1"),
                        Map.entry("next_hop_az_id", "use1-az1"),
                        Map.entry("next_hop_vpc_id", "vpc-1"),
                        Map.entry("next_hop_interface_type", "nat_gateway")));
    }

    @Test
    void storesVersionElevenAfterTheEncryptionStatus() {
        List<String> names = LakeTable.VPCFLOW.dataColumns().stream()
                .map(column -> column.name())
                .toList();
        assertThat(names.subList(names.indexOf("resource_id"), names.size()))
                .containsExactly(
                        "resource_id",
                        "encryption_status",
                        "instance_tag",
                        "instance_tag_2",
                        "interface_tag",
                        "interface_tag_2",
                        "asg_tag",
                        "asg_tag_2",
                        "interface_type",
                        "next_hop_interface_id",
                        "next_hop_subnet_id",
                        "next_hop_az_id",
                        "next_hop_vpc_id",
                        "next_hop_interface_type",
                        "field_region");
    }

    @Test
    void givesFieldsThatNobodyKnowsColumnsOfText() {
        Decoded decoded = decode("version shiny-new-field account-id Another1 action\n"
                + "9 a\"b\\c 111122223333 - ACCEPT\n"
                + "9 12 111122223333 e REJECT\n");
        assertThat(decoded.rows())
                .extracting(Decoded.Row::values)
                .containsExactly(
                        Map.of(
                                "version",
                                9L,
                                "shiny_new_field",
                                "a\"b\\c",
                                "account_id",
                                "111122223333",
                                "another1",
                                "-",
                                "action",
                                "ACCEPT"),
                        Map.of(
                                "version",
                                9L,
                                "shiny_new_field",
                                "12",
                                "account_id",
                                "111122223333",
                                "another1",
                                "e",
                                "action",
                                "REJECT"));
    }

    @Test
    void keepsTheOrderOfTheHeaderAndSharesABatchBetweenFilesOfOneFormat() throws IOException {
        FlowLogDecoder decoder = new FlowLogDecoder();
        String format = "zeta version alpha action\n";
        List<TableBatch> batches = new ArrayList<>();
        for (String file : List.of(
                format + "z 2 a ACCEPT\n",
                "version action\n2 ACCEPT\n",
                format + "z 2 a REJECT\n",
                "alpha version zeta action\na 2 z ACCEPT\n")) {
            decoder.decode(window(file), new Batches(batches));
        }
        assertThat(batches)
                .extracting(TableBatch::addedColumns)
                .containsExactly(
                        List.of("zeta", "alpha"), List.of(), List.of("zeta", "alpha"), List.of("alpha", "zeta"));
        assertThat(batches.get(2)).isSameAs(batches.get(0));
        // Two files' rows; the other formats have batches of their own.
        assertThat(batches).extracting(batch -> batch.rows().rows()).containsExactly(2, 1, 2, 1);
        decoder.reset();
        assertThat(batches).extracting(batch -> batch.rows().rows()).containsOnly(0);
    }

    /** Names that SQL would take for something else: stored columns, provenance, partitions, the playbook's names. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "account",
                "date",
                "day",
                "year",
                "month",
                "timestamp",
                "sourceaddress",
                "interfaceid",
                "numbytes",
                "source-path",
                "source_record",
                "source-sha256",
                "unmapped-json",
                "field-region",
                "Date",
                "LOGSTATUS"
            })
    void givesNamesThatAreTakenAPrefix(String field) {
        Map<String, Object> row = decode("version " + field + " action\n2 x ACCEPT\n")
                .rows()
                .get(0)
                .values();
        assertThat(row)
                .isEqualTo(Map.of(
                        "version",
                        2L,
                        "field_" + field.toLowerCase(Locale.ROOT).replace('-', '_'),
                        "x",
                        "action",
                        "ACCEPT"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Of two fields of one name the second gets the prefix, and a third no column.
                "version account-id new-field New_Field new-field action | new_field=a field_new_field=b | new-field | c",
                "version account-id field-date date another action | field_date=a another=c | date | b",
                "version account-id action Action other1 other2 | other1=b other2=c | Action | a",
            })
    void keepsWhatGetsNoColumnUnderItsOwnName(String header, String columns, String left, String value)
            throws IOException {
        boolean actionLast = header.endsWith("action");
        String record = actionLast ? "2 111122223333 a b c ACCEPT" : "2 111122223333 ACCEPT a b c";
        Map<String, Object> row =
                decode(header + "\n" + record + "\n").rows().get(0).values();
        for (String column : columns.split(" ", -1)) {
            assertThat(row).containsEntry(column.split("=", -1)[0], column.split("=", -1)[1]);
        }
        assertThat(row).containsEntry("action", "ACCEPT");
        assertThat(MAPPER.readTree((String) row.get("unmapped_json")))
                .isEqualTo(MAPPER.createObjectNode().put(left, value));
    }

    @Test
    void addsNoColumnWithAnEndlessName() throws IOException {
        String longest = "x".repeat(64);
        String longer = "y".repeat(65);
        Map<String, Object> row = decode("version action " + longest + " " + longer + "\n2 ACCEPT a b\n")
                .rows()
                .get(0)
                .values();
        assertThat(row).containsEntry(longest, "a");
        assertThat(MAPPER.readTree((String) row.get("unmapped_json")))
                .isEqualTo(MAPPER.createObjectNode().put(longer, "b"));
    }

    @Test
    void addsNoEndOfColumns() throws IOException {
        List<String> unknown = IntStream.range(0, 66).mapToObj(i -> "new-" + i).toList();
        // As many known ones, or the line would be no header: one field again and again.
        List<String> known = Collections.nCopies(66, "action");
        String header = String.join(" ", known) + " " + String.join(" ", unknown);
        String record = String.join(" ", Collections.nCopies(66, "ACCEPT")) + " " + String.join(" ", unknown);
        Map<String, Object> row =
                decode(header + "\n" + record + "\n").rows().get(0).values();
        assertThat(row).containsEntry("new_63", "new-63").doesNotContainKeys("new_64", "new_65");
        assertThat(MAPPER.readTree((String) row.get("unmapped_json"))
                        .path("new-65")
                        .textValue())
                .isEqualTo("new-65");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "VERSION Account-Id ACTION",
                "version account_id action",
                "version account-id action   ",
                "version account-id action\r",
                "version account-id action \t\r"
            })
    void readsAHeaderInAnyCaseAndWithWhiteSpaceBehindIt(String header) {
        Decoded decoded = decode(header + "\n2 111122223333 ACCEPT \r\n");
        assertThat(decoded.rows()).hasSize(1);
        assertThat(decoded.rows().get(0).values())
                .isEqualTo(Map.of("version", 2L, "account_id", "111122223333", "action", "ACCEPT"));
    }

    @Test
    void followsAHeaderInMidFile() {
        Decoded decoded = decode("version action srcport\n2 ACCEPT 22\n"
                + "version action srcport\n2 REJECT 23\n"
                + "srcport version New-Field\n24 3 x\n"
                + "2 REJECT 25 4\n");
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
        assertThat(decoded.rows())
                .extracting(Decoded.Row::record, Decoded.Row::values)
                .containsExactly(
                        tuple(1L, Map.of("version", 2L, "action", "ACCEPT", "srcport", 22L)),
                        tuple(3L, Map.of("version", 2L, "action", "REJECT", "srcport", 23L)),
                        tuple(5L, Map.of("version", 3L, "srcport", 24L, "new_field", "x")));
        assertThat(decoded.rejects()).containsExactly(new Decoded.Reject(6, 103, "field-count"));
    }

    /** Records are no header, though some of their values are names of fields. */
    @Test
    void takesRecordsOfWordsForRecords() {
        Decoded decoded = decode("action log-status flow-direction instance-tag\n"
                + "ACCEPT OK ingress action\n"
                + "REJECT NODATA egress web-1\n");
        assertThat(decoded.rows()).hasSize(2);
        assertThat(decoded.rows().get(0).values()).containsEntry("instance_tag", "action");
    }

    private static Decoded decode(String content) {
        return Decoded.of(new FlowLogDecoder(), content.getBytes(StandardCharsets.UTF_8));
    }

    private static ByteWindow window(String content) {
        return new ByteWindow(
                new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), Limits.DEFAULT, new byte[0]);
    }

    /** Commits rows and says in which batch each was. */
    private record Batches(List<TableBatch> seen) implements RowSink {
        @Override
        public void row(TableBatch batch, SourceRecord record) {
            batch.commit(new byte[0], new byte[0], record.position);
            seen.add(batch);
        }

        @Override
        public void reject(SourceRecord record, String reason) {
            throw new AssertionError("nothing is to be rejected here: " + reason);
        }

        @Override
        public RejectedBytes rejectInPieces(long position, long offset, String reason) {
            throw new AssertionError("nothing is to be rejected here: " + reason);
        }
    }
}
