package io.coldtrail.rules;

import io.coldtrail.json.JsonCursor;
import io.coldtrail.json.MalformedJson;
import io.coldtrail.json.Underflow;
import io.coldtrail.problem.Limits;
import io.coldtrail.query.JsonText;
import io.coldtrail.query.Value;
import io.coldtrail.schema.ColumnType;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Makes the JSON of a CloudTrail record from a row of the lake: members have CloudTrail's names and types, JSON that a
 * column holds as text is JSON again.
 *
 * <p>The lake tells no {@code null} from a member that is missing: {@code requestParameters} and {@code responseElements},
 * which CloudTrail writes as {@code null}, come back so, all others are missing. Not thread-safe.
 */
final class RecordJson {
    /** event-ruler reads no deeper JSON. */
    private static final int MAX_DEPTH = 1000;

    private final JsonCursor cursor = new JsonCursor(new Limits(Limits.DEFAULT.maxRecordBytes(), MAX_DEPTH));
    private final StringBuilder json = new StringBuilder();

    /** One record, of those members that are given. */
    String of(List<RecordMember> members, List<Value> row) {
        json.setLength(0);
        object(members, row);
        return json.toString();
    }

    private void object(List<RecordMember> members, List<Value> row) {
        json.append('{');
        for (RecordMember member : members) {
            if (member instanceof RecordMember.Group group) {
                if (row.get(group.presence()) instanceof Value.Bool present && present.truth()) {
                    name(group.name());
                    object(group.members(), row);
                }
            } else if (member instanceof RecordMember.Leaf leaf) {
                leaf(leaf, row.get(leaf.position()));
            }
        }
        json.append('}');
    }

    private void leaf(RecordMember.Leaf leaf, Value value) {
        if (value.isNull()) {
            if (leaf.isNullShown()) {
                name(leaf.name());
                json.append("null");
            }
            return;
        }
        name(leaf.name());
        if (value instanceof Value.Text text && isVerbatim(leaf.column(), text.text())) {
            json.append(text.text());
        } else {
            value(value, leaf.type(), leaf.column().equals("resources"));
        }
    }

    private boolean isVerbatim(String column, String text) {
        return FieldNames.BOOLEANS.contains(column)
                ? text.equals("true") || text.equals("false")
                : FieldNames.isJson(column) && isJson(text);
    }

    private void value(Value value, ColumnType type, boolean inResources) {
        if (value instanceof Value.Row row) {
            members(row.fields(), type, inResources);
        } else if (value instanceof Value.Sequence list && type instanceof ColumnType.ListOf of) {
            json.append('[');
            for (int i = 0; i < list.elements().size(); i++) {
                json.append(i == 0 ? "" : ",");
                value(list.elements().get(i), of.element(), inResources);
            }
            json.append(']');
        } else {
            value.appendJson(json);
        }
    }

    /** A struct's fields, those without a value left out, or a map's entries, whose keys are the event's own. */
    private void members(List<Value.Field> fields, ColumnType type, boolean inResources) {
        json.append('{');
        for (int i = 0; i < fields.size(); i++) {
            Value.Field field = fields.get(i);
            if (type instanceof ColumnType.Struct struct) {
                if (!field.value().isNull()) {
                    name(inResources ? FieldNames.spelledInResources(field.name()) : FieldNames.spelled(field.name()));
                    value(field.value(), struct.fields().get(i).type(), inResources);
                }
            } else {
                name(field.name());
                field.value().appendJson(json);
            }
        }
        json.append('}');
    }

    private void name(String name) {
        if (json.charAt(json.length() - 1) != '{') {
            json.append(',');
        }
        JsonText.append(json, name);
        json.append(':');
    }

    /** Whether text is one JSON value and nothing else, so that it cannot break out of its member. */
    private boolean isJson(String text) {
        // The cursor sees the end of a number by the byte that follows.
        byte[] bytes = (text + ' ').getBytes(StandardCharsets.UTF_8);
        cursor.reset(bytes, 0, bytes.length);
        try {
            cursor.skipValue();
            return cursor.position() == bytes.length - 1;
        } catch (Underflow | MalformedJson e) {
            return false;
        }
    }
}
