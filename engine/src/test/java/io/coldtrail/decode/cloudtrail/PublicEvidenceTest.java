package io.coldtrail.decode.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coldtrail.decode.DecodeOutcome;
import io.coldtrail.decode.Decoded;
import io.coldtrail.decode.PublicEvidence;
import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Published CloudTrail records, where {@link PublicEvidence} finds them, read by Jackson for comparison. */
class PublicEvidenceTest {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** 500.0 is 5E+2; what else nodes hold must be equal. */
    private static final Comparator<JsonNode> SAME_NUMBERS = (left, right) -> left.isNumber() && right.isNumber()
            ? left.decimalValue().compareTo(right.decimalValue())
            : left.equals(right) ? 0 : 1;

    private static final List<String> JSON_TEXT = List.of(
            "requestparameters", "responseelements", "additionaleventdata", "serviceeventdetails", "edgedevicedetails");

    @Test
    void readsEveryRecordOfAnAttackSimulation() throws IOException {
        assertThat(recordsThatAgree("invictus-aws_dataset")).isEqualTo(2_900);
    }

    @Test
    void readsEveryRecordOfALabelledTechnique() throws IOException {
        assertThat(recordsThatAgree("stratus-red-team")).isEqualTo(310);
    }

    @Test
    void readsEveryVersionOfEvents() throws IOException {
        assertThat(recordsThatAgree("umccr-cloudtrail-parquet")).isBetween(100, 300);
    }

    @Test
    void readsTheEventsInLookupElements() throws IOException {
        Path file = PublicEvidence.folder("plaso").resolve("test_data/jsonl/aws_cloudtrail.jsonl");
        List<JsonNode> elements = lines(file);
        Decoded decoded = Decoded.of(new CloudTrailDecoder(Limits.DEFAULT), Files.readAllBytes(file));
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
        assertThat(decoded.rejects()).isEmpty();
        assertThat(decoded.rows()).hasSameSizeAs(elements).isNotEmpty();
        for (int i = 0; i < elements.size(); i++) {
            ObjectNode element = (ObjectNode) elements.get(i);
            JsonNode event = MAPPER.readTree(element.remove("CloudTrailEvent").textValue());
            ObjectNode inner = EventModel.unmapped(event);
            if (!inner.isEmpty()) {
                element.set("CloudTrailEvent", inner);
            }
            agrees(decoded.rows().get(i), event, element, "element " + i);
        }
    }

    @Test
    void readsTheLinesOfALogShipper() throws IOException {
        Path folder = PublicEvidence.folder("otrf-security-datasets");
        Path file = folder.resolve("datasets/small/aws/collection/ec2_proxy_s3_exfiltration_2020-09-14011940.json");
        List<JsonNode> events = lines(file);
        Decoded decoded = Decoded.of(new CloudTrailDecoder(Limits.DEFAULT), Files.readAllBytes(file));
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
        assertThat(decoded.rows()).hasSameSizeAs(events).isNotEmpty();
        for (int i = 0; i < events.size(); i++) {
            agrees(decoded.rows().get(i), events.get(i), EventModel.unmapped(events.get(i)), "line " + i);
        }
    }

    @Test
    void ignoresEventsInsideAnotherProductsRecords() throws IOException {
        Path file = PublicEvidence.folder("opensearch-catalog-history")
                .resolve("integrations/observability/aws_cloudtrail/data/samples.json");
        Decoded decoded = Decoded.of(new CloudTrailDecoder(Limits.DEFAULT), Files.readAllBytes(file));
        assertThat(decoded.rows()).isEmpty();
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.ignored("no-cloudtrail-events"));
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                lines.add(MAPPER.readTree(line));
            }
        }
        return lines;
    }

    @Test
    void readsTheEventsInEnvelopes() throws IOException {
        CloudTrailDecoder decoder = new CloudTrailDecoder(Limits.DEFAULT);
        int envelopes = 0;
        for (Path file : jsonFiles("cloud-custodian")) {
            byte[] content = Files.readAllBytes(file);
            JsonNode document = MAPPER.readTree(content);
            JsonNode event = document.has("eventName") ? document : document.path("detail");
            boolean isEvent = event.path("eventName").isTextual()
                    && event.path("eventSource").isTextual();
            Decoded decoded = Decoded.of(decoder, content);
            assertThat(decoded.rows())
                    .as(file.getFileName().toString())
                    .extracting(row -> row.values().get("eventid"))
                    .isEqualTo(isEvent ? Collections.singletonList(text(event.path("eventID"))) : List.of());
            envelopes += isEvent && event != document ? 1 : 0;
        }
        assertThat(envelopes).isPositive();
    }

    private static List<Path> jsonFiles(String dataset) throws IOException {
        Path folder = PublicEvidence.folder(dataset);
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static int recordsThatAgree(String dataset) throws IOException {
        CloudTrailDecoder decoder = new CloudTrailDecoder(Limits.DEFAULT);
        int records = 0;
        for (Path file : jsonFiles(dataset)) {
            byte[] content = Files.readAllBytes(file);
            List<JsonNode> events = events(MAPPER.readTree(content));
            Decoded decoded = Decoded.of(decoder, content);
            assertThat(decoded.outcome()).as(file.getFileName().toString()).isEqualTo(DecodeOutcome.complete());
            assertThat(decoded.rejects()).as(file.getFileName().toString()).isEmpty();
            assertThat(decoded.rows()).as(file.getFileName().toString()).hasSameSizeAs(events);
            for (int i = 0; i < events.size(); i++) {
                JsonNode event = events.get(i);
                agrees(decoded.rows().get(i), event, EventModel.unmapped(event), file.getFileName() + " record " + i);
            }
            records += events.size();
        }
        return records;
    }

    private static List<JsonNode> events(JsonNode document) {
        List<JsonNode> events = new ArrayList<>();
        (document.isArray() ? document : document.path("Records")).forEach(events::add);
        return events;
    }

    private static void agrees(Decoded.Row row, JsonNode event, JsonNode expectedUnmapped, String place)
            throws IOException {
        assertThat(row.values().get("eventid")).as(place).isEqualTo(text(event.path("eventID")));
        assertThat(row.values().get("eventname")).as(place).isEqualTo(text(event.path("eventName")));
        assertThat(Decoded.at(row, "useridentity.arn")).as(place).isEqualTo(text(event.at("/userIdentity/arn")));

        Map<String, Object> values = new LinkedHashMap<>(row.values());
        Map<String, Object> expected = new LinkedHashMap<>(EventModel.values(event));
        for (String column : JSON_TEXT) {
            Object value = values.remove(column);
            Object wanted = expected.remove(column);
            assertThat(value == null).as(place + " " + column).isEqualTo(wanted == null);
            if (value != null && !value.equals(wanted)) {
                // Spelled otherwise, the same value.
                assertThat(MAPPER.readTree((String) value).equals(SAME_NUMBERS, MAPPER.readTree((String) wanted)))
                        .as(place + " " + column + " " + value)
                        .isTrue();
            }
        }
        Object unmapped = values.remove("unmapped_json");
        assertThat(values).as(place).isEqualTo(expected);
        assertThat(MAPPER.readTree(unmapped == null ? "{}" : (String) unmapped))
                .as(place)
                .isEqualTo(expectedUnmapped);
    }

    private static @Nullable String text(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? null : node.asText();
    }
}
