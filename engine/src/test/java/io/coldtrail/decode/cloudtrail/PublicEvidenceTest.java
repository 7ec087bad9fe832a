package io.coldtrail.decode.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coldtrail.decode.DecodeOutcome;
import io.coldtrail.decode.Decoded;
import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Published CloudTrail records, read by Jackson for comparison. They are not part of the project: the tests run where
 * the folder lies beside it, or where {@code -Dcoldtrail.shared=FOLDER} names it.
 */
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

    private static int recordsThatAgree(String dataset) throws IOException {
        Path folder = sharedData().resolve(dataset);
        assumeTrue(Files.isDirectory(folder), "no published data: " + dataset);
        List<Path> files;
        try (Stream<Path> paths = Files.walk(folder)) {
            files = paths.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        CloudTrailDecoder decoder = new CloudTrailDecoder(Limits.DEFAULT);
        int records = 0;
        for (Path file : files) {
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

    /** The folder of published data; skips the test where there is none. */
    private static Path sharedData() {
        String property = System.getProperty("coldtrail.shared");
        if (property != null) {
            return Path.of(property).resolve("data");
        }
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("shared").resolve("data"))) {
            folder = folder.getParent();
        }
        assumeTrue(folder != null, "no folder shared/data beside the project, and no -Dcoldtrail.shared");
        return folder.resolve("shared").resolve("data");
    }
}
