package io.coldtrail.decode.flowlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.bytes.ByteWindow;
import io.coldtrail.bytes.DamagedBytes;
import io.coldtrail.decode.DecodeOutcome;
import io.coldtrail.decode.Decoded;
import io.coldtrail.problem.Limits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files without a header: which may be read by position, and what comes out. */
class HeaderlessCheckTest {
    private static final String VPC =
            "2 111122223333 eni-1 10.0.0.1 10.0.0.2 443 50000 6 1 40 1704067200 1704067260 ACCEPT OK";
    private static final String GATEWAY = "6 TransitGateway 111122223333 tgw-1 tgw-attach-1 111122223333 444455556666"
            + " vpc-1 vpc-2 subnet-1 subnet-2 eni-1 eni-2 use1-az1 use1-az2 tgw-attach-2 10.0.0.1 10.1.0.2 443 50000 6 1"
            + " 40 1704067200 1704067260 OK IPv4 0 0 0 0 19 us-east-1 ingress - AMAZON";
    private static final String TIME = "2024-01-01T00:00:00.000Z ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                VPC,
                "2 unknown eni-1 - - - - - - - 1704067200 1704067260 - NODATA",
                "2 111122223333 - - - - - - - - - - - SKIPDATA",
                "2 111122223333 eni-1 2001:db8::1 ::ffff:192.0.2.1 0 65535 255 9223372036854775807 0 1 2 REJECT OK",
                "2 111122223333 eni-1 :: fe80:0:0:0:1:2:3:4 0 0 0 0 0 0 0 ACCEPT OK",
                "2 111122223333 eni-1 255.255.255.255 0.0.0.0 0 0 0 0 0 0 0 ACCEPT OK",
                TIME + VPC,
                "2024-01-01T00:00:00Z " + VPC,
                GATEWAY,
                TIME + GATEWAY,
                VPC + " \r"
            })
    void readsRecordsOfADefaultFormat(String line) throws IOException {
        assertThat(misfit(line)).isNull();
        assertThat(misfit(line + "\n\n" + line + "\n\r\n")).isNull();
        assertThat(misfit("\uFEFF\n" + line + "\n")).isNull();
        Decoded decoded = decode(line + "\n\n" + line + "\n");
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
        assertThat(decoded.rows()).extracting(Decoded.Row::record).containsExactly(0L, 2L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3 111122223333 eni-1 10.0.0.1 10.0.0.2 443 50000 6 1 40 1704067200 1704067260 ACCEPT OK",
                "2 11112222333 eni-1 10.0.0.1 10.0.0.2 443 50000 6 1 40 1704067200 1704067260 ACCEPT OK",
                "2 111122223333 eni-1 10.0.0.1 10.0.0.2 443 50000 6 1 40 1704067200 1704067260 ACCEPT",
                "2 111122223333 eni-1 10.0.0.1 10.0.0.2 443 50000 6 1 40 1704067200 1704067260 ACCEPT OK vpc-1",
                "2 111122223333 eni-1 10.0.0.1 10.0.0.2 443 50000 6 1 40 1704067200 1704067260 OK ACCEPT",
                "2 111122223333 eni-1 10.0.0.1 10.0.0.2 443 50000 6 1 40 1704067200 1704067260 accept OK",
                "2 111122223333 eni-1 443 50000 10.0.0.1 10.0.0.2 6 1 40 1704067200 1704067260 ACCEPT OK",
                "2 111122223333 eni-1 10.0.0.1 10.0.0 443 50000 6 1 40 1704067200 1704067260 ACCEPT OK",
                "2 111122223333 eni-1 10.0.0.1 10.0.0.256 443 50000 6 1 40 1704067200 1704067260 ACCEPT OK",
                "2 111122223333 eni-1 10.0.0.1 10.0.0.2.3 443 50000 6 1 40 1704067200 1704067260 ACCEPT OK",
                "2 111122223333 eni-1 10.0.0.1 12:34 443 50000 6 1 40 1704067200 1704067260 ACCEPT OK",
                "2 111122223333 eni-1 10.0.0.1 1:2:3:4:5:6:7:8:9:a 443 50000 6 1 40 1704067200 1704067260 ACCEPT OK",
                "2 111122223333 eni-1 10.0.0.1 2001:db8::x 443 50000 6 1 40 1704067200 1704067260 ACCEPT OK",
                "2 111122223333 eni-1 10.0.0.1 10.0.0.2 65536 50000 6 1 40 1704067200 1704067260 ACCEPT OK",
                "2 111122223333 eni-1 10.0.0.1 10.0.0.2 443 50000 6 1 40 9223372036854775808 1704067260 ACCEPT OK",
                "2 111122223333 eni-1 10.0.0.1 10.0.0.2 443 50000 6 1 -40 1704067200 1704067260 ACCEPT OK",
                "2 111122223333 eni-1 10.0.0.1 10.0.0.2 443 50000 tcp 1 40 1704067200 1704067260 ACCEPT OK",
                "2 111122223333  eni-1 10.0.0.1 10.0.0.2 443 50000 6 1 40 1704067200 1704067260 ACCEPT OK",
                "2024-01-01 00:00:00.000 " + VPC,
                "2024-01-01T00:00:00.000 " + VPC,
                "2024-01-01T00:00:00.Z " + VPC,
                "1704067200000 " + VPC,
                TIME + TIME + VPC,
                "\0" + VPC,
                "hello"
            })
    void tellsTheFirstLineThatMisfits(String line) throws IOException {
        assertThat(misfit(line + "\n")).isEqualTo(new HeaderlessCheck.Misfit(0, 0));
        assertThat(misfit(line)).isEqualTo(new HeaderlessCheck.Misfit(0, 0));
        int before = VPC.length() + 2;
        assertThat(misfit(VPC + "\n\n" + line + "\n" + VPC + "\n")).isEqualTo(new HeaderlessCheck.Misfit(2, before));
    }

    @Test
    void readsNoOtherFormatOfTransitGateways() throws IOException {
        String older = GATEWAY.substring(0, GATEWAY.indexOf(" 19 us-east-1"));
        assertThat(misfit(older + "\n")).isNotNull();
        assertThat(misfit(GATEWAY.replace("TransitGateway", "Vpc") + "\n")).isNotNull();
    }

    /** Lines of two forms may be of two files, and what the third is nobody knows. */
    @Test
    void readsOneFormOnly() throws IOException {
        assertThat(misfit(VPC + "\n" + TIME + VPC + "\n")).isEqualTo(new HeaderlessCheck.Misfit(1, VPC.length() + 1));
        assertThat(misfit(VPC + "\n" + GATEWAY + "\n")).isEqualTo(new HeaderlessCheck.Misfit(1, VPC.length() + 1));
    }

    @Test
    void forgivesALastLineThatWasCut() throws IOException {
        for (int length = 1; length < VPC.length(); length++) {
            assertThat(misfit(VPC + "\n" + VPC.substring(0, length))).isNull();
        }
        InputStream damaged = new SequenceInputStream(stream(VPC + "\n2 1111"), new Damage());
        assertThat(HeaderlessCheck.firstMisfit(new ByteWindow(damaged, Limits.DEFAULT, new byte[0])))
                .isNull();
        InputStream misfit = new SequenceInputStream(stream(VPC + "\nhello\n2 1111"), new Damage());
        assertThat(HeaderlessCheck.firstMisfit(new ByteWindow(misfit, Limits.DEFAULT, new byte[0])))
                .isEqualTo(new HeaderlessCheck.Misfit(1, VPC.length() + 1));
    }

    @Test
    void leavesTheLinesAfterAHeaderToIt() throws IOException {
        String file = VPC + "\naction version\nREJECT 5\n";
        assertThat(misfit(file)).isNull();
        assertThat(decode(file).rows()).hasSize(2);
    }

    @Test
    void turnsAwayALineThatIsTooLong() throws IOException {
        String file = VPC + "\n" + "x".repeat(300) + "\n";
        assertThat(HeaderlessCheck.firstMisfit(new ByteWindow(stream(file), new Limits(128, 16), new byte[0])))
                .isEqualTo(new HeaderlessCheck.Misfit(1, VPC.length() + 1));
    }

    @Test
    void keepsTheTimeOfACloudWatchExport() {
        Map<String, Object> row = decode(TIME + VPC + "\n").rows().get(0).values();
        assertThat(row)
                .containsEntry("unmapped_json", "{\"timestamp\":\"2024-01-01T00:00:00.000Z\"}")
                .containsEntry("version", 2L)
                .containsEntry("srcaddr", "10.0.0.1")
                .containsEntry("log_status", "OK")
                .hasSize(15);
    }

    @Test
    void decodesNothingWhoseFirstLineMisfits() {
        String custom = "3 111122223333 eni-1 10.0.0.1 10.0.0.2 443 50000 6 1 40 1704067200 1704067260 ACCEPT OK\n";
        assertThat(decode(custom).outcome()).isEqualTo(DecodeOutcome.ignored("no-flow-records"));
    }

    private static HeaderlessCheck.@Nullable Misfit misfit(String content) throws IOException {
        return HeaderlessCheck.firstMisfit(new ByteWindow(stream(content), Limits.DEFAULT, new byte[0]));
    }

    private static Decoded decode(String content) {
        return Decoded.of(new FlowLogDecoder(), content.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }

    private static final class Damage extends InputStream {
        @Override
        public int read() throws IOException {
            throw new DamagedBytes("gzip-truncated", "cut");
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return length == 0 ? 0 : read();
        }
    }
}
