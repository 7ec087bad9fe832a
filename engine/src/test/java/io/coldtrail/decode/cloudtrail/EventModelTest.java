package io.coldtrail.decode.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coldtrail.decode.Decoded;
import io.coldtrail.problem.Limits;
import io.coldtrail.schema.Column;
import io.coldtrail.schema.ColumnType;
import io.coldtrail.schema.LakeTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The decoder against {@link EventModel}, on events of random shapes. */
class EventModelTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper STRICT = new ObjectMapper(JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    @Test
    void agreesWithTheModelOnEventsOfAnyShape() throws IOException {
        CloudTrailDecoder decoder = new CloudTrailDecoder(Limits.DEFAULT);
        Random random = new Random(42);
        int withUnmapped = 0;
        for (int round = 0; round < 200; round++) {
            ArrayNode events = NODES.arrayNode();
            for (int i = 0; i < 20; i++) {
                events.add(event(random));
            }
            String document = round % 2 == 0 ? events.toString() : events.toPrettyString();
            byte[] file = document.getBytes(StandardCharsets.UTF_8);
            Decoded decoded = round % 4 < 2
                    ? Decoded.of(decoder, file)
                    : Decoded.inPieces(decoder, file, 1 + random.nextInt(100), 1 + random.nextInt(100));
            assertThat(decoded.outcome().damage()).isNull();
            assertThat(decoded.rows()).hasSize(events.size());
            for (int i = 0; i < events.size(); i++) {
                withUnmapped += agrees(decoded.rows().get(i), events.get(i));
            }
        }
        assertThat(withUnmapped).as("events with unmapped fields").isBetween(500, 3_999);
    }

    private static int agrees(Decoded.Row row, JsonNode event) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>(row.values());
        Object unmapped = values.remove("unmapped_json");
        assertThat(values).as(event.toString()).isEqualTo(EventModel.values(event));
        ObjectNode expected = EventModel.unmapped(event);
        if (expected.isEmpty()) {
            assertThat(unmapped).as(event.toString()).isNull();
            return 0;
        }
        assertThat(unmapped).as(event.toString()).isNotNull();
        assertThat(STRICT.readTree((String) unmapped)).as(event.toString()).isEqualTo(expected);
        return 1;
    }

    private static ObjectNode event(Random random) {
        ObjectNode event = object(LakeTable.CLOUDTRAIL.dataColumns(), random);
        event.remove(event.properties().stream()
                .map(Map.Entry::getKey)
                .filter(key -> List.of("eventsource", "eventname").contains(key.toLowerCase(Locale.ROOT)))
                .toList());
        event.put("eventSource", "s3.amazonaws.com").put("eventName", "n" + random.nextInt(100));
        return event;
    }

    private static ObjectNode object(List<Column> columns, Random random) {
        ObjectNode object = NODES.objectNode();
        for (Column column : columns) {
            if (random.nextInt(3) > 0) {
                object.set(
                        cased(column.name(), random),
                        random.nextInt(6) == 0 ? anything(random, 0) : fitting(column.type(), random));
            }
            if (random.nextInt(20) == 0) {
                object.set("unknown-\"é" + object.size(), anything(random, 0));
            }
        }
        return object;
    }

    private static JsonNode fitting(ColumnType type, Random random) {
        if (type instanceof ColumnType.Struct struct) {
            return object(struct.fields(), random);
        }
        if (type instanceof ColumnType.ListOf list) {
            ArrayNode array = NODES.arrayNode();
            for (int count = random.nextInt(13); count > 0; count--) {
                array.add(random.nextInt(6) == 0 ? anything(random, 1) : fitting(list.element(), random));
            }
            return array;
        }
        if (type.equals(ColumnType.TEXT_MAP)) {
            ObjectNode map = NODES.objectNode();
            for (int count = random.nextInt(4); count > 0; count--) {
                map.set("Key " + count, anything(random, 1));
            }
            return map;
        }
        return scalar(random);
    }

    private static JsonNode anything(Random random, int depth) {
        int kind = random.nextInt(depth > 2 ? 1 : 4);
        if (kind == 1) {
            ArrayNode array = NODES.arrayNode();
            for (int count = random.nextInt(4); count > 0; count--) {
                array.add(anything(random, depth + 1));
            }
            return array;
        }
        if (kind == 2) {
            ObjectNode object = NODES.objectNode();
            for (int count = random.nextInt(4); count > 0; count--) {
                object.set("k" + count, anything(random, depth + 1));
            }
            return object;
        }
        return scalar(random);
    }

    private static JsonNode scalar(Random random) {
        String[] texts = {"", "plain", "with \"quotes\" and \\", "é€😀", "a\nb\t\u0001", "{\"json\":1}", "null"};
        return switch (random.nextInt(6)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextInt());
            default -> NODES.textNode(texts[random.nextInt(texts.length)]);
        };
    }

    private static String cased(String name, Random random) {
        StringBuilder cased = new StringBuilder();
        for (char c : name.toCharArray()) {
            cased.append(random.nextInt(4) == 0 ? Character.toUpperCase(c) : c);
        }
        return cased.toString();
    }
}
