package io.coldtrail.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coldtrail.Engine;
import io.coldtrail.fixtures.EvidenceGenerator;
import io.coldtrail.fixtures.GeneratorOptions;
import io.coldtrail.fixtures.Scenario;
import io.coldtrail.ingest.IngestProgress;
import io.coldtrail.query.QueryResult;
import io.coldtrail.query.QuerySession;
import io.coldtrail.query.SessionOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records rebuilt from the lake, held to what Jackson reads in the evidence. */
class RecordJsonTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Inside these a null is kept. */
    private static final Set<String> VERBATIM = Set.of(
            "requestParameters",
            "responseElements",
            "additionalEventData",
            "serviceEventDetails",
            "edgeDeviceDetails",
            "insightDetails");

    private static final String HEAD = "{\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"GetObject\","
            + "\"eventTime\":\"2024-01-05T10:00:00Z\",\"awsRegion\":\"us-east-1\","
            + "\"recipientAccountId\":\"111122223333\"";

    @TempDir
    private Path temp;

    @Test
    void generatedEvidenceComesBackAsItWas() throws IOException {
        Path evidence = temp.resolve("evidence");
        EvidenceGenerator.generate(
                GeneratorOptions.defaults()
                        .withEvents(5_000)
                        .withFlows(1_000)
                        .withAccounts(2)
                        .withRegions(2)
                        .withDays(2)
                        .withFilesPerDay(2)
                        .withScenarios(List.of(Scenario.values())),
                evidence);
        List<JsonNode> originals = new ArrayList<>();
        try (Stream<Path> files = Files.walk(evidence)) {
            for (Path file : files.filter(path -> path.toString().contains("_CloudTrail_"))
                    .sorted()
                    .toList()) {
                try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                    MAPPER.readTree(in).get("Records").forEach(originals::add);
                }
            }
        }
        assertThat(originals).hasSizeGreaterThan(4_999);

        assertSame(rebuilt(evidence, LakeRecords.EVENTS), originals);
    }

    @Test
    void oddRecordsComeBackAsTheyWere() throws IOException {
        List<String> odd = List.of(
                HEAD + "}",
                HEAD
                        + ",\"userIdentity\":{},\"resources\":[],\"tlsDetails\":{},\"addendum\":{\"reason\":\"DELIVERY_DELAY\","
                        + "\"updatedFields\":\"a,b\",\"originalRequestID\":\"r\",\"originalEventID\":\"e\"}}",
                HEAD
                        + ",\"userIdentity\":{\"type\":\"FederatedUser\",\"principalId\":\"p\",\"arn\":\"a\",\"accountId\":\"1\","
                        + "\"accessKeyId\":\"k\",\"userName\":\"u\",\"invokedBy\":\"i\",\"new\":{\"n\":1.50},"
                        + "\"onBehalfOf\":{\"userId\":\"1\",\"identityStoreArn\":\"2\"},\"sessionContext\":{\"attributes\":"
                        + "{\"mfaAuthenticated\":\"false\",\"creationDate\":\"c\"},\"sessionIssuer\":{\"type\":\"Role\"},"
                        + "\"ec2RoleDelivery\":\"2.0\",\"sourceIdentity\":\"s\",\"webIdFederationData\":"
                        + "{\"federatedProvider\":\"p\",\"attributes\":{\"www.Example.com:app_id\":\"X\",\"n\":[7]}}}}}",
                HEAD
                        + ",\"readOnly\":true,\"managementEvent\":false,\"eventCategory\":\"Data\",\"apiVersion\":\"2006-03-01\","
                        + "\"sessionCredentialFromConsole\":\"true\",\"vpcEndpointId\":\"v\",\"sharedEventID\":\"s\"}",
                HEAD
                        + ",\"requestParameters\":{\"a\":[1,null,{\"b\":\"\\u00e9\\n\\\"\"}],\"c\":{},\"1.0\":true,\"n\":null},"
                        + "\"responseElements\":[],\"additionalEventData\":\"a {text}\",\"serviceEventDetails\":7}",
                HEAD
                        + ",\"requestParameters\":\"{}, \\\"eventName\\\":\\\"DeleteTrail\\\"\",\"responseElements\":\"{\"}",
                HEAD + ",\"resources\":[{\"ARN\":\"arn:1\",\"accountId\":\"1\",\"type\":\"AWS::S3::Object\"},7,"
                        + "{\"ARNPrefix\":\"p\",\"type\":\"t\"}],\"tlsDetails\":{\"tlsVersion\":\"TLSv1.3\",\"x\":[1]}}",
                HEAD
                        + ",\"userIdentity\":7,\"errorCode\":[\"a\"],\"userAgent\":{\"b\":[{\"c\":null}]},\"brandNew\":{\"x\":[true]},"
                        + "\"errorMessage\":\"\\u0007\\u2028 é \\ud83d\\ude00\"}");
        Path evidence = Files.createDirectory(temp.resolve("evidence"));
        Files.writeString(evidence.resolve("a.json"), "{\"Records\":[" + String.join(",", odd) + "]}");
        List<JsonNode> originals = new ArrayList<>();
        for (String record : odd) {
            originals.add(MAPPER.readTree(record));
        }

        assertSame(rebuilt(evidence, LakeRecords.EVENTS), originals);
    }

    @Test
    void eventsThatCameWrappedComeBackWithoutTheirWrapping() throws IOException {
        String event = HEAD + ",\"brandNew\":{\"x\":1},\"eventID\":\"e1\"}";
        Path evidence = Files.createDirectory(temp.resolve("evidence"));
        Files.writeString(
                evidence.resolve("a.json"),
                "{\"version\":\"0\",\"id\":\"x\",\"detail-type\":\"AWS API Call via CloudTrail\",\"source\":\"aws.s3\","
                        + "\"detail\":" + event + "}\n");
        Files.writeString(
                evidence.resolve("b.json"),
                "{\"Events\":[{\"EventId\":\"e1\",\"EventName\":\"GetObject\",\"Username\":\"u\",\"CloudTrailEvent\":"
                        + MAPPER.writeValueAsString(event) + "}]}");

        assertSame(rebuilt(evidence, LakeRecords.EVENTS), List.of(MAPPER.readTree(event), MAPPER.readTree(event)));
    }

    @Test
    void insightEventsComeBackAsTheyWere() throws IOException {
        String insight =
                "{\"eventVersion\":\"1.07\",\"eventTime\":\"2024-01-05T10:00:00Z\",\"awsRegion\":\"eu-west-1\","
                        + "\"eventID\":\"i1\",\"eventType\":\"AwsCloudTrailInsight\",\"recipientAccountId\":\"111122223333\","
                        + "\"sharedEventID\":\"s\",\"insightDetails\":{\"state\":\"Start\",\"n\":1.50},"
                        + "\"eventCategory\":\"Insight\",\"more\":1}";
        Path evidence = Files.createDirectory(temp.resolve("evidence"));
        Files.writeString(evidence.resolve("a.json"), "{\"Records\":[" + insight + "]}");

        assertSame(rebuilt(evidence, LakeRecords.INSIGHTS), List.of(MAPPER.readTree(insight)));
    }

    private List<JsonNode> rebuilt(Path evidence, LakeRecords records) throws IOException {
        Path folder = temp.resolve("case");
        Engine.ingest(folder, List.of(evidence), 2, new IngestProgress());
        List<JsonNode> rebuilt = new ArrayList<>();
        RecordJson maker = new RecordJson();
        try (QuerySession session = QuerySession.open(
                        Engine.snapshot(folder), SessionOptions.in(temp).withThreads(2));
                QueryResult rows = records.rows(session, "true")) {
            for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                rebuilt.add(MAPPER.readTree(
                        records.json(PackedRow.values(row.get().get(0).athenaText()), maker)));
            }
        }
        return rebuilt;
    }

    /** The same records, whatever their order; the lake tells no null from a missing member. */
    private static void assertSame(List<JsonNode> rebuilt, List<JsonNode> originals) {
        Map<JsonNode, Integer> counts = new HashMap<>();
        originals.forEach(record -> counts.merge(withoutNulls(record), 1, Integer::sum));
        for (JsonNode record : rebuilt) {
            JsonNode bare = withoutNulls(record);
            assertThat(counts).containsKey(bare);
            counts.computeIfPresent(bare, (same, count) -> count == 1 ? null : count - 1);
        }
        assertThat(counts).isEmpty();
    }

    private static JsonNode withoutNulls(JsonNode node) {
        JsonNode copy = node.deepCopy();
        strip(copy, true);
        return copy;
    }

    private static void strip(JsonNode node, boolean isRecord) {
        if (!(node instanceof ObjectNode object)) {
            return;
        }
        for (Iterator<Map.Entry<String, JsonNode>> i = object.properties().iterator(); i.hasNext(); ) {
            Map.Entry<String, JsonNode> member = i.next();
            if (member.getValue().isNull()) {
                i.remove();
            } else if (!isRecord || !VERBATIM.contains(member.getKey())) {
                strip(member.getValue(), false);
            }
        }
    }
}
