package io.coldtrail.decode.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coldtrail.schema.Column;
import io.coldtrail.schema.ColumnType;
import io.coldtrail.schema.LakeTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of the tables make of an event, told over Jackson's trees: slow, plain, and apart from the code under
 * test. Keys must not come twice.
 */
final class EventModel {
    private static final Set<String> JSON_TEXT = Set.of(
            "requestparameters", "responseelements", "additionaleventdata", "serviceeventdetails", "edgedevicedetails");

    private EventModel() {}

    /** The row's values by column, {@code unmapped_json} aside. */
    static Map<String, Object> values(JsonNode event) {
        return fields(LakeTable.CLOUDTRAIL.dataColumns(), event, JsonNodeFactory.instance.objectNode(), JSON_TEXT);
    }

    /** What no column holds; an empty object where there is nothing. */
    static ObjectNode unmapped(JsonNode event) {
        ObjectNode unmapped = JsonNodeFactory.instance.objectNode();
        fields(LakeTable.CLOUDTRAIL.dataColumns(), event, unmapped, JSON_TEXT);
        return unmapped;
    }

    private static Map<String, Object> fields(
            List<Column> columns, JsonNode object, ObjectNode unmapped, Set<String> jsonText) {
        Map<String, Object> values = new LinkedHashMap<>();
        object.properties().forEach(member -> {
            String name = member.getKey().toLowerCase(Locale.ROOT);
            JsonNode node = member.getValue();
            Column column = columns.stream()
                    .filter(candidate -> candidate.name().equals(name))
                    .findFirst()
                    .orElse(null);
            if (column == null) {
                unmapped.set(member.getKey(), node);
                return;
            }
            Object value =
                    jsonText.contains(name) ? jsonText(node) : value(column.type(), node, member.getKey(), unmapped);
            if (value != null) {
                values.put(name, value);
            }
        });
        return values;
    }

    private static @Nullable String jsonText(JsonNode node) {
        return node.isNull() ? null : node.isTextual() ? node.textValue() : node.toString();
    }

    private static @Nullable Object value(ColumnType type, JsonNode node, String key, ObjectNode unmapped) {
        if (node.isNull()) {
            return null;
        }
        if (type.equals(ColumnType.TEXT) && node.isValueNode()) {
            return node.asText();
        }
        ObjectNode inner = JsonNodeFactory.instance.objectNode();
        Object value = null;
        if (type instanceof ColumnType.Struct struct && node.isObject()) {
            value = fields(struct.fields(), node, inner, Set.of());
        } else if (type instanceof ColumnType.ListOf list && node.isArray()) {
            List<Object> elements = new ArrayList<>();
            for (int i = 0; i < node.size(); i++) {
                elements.add(value(list.element(), node.get(i), Integer.toString(i), inner));
            }
            value = elements;
        } else if (type.equals(ColumnType.TEXT_MAP) && node.isObject()) {
            Map<String, Object> entries = new LinkedHashMap<>();
            node.properties()
                    .forEach(entry -> entries.put(
                            entry.getKey(), value(ColumnType.TEXT, entry.getValue(), entry.getKey(), inner)));
            value = entries;
        } else {
            unmapped.set(key, node);
        }
        if (!inner.isEmpty()) {
            unmapped.set(key, inner);
        }
        return value;
    }
}
