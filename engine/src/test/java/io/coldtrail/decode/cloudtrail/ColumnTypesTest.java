package io.coldtrail.decode.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coldtrail.decode.DecodeOutcome;
import io.coldtrail.decode.Decoded;
import io.coldtrail.problem.Limits;
import io.coldtrail.schema.Column;
import io.coldtrail.schema.ColumnType;
import io.coldtrail.schema.InsightColumns;
import io.coldtrail.schema.LakeTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A value of any JSON type in every column and every field: no record is lost, and no value. */
class ColumnTypesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "7",
                "\"text\"",
                "\"\"",
                "[]",
                "{}",
                "[[],{}]",
                "[\"a\",null,{\"x\":1}]",
                "{\"x\":{\"y\":[1]}}"
            })
    void takesAnyValueInAnyEventColumn(String value) throws JsonProcessingException {
        List<JsonNode> events = new ArrayList<>();
        for (List<String> path : paths(LakeTable.CLOUDTRAIL.dataColumns())) {
            if (path.equals(List.of("eventsource")) || path.equals(List.of("eventname"))) {
                continue;
            }
            ObjectNode event = MAPPER.createObjectNode().put("eventsource", "s").put("eventname", "n");
            place(event, path, MAPPER.readTree(value));
            events.add(event);
        }
        assertThat(events).hasSizeGreaterThan(60);
        Decoded decoded = decode(MAPPER.valueToTree(events).toString());
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
        assertThat(decoded.rows()).hasSameSizeAs(events);
        for (int i = 0; i < events.size(); i++) {
            Map<String, Object> expected = EventModel.values(events.get(i));
            ObjectNode unmapped = EventModel.unmapped(events.get(i));
            if (!unmapped.isEmpty()) {
                expected.put("unmapped_json", unmapped.toString());
            }
            assertThat(decoded.rows().get(i).values())
                    .as(events.get(i).toString())
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "-7.50", "\"text\"", "[ ]", "{ }", "[1, {}]", "{\"x\": [\"y z\"]}"})
    void takesAnyValueInAnyInsightColumn(String value) {
        for (Column column : LakeTable.CLOUDTRAIL_INSIGHTS.dataColumns()) {
            if (column.name().equals("eventtype")) {
                continue;
            }
            Decoded decoded =
                    decode("[{\"eventtype\":\"AwsCloudTrailInsight\",\"" + column.name() + "\": " + value + " }]");
            assertThat(decoded.rejects()).isEmpty();
            boolean container = value.startsWith("[") || value.startsWith("{");
            String compact = value.replaceAll(" (?!z)", "");
            Map<String, Object> values = decoded.rows().get(0).values();
            if (container && !column.name().equals(InsightColumns.DETAILS)) {
                assertThat(values)
                        .isEqualTo(Map.of(
                                "eventtype",
                                "AwsCloudTrailInsight",
                                "unmapped_json",
                                "{\"" + column.name() + "\":" + compact + "}"));
            } else if (value.equals("null")) {
                assertThat(values).isEqualTo(Map.of("eventtype", "AwsCloudTrailInsight"));
            } else {
                assertThat(values)
                        .isEqualTo(Map.of(
                                "eventtype",
                                "AwsCloudTrailInsight",
                                column.name(),
                                compact.replace("\"text\"", "text")));
            }
        }
    }

    /** The names that make an event must be texts, or scalars that stand for one. */
    @Test
    void needsANameThatIsAScalar() {
        for (String value : List.of("null", "[]", "{}", "[\"n\"]")) {
            assertThat(decode("[{\"eventSource\":\"s\",\"eventName\":" + value + "}]")
                            .rejects())
                    .as(value)
                    .containsExactly(new Decoded.Reject(0, 1, "not-an-event"));
        }
        for (String value : List.of("7", "true", "\"\"")) {
            assertThat(decode("[{\"eventSource\":\"s\",\"eventName\":" + value + "}]")
                            .rows())
                    .as(value)
                    .hasSize(1);
        }
    }

    private static List<List<String>> paths(List<Column> columns) {
        List<List<String>> paths = new ArrayList<>();
        for (Column column : columns) {
            paths.add(List.of(column.name()));
            ColumnType inner = column.type() instanceof ColumnType.ListOf list ? list.element() : column.type();
            String step = column.type() instanceof ColumnType.ListOf ? "[]" : "";
            if (inner instanceof ColumnType.Struct struct) {
                for (List<String> path : paths(struct.fields())) {
                    List<String> whole = new ArrayList<>(List.of(column.name() + step));
                    whole.addAll(path);
                    paths.add(whole);
                }
            }
            if (column.type().equals(ColumnType.TEXT_MAP)) {
                paths.add(List.of(column.name(), "Any key"));
            }
        }
        return paths;
    }

    private static void place(ObjectNode object, List<String> path, JsonNode value) {
        String name = path.get(0);
        if (path.size() == 1) {
            object.set(name, value);
        } else if (name.endsWith("[]")) {
            ArrayNode array = object.putArray(name.substring(0, name.length() - 2));
            place(array.addObject(), path.subList(1, path.size()), value);
        } else {
            place(object.putObject(name), path.subList(1, path.size()), value);
        }
    }

    private static Decoded decode(String document) {
        return Decoded.of(new CloudTrailDecoder(Limits.DEFAULT), document.getBytes(StandardCharsets.UTF_8));
    }
}
