package io.coldtrail.rules;

import io.coldtrail.json.JsonMerge;
import io.coldtrail.query.Value;
import io.coldtrail.schema.ShapeColumn;
import io.coldtrail.schema.TableShape;
import java.util.List;

/** Reads the records of one table of the lake as EventBridge would deliver them. */
final class LakeRecords {
    static final LakeRecords EVENTS = new LakeRecords("cloudtrail", TableShape.CLOUDTRAIL.columns(), WantedFields.ALL);
    static final LakeRecords INSIGHTS =
            new LakeRecords("cloudtrail_insights", TableShape.CLOUDTRAIL_INSIGHTS.columns(), WantedFields.ALL);

    private static final int ABSENT = -1;

    private final String table;
    private final List<ShapeColumn> columns;
    private final WantedFields wanted;
    private final List<RecordMember> members;
    private final List<String> expressions;
    private final int unmapped;
    private final int eventId;
    private final int eventTime;
    private final int eventType;
    private final int eventSource;
    private final int eventName;
    private final int awsRegion;
    private final int recipient;
    private final int caller;
    private final int readOnly;
    private final int managementEvent;
    private final int eventCategory;
    private final int account;
    private final int region;
    private final int path;
    private final int record;

    private LakeRecords(String table, List<ShapeColumn> columns, WantedFields wanted) {
        this.table = table;
        this.columns = columns;
        this.wanted = wanted;
        RecordColumns selected = new RecordColumns(columns, wanted);
        this.members = selected.members();
        this.eventId = position("eventid", selected);
        this.eventTime = position("eventtime", selected);
        this.eventType = position("eventtype", selected);
        this.eventSource = position("eventsource", selected);
        this.eventName = position("eventname", selected);
        this.awsRegion = position("awsregion", selected);
        this.recipient = position("recipientaccountid", selected);
        this.caller = position("useridentity.accountid", selected);
        this.readOnly = position("readonly", selected);
        this.managementEvent = position("managementevent", selected);
        this.eventCategory = position("eventcategory", selected);
        this.unmapped = selected.position("\"$unmapped\"");
        this.path = selected.position("\"$path\"");
        this.record = selected.position("\"$record\"");
        this.account = selected.position("account");
        this.region = selected.position("region");
        this.expressions = selected.expressions();
    }

    /** The same records without the fields that are not wanted. */
    LakeRecords only(WantedFields fields) {
        return new LakeRecords(table, columns, fields);
    }

    /** What counts the rows, in Athena's SQL. */
    String count(String condition) {
        return "select count(*) from " + table + " where " + condition;
    }

    /** What reads the rows in evidence order, in Athena's SQL. */
    String select(String condition) {
        return "select " + String.join(", ", expressions) + " from " + table + " where " + condition;
    }

    /** The record as JSON, as CloudTrail wrote it, with the fields that are wanted. */
    String json(List<Value> row, RecordJson maker) {
        String json = maker.of(members, row);
        if (row.get(unmapped) instanceof Value.Text fields) {
            boolean isReadable = fields.text().length() < RecordColumns.READABLE_LENGTH;
            String merged = JsonMerge.unmappedInto(json, fields.text(), name -> !isReadable || wanted.has(name));
            return merged == null ? json : merged;
        }
        return json;
    }

    Envelope envelope(List<Value> row, RecordJson maker) {
        String toAccount = text(row, recipient);
        Envelope.Head head = new Envelope.Head(
                text(row, eventId),
                text(row, eventTime),
                text(row, eventType),
                text(row, eventSource),
                text(row, awsRegion),
                toAccount.isEmpty() ? text(row, caller) : toAccount);
        return Envelope.wrap(
                head,
                json(row, maker),
                Envelope.isReadOnlyManagement(
                        text(row, eventName),
                        text(row, readOnly),
                        text(row, managementEvent),
                        text(row, eventCategory)));
    }

    EventRef reference(List<Value> row) {
        return new EventRef(
                text(row, eventId),
                text(row, eventTime),
                text(row, eventSource),
                text(row, eventName),
                text(row, account),
                text(row, region),
                text(row, path),
                ((Value.Whole) row.get(record)).number());
    }

    /** A text, empty where it is NULL or the table has no such column. */
    private static String text(List<Value> row, int position) {
        return position != ABSENT && row.get(position) instanceof Value.Text text ? text.text() : "";
    }

    /** Where a row has a column, or a struct's field, that the table need not have. */
    private int position(String field, RecordColumns selected) {
        return columns.stream().anyMatch(column -> field.split("\\.", 2)[0].equals(column.name()))
                ? selected.position(field)
                : ABSENT;
    }
}
