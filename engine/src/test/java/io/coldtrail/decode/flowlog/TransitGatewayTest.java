package io.coldtrail.decode.flowlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.decode.DecodeOutcome;
import io.coldtrail.decode.Decoded;
import io.coldtrail.schema.LakeTable;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransitGatewayTest {
    private static final String HEADER =
            "version resource-type account-id tgw-id tgw-attachment-id tgw-src-vpc-account-id tgw-dst-vpc-account-id"
                    + " tgw-src-vpc-id tgw-dst-vpc-id tgw-src-subnet-id tgw-dst-subnet-id tgw-src-eni tgw-dst-eni"
                    + " tgw-src-az-id tgw-dst-az-id tgw-pair-attachment-id srcaddr dstaddr srcport dstport protocol packets"
                    + " bytes start end log-status type packets-lost-no-route packets-lost-blackhole"
                    + " packets-lost-mtu-exceeded packets-lost-ttl-expired tcp-flags region flow-direction"
                    + " pkt-src-aws-service pkt-dst-aws-service\n";
    private static final String RECORD = "6 TransitGateway 111122223333 tgw-1 tgw-attach-1 222233334444 444455556666"
            + " vpc-1 vpc-2 subnet-1 subnet-2 eni-1 eni-2 use1-az1 use1-az2 tgw-attach-2 10.0.0.1 2001:db8::2 443 50000 6 1"
            + " 5000000000 1704067200 1704067260 OK IPv4 1 2 3 4000000000 19 us-east-1 ingress - AMAZON\n";

    private static final Map<String, Object> ROW = Map.ofEntries(
            Map.entry("version", 6L),
            Map.entry("resource_type", "TransitGateway"),
            Map.entry("account_id", "111122223333"),
            Map.entry("tgw_id", "tgw-1"),
            Map.entry("tgw_attachment_id", "tgw-attach-1"),
            Map.entry("tgw_src_vpc_account_id", "222233334444"),
            Map.entry("tgw_dst_vpc_account_id", "444455556666"),
            Map.entry("tgw_src_vpc_id", "vpc-1"),
            Map.entry("tgw_dst_vpc_id", "vpc-2"),
            Map.entry("tgw_src_subnet_id", "subnet-1"),
            Map.entry("tgw_dst_subnet_id", "subnet-2"),
            Map.entry("tgw_src_eni", "eni-1"),
            Map.entry("tgw_dst_eni", "eni-2"),
            Map.entry("tgw_src_az_id", "use1-az1"),
            Map.entry("tgw_dst_az_id", "use1-az2"),
            Map.entry("tgw_pair_attachment_id", "tgw-attach-2"),
            Map.entry("srcaddr", "10.0.0.1"),
            Map.entry("dstaddr", "2001:db8::2"),
            Map.entry("srcport", 443L),
            Map.entry("dstport", 50000L),
            Map.entry("protocol", 6L),
            Map.entry("packets", 1L),
            Map.entry("bytes", 5000000000L),
            Map.entry("start", 1704067200L),
            Map.entry("end", 1704067260L),
            Map.entry("log_status", "OK"),
            Map.entry("type", "IPv4"),
            Map.entry("packets_lost_no_route", 1L),
            Map.entry("packets_lost_blackhole", 2L),
            Map.entry("packets_lost_mtu_exceeded", 3L),
            Map.entry("packets_lost_ttl_expired", 4000000000L),
            Map.entry("tcp_flags", 19L),
            Map.entry("field_region", "us-east-1"),
            Map.entry("flow_direction", "ingress"),
            Map.entry("pkt_src_aws_service", "-"),
            Map.entry("pkt_dst_aws_service", "AMAZON"));

    @Test
    void readsTheDefaultFormatWithAndWithoutItsHeader() {
        for (String file : new String[] {HEADER + RECORD, RECORD}) {
            Decoded decoded = decode(file);
            assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
            assertThat(decoded.rows()).extracting(Decoded.Row::table).containsExactly(LakeTable.TGWFLOW);
            assertThat(decoded.rows().get(0).values()).isEqualTo(ROW);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "version account-id tgw-id, TGWFLOW",
        "Resource-Type version srcaddr, TGWFLOW",
        "version srcaddr tgw-shiny-new, TGWFLOW",
        "packets packets-lost-blackhole start, TGWFLOW",
        "tgw_id version srcaddr, TGWFLOW",
        "version account-id resource-id, VPCFLOW",
        "version srcaddr interface-id, VPCFLOW",
        "version srcaddr type, VPCFLOW"
    })
    void tellsThemByTheirFields(String header, LakeTable table) {
        Decoded decoded = decode(header + "\na b c\n");
        assertThat(decoded.rows()).extracting(Decoded.Row::table).containsExactly(table);
    }

    /** What only VPC flow logs know is a new field here, as any other. */
    @Test
    void addsColumnsForFieldsThatTheTableDoesNotKnow() {
        Map<String, Object> row = decode("tgw-id version Shiny-New interface-id account\ntgw-1 6 a eni-1 b\n")
                .rows()
                .get(0)
                .values();
        assertThat(row)
                .isEqualTo(Map.of(
                        "tgw_id",
                        "tgw-1",
                        "version",
                        6L,
                        "shiny_new",
                        "a",
                        "interface_id",
                        "eni-1",
                        "field_account",
                        "b"));
    }

    private static Decoded decode(String content) {
        return Decoded.of(new FlowLogDecoder(), content.getBytes(StandardCharsets.UTF_8));
    }
}
