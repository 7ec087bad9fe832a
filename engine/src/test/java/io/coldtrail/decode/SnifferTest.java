package io.coldtrail.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coldtrail.bytes.ByteWindow;
import io.coldtrail.bytes.DamagedBytes;
import io.coldtrail.problem.Limits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnifferTest {
    private static final String FLOW =
            "2 111122223333 eni-1 10.0.0.1 10.0.0.2 443 50000 6 1 40 1704067200 1704067260 ACCEPT OK\n";

    @ParameterizedTest
    @ValueSource(strings = {"{", "[", "{\"Records\":[]}", " \r\n\t{", "\uFEFF{", "\uFEFF\n["})
    void takesJsonForCloudTrail(String content) throws IOException {
        assertThat(Sniffer.sniff(window(content))).isEqualTo(Sniffer.Content.CLOUDTRAIL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0\0\0\n{\"eventSource\"", "half a line\"}\r\n\n{\"eventVersion\":", "x\n{\"a"})
    void takesALineOfJsonForCloudTrailThoughTheFirstIsDamaged(String content) throws IOException {
        assertThat(Sniffer.sniff(window(content))).isEqualTo(Sniffer.Content.CLOUDTRAIL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"int main()\n{\n  return 0;\n}\n", "a\n {\"b\":1}", "x {\"a\":1}", "x\n{"})
    void takesNoOtherBraceForJson(String content) throws IOException {
        assertThat(Sniffer.sniff(window(content))).isEqualTo(Sniffer.Content.OTHER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version account-id interface-id\n",
                "\uFEFFversion account-id interface-id\n",
                "account-id action\r\n",
                "ACCOUNT-ID Action\n",
                "account_id action  \n",
                "pkt-srcaddr shiny-new-field pkt-dstaddr",
                "version resource-type account-id tgw-id\n",
                "version action instance-tag next-hop-vpc-id\n",
                "packets-lost-blackhole packets"
            })
    void knowsFlowLogsByTheirHeader(String content) throws IOException {
        assertThat(Sniffer.sniff(window(content))).isEqualTo(Sniffer.Content.FLOW_LOG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                FLOW,
                "\uFEFF" + FLOW,
                "\n" + FLOW,
                "2 unknown eni-1 - - - - - - - 1704067200 1704067260 - NODATA",
                "2 111122223333 eni-1 - - - - - - - 1704067200 1704067260 - SKIPDATA",
                "2024-01-05T10:20:30.000Z " + FLOW,
                // Formats that somebody chose: whether they can be read is not for the sniffer to say.
                "3 vpc-1 subnet-1 eni-1 10.0.0.1 10.0.0.2 443 50000 6 1 40 1704067200 1704067260 ACCEPT OK",
                "eni-0a1b 10.0.0.1 10.0.0.2 443 50000 6 1 REJECT",
                "6 TransitGateway 111122223333 tgw-1 tgw-attach-1 - - 1704067200 1704067260 OK"
            })
    void knowsFlowLogsByTheirRecords(String content) throws IOException {
        assertThat(Sniffer.sniff(window(content))).isEqualTo(Sniffer.Content.FLOW_LOG_WITHOUT_HEADER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "''|EMPTY",
                "' \r\n\t'|EMPTY",
                "hello world|OTHER",
                "PAR1\0\0|PARQUET",
                "PAR|OTHER",
                " PAR1|OTHER",
                "2 3 4|OTHER",
                "eni-0a1b was found OK|OTHER",
                "\uFEFF|EMPTY"
            })
    void turnsTheRestAway(String content, Sniffer.Content expected) throws IOException {
        assertThat(Sniffer.sniff(window(content))).isEqualTo(expected);
    }

    @Test
    void leavesTheWindowWhereItWas() throws IOException {
        ByteWindow window = window("\uFEFF  " + FLOW);
        Sniffer.sniff(window);
        assertThat(window.offset(window.start())).isZero();
        assertThat(window.end() - window.start()).isEqualTo(5 + FLOW.length());
    }

    @Test
    void letsTheDecoderMeetTheDamageOfALog() throws IOException {
        assertThat(Sniffer.sniff(damagedAfter("{\"Records\":["))).isEqualTo(Sniffer.Content.CLOUDTRAIL);
        assertThat(Sniffer.sniff(damagedAfter(FLOW))).isEqualTo(Sniffer.Content.FLOW_LOG_WITHOUT_HEADER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "2 1111222", "hello"})
    void tellsOfDamageWhereNothingElseIsKnown(String head) {
        assertThatThrownBy(() -> Sniffer.sniff(damagedAfter(head))).isInstanceOf(DamagedBytes.class);
    }

    private static ByteWindow window(String content) {
        return new ByteWindow(stream(content), Limits.DEFAULT, new byte[0]);
    }

    private static ByteWindow damagedAfter(String content) {
        InputStream damage = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new DamagedBytes("gzip-truncated", "cut");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return length == 0 ? 0 : read();
            }
        };
        return new ByteWindow(new SequenceInputStream(stream(content), damage), Limits.DEFAULT, new byte[0]);
    }

    private static InputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void takesNoSentenceForAHeader() throws IOException {
        byte[] text = "every action has a start and an end of its own\n".getBytes(StandardCharsets.UTF_8);
        ByteWindow window = new ByteWindow(new ByteArrayInputStream(text), Limits.DEFAULT, new byte[0]);
        assertThat(Sniffer.sniff(window)).isEqualTo(Sniffer.Content.OTHER);
    }
}
