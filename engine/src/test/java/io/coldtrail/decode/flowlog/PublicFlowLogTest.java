package io.coldtrail.decode.flowlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.bytes.ByteWindow;
import io.coldtrail.decode.DecodeOutcome;
import io.coldtrail.decode.Decoded;
import io.coldtrail.decode.PublicEvidence;
import io.coldtrail.decode.Sniffer;
import io.coldtrail.problem.Limits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Published flow log lines, where {@link PublicEvidence} finds them, split at spaces for comparison. */
class PublicFlowLogTest {
    private static final List<String> COLUMNS = List.of(
            "version",
            "account_id",
            "interface_id",
            "srcaddr",
            "dstaddr",
            "srcport",
            "dstport",
            "protocol",
            "packets",
            "bytes",
            "start",
            "end",
            "action",
            "log_status");
    private static final List<String> NUMBERS =
            List.of("version", "srcport", "dstport", "protocol", "packets", "bytes", "start", "end");

    @Test
    void readsEveryLineOfALogWithoutAHeader() throws IOException {
        Path folder = PublicEvidence.folder("opensearch-catalog-history");
        byte[] content = Files.readAllBytes(folder.resolve("integrations/observability/amazon_vpc_flow/data/raw.log"));
        List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
        ByteWindow window = new ByteWindow(new ByteArrayInputStream(content), Limits.DEFAULT, new byte[0]);
        assertThat(Sniffer.sniff(window)).isEqualTo(Sniffer.Content.FLOW_LOG_WITHOUT_HEADER);
        assertThat(HeaderlessCheck.firstMisfit(window)).isNull();
        Decoded decoded = Decoded.of(new FlowLogDecoder(), content);
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
        assertThat(decoded.rejects()).isEmpty();
        assertThat(decoded.rows()).hasSize(775).hasSameSizeAs(lines);
        for (int line = 0; line < lines.size(); line++) {
            String[] fields = lines.get(line).split(" ");
            Map<String, Object> row = decoded.rows().get(line).values();
            for (int i = 0; i < COLUMNS.size(); i++) {
                Object value = row.get(COLUMNS.get(i));
                boolean none = NUMBERS.contains(COLUMNS.get(i)) && fields[i].equals("-");
                assertThat(none ? value : String.valueOf(value))
                        .as("line %s, %s", line, COLUMNS.get(i))
                        .isEqualTo(none ? null : fields[i]);
            }
            assertThat(row).doesNotContainKey("unmapped_json");
        }
    }
}
