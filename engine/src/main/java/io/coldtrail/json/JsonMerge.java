package io.coldtrail.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Puts fields that no column holds back into the event that they were taken from. They lie as
 * {@code unmapped_json} does: in objects that mirror the event's, elements of arrays under their index.
 */
public final class JsonMerge {
    /** Evidence may hold numbers and texts of any length; what was read once is read again. */
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(Integer.MAX_VALUE)
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonMerge() {}

    /**
     * An event with its unmapped fields. What the event has already stays.
     *
     * <p>Around the unmapped fields of an event that came in an EventBridge envelope, or in an element of what
     * {@code lookup-events} gives, stands what the envelope or the element had beside it. That is left out.
     *
     * @param event a JSON object
     * @param unmapped a JSON object
     * @param isWanted tells by the name of a member of the event whether it is to have its unmapped fields
     * @return null where the two are no such JSON
     */
    public static @Nullable String unmappedInto(String event, String unmapped, Predicate<String> isWanted) {
        try {
            if (!(MAPPER.readTree(unmapped) instanceof ObjectNode fields)) {
                return null;
            }
            JsonNode inEvent = withoutWrapping(fields);
            if (inEvent instanceof ObjectNode members) {
                members.properties().removeIf(member -> !isWanted.test(member.getKey()));
            }
            if (inEvent.isEmpty()) {
                return event;
            }
            if (!(MAPPER.readTree(event) instanceof ObjectNode target)) {
                return null;
            }
            merge(target, inEvent);
            return target.toString();
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static JsonNode withoutWrapping(ObjectNode fields) {
        if (fields.has("detail-type") && fields.has("source")) {
            return fields.path("detail");
        }
        return fields.has("EventId") && fields.has("EventName") ? fields.path("CloudTrailEvent") : fields;
    }

    private static void merge(ObjectNode target, JsonNode fields) {
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            JsonNode there = target.get(field.getKey());
            if (there == null || there.isNull()) {
                target.set(field.getKey(), field.getValue());
            } else {
                descend(there, field.getValue());
            }
        }
    }

    private static void descend(JsonNode there, JsonNode value) {
        if (!value.isObject()) {
            return;
        }
        if (there instanceof ObjectNode object) {
            merge(object, value);
        } else if (there instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                JsonNode element = value.get(Integer.toString(i));
                if (element == null) {
                    continue;
                }
                if (array.get(i).isNull()) {
                    array.set(i, element);
                } else {
                    descend(array.get(i), element);
                }
            }
        }
    }
}
