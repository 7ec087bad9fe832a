package io.coldtrail.decode.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coldtrail.decode.DecodeOutcome;
import io.coldtrail.decode.Decoded;
import io.coldtrail.decode.PublicEvidence;
import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
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
                agrees(decoded.rows().get(i), events.get(i), file.getFileName() + " record " + i);
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

    private static void agrees(Decoded.Row row, JsonNode event, String place) throws IOException {
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
                assertThat(MAPPER.readTree((String) value)).as(place).isEqualTo(MAPPER.readTree((String) wanted));
            }
        }
        Object unmapped = values.remove("unmapped_json");
        assertThat(values).as(place).isEqualTo(expected);
        assertThat(MAPPER.readTree(unmapped == null ? "{}" : (String) unmapped))
                .as(place)
                .isEqualTo(EventModel.unmapped(event));
    }

    private static @Nullable String text(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? null : node.asText();
    }
}
