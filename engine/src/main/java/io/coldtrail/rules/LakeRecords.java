package io.coldtrail.rules;

import io.coldtrail.query.Value;
import io.coldtrail.schema.ShapeColumn;
import io.coldtrail.schema.TableShape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the records of one table of the lake as EventBridge would deliver them. */
final class LakeRecords {
    private static final List<String> BESIDE =
            List.of("\"$unmapped\"", "\"$path\"", "\"$record\"", "account", "region");

    static final LakeRecords EVENTS = new LakeRecords("cloudtrail", TableShape.CLOUDTRAIL);
    static final LakeRecords INSIGHTS = new LakeRecords("cloudtrail_insights", TableShape.CLOUDTRAIL_INSIGHTS);

    private final String table;
    private final List<ShapeColumn> columns;
    private final Map<String, Integer> positions = new HashMap<>();

    private LakeRecords(String table, TableShape shape) {
        this.table = table;
        this.columns = shape.columns();
        columns.forEach(column -> positions.put(column.name(), positions.size()));
        BESIDE.forEach(column -> positions.put(column, positions.size()));
    }

    /** What counts the rows, in Athena's SQL. */
    String count(String condition) {
        return "select count(*) from " + table + " where " + condition;
    }

    /** What reads the rows in evidence order, in Athena's SQL. */
    String select(String condition) {
        return columns.stream().map(ShapeColumn::name).collect(Collectors.joining(", ", "select ", ", "))
                + String.join(", ", BESIDE) + " from " + table + " where " + condition;
    }

    /** The record as JSON, as CloudTrail wrote it. */
    String json(List<Value> row, RecordJson maker) {
        return maker.of(columns, row, row.get(position("\"$unmapped\"")));
    }

    Envelope envelope(List<Value> row, RecordJson maker) {
        Envelope.Head head = new Envelope.Head(
                text(row, "eventid"),
                text(row, "eventtime"),
                text(row, "eventtype"),
                text(row, "eventsource"),
                text(row, "awsregion"),
                recipient(row));
        return Envelope.wrap(
                head,
                json(row, maker),
                Envelope.isReadOnlyManagement(
                        text(row, "eventname"),
                        text(row, "readonly"),
                        text(row, "managementevent"),
                        text(row, "eventcategory")));
    }

    EventRef reference(List<Value> row) {
        return new EventRef(
                text(row, "eventid"),
                text(row, "eventtime"),
                text(row, "eventsource"),
                text(row, "eventname"),
                text(row, "account"),
                text(row, "region"),
                text(row, "\"$path\""),
                ((Value.Whole) row.get(position("\"$record\""))).number());
    }

    private String recipient(List<Value> row) {
        String recipient = text(row, "recipientaccountid");
        if (recipient.isEmpty()
                && positions.containsKey("useridentity")
                && row.get(position("useridentity")) instanceof Value.Row identity) {
            return identity.fields().stream()
                    .filter(field -> field.name().equals("accountid"))
                    .map(field -> text(field.value()))
                    .findFirst()
                    .orElse("");
        }
        return recipient;
    }

    /** A text, empty where it is NULL or the table has no such column. */
    private String text(List<Value> row, String column) {
        Integer position = positions.get(column);
        return position == null ? "" : text(row.get(position));
    }

    private static String text(Value value) {
        return value instanceof Value.Text text ? text.text() : "";
    }

    private int position(String column) {
        Integer position = positions.get(column);
        if (position == null) {
            throw new IllegalStateException(table + " has no column " + column);
        }
        return position;
    }
}
