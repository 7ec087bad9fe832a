package io.coldtrail.rules;

import io.coldtrail.json.JsonMerge;
import io.coldtrail.query.QueryResult;
import io.coldtrail.query.QuerySession;
import io.coldtrail.query.Value;
import io.coldtrail.schema.ShapeColumn;
import io.coldtrail.schema.TableShape;
import io.coldtrail.sql.AthenaTranslator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the records of one table of the lake as EventBridge would deliver them. */
final class LakeRecords {
    private static final int ABSENT = -1;

    /** What tells where an event is, in the order of {@link EventRef}. */
    private static final List<String> REFERENCE = List.of(
            "eventid", "eventtime", "eventsource", "eventname", "account", "region", "\"$path\"", "\"$record\"");

    /** What of this every table has, though no record. */
    private static final Set<String> OF_LAKE = Set.copyOf(REFERENCE.subList(4, 8));

    static final LakeRecords EVENTS = new LakeRecords("cloudtrail", TableShape.CLOUDTRAIL.columns(), WantedFields.ALL);
    static final LakeRecords INSIGHTS =
            new LakeRecords("cloudtrail_insights", TableShape.CLOUDTRAIL_INSIGHTS.columns(), WantedFields.ALL);

    private final String table;
    private final List<ShapeColumn> columns;
    private final WantedFields wanted;
    private final List<RecordMember> members;
    private final List<String> expressions;
    private final List<String> reference;
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

    private LakeRecords(String table, List<ShapeColumn> columns, WantedFields wanted) {
        this.table = table;
        this.columns = columns;
        this.wanted = wanted;
        RecordColumns selected = new RecordColumns(columns, wanted);
        this.members = selected.members();
        this.eventId = head("id", "eventid", selected);
        this.eventTime = head("time", "eventtime", selected);
        this.eventType = head("detail-type", "eventtype", selected);
        this.eventSource = head("source", "eventsource", selected);
        this.awsRegion = head("region", "awsregion", selected);
        this.recipient = head("account", "recipientaccountid", selected);
        this.caller = head("account", "useridentity.accountid", selected);
        this.eventName = position("eventname", selected);
        this.readOnly = position("readonly", selected);
        this.managementEvent = position("managementevent", selected);
        this.eventCategory = position("eventcategory", selected);
        this.unmapped = selected.position("\"$unmapped\"");
        this.expressions = selected.expressions();
        this.reference = REFERENCE.stream()
                .map(expression -> OF_LAKE.contains(expression) || hasColumn(expression) ? expression : "null")
                .toList();
    }

    /** The same records without the fields that are not wanted. */
    LakeRecords only(WantedFields fields) {
        return new LakeRecords(table, columns, fields);
    }

    /** What counts the rows, in Athena's SQL. */
    String count(String condition) {
        return "select count(*) from " + table + " where " + condition;
    }

    /**
     * Reads records in evidence order: of each what {@link #envelope} takes and what {@link #reference} takes, as texts that
     * {@link PackedRow} reads. The caller closes the result.
     *
     * @param condition in Athena's SQL
     */
    QueryResult rows(QuerySession session, String condition) {
        String select = Stream.of(expressions, reference)
                .flatMap(List::stream)
                .collect(Collectors.joining(", ", "select ", " from " + table + " where " + condition));
        return session.run(
                PackedRow.packed(new AthenaTranslator(session.catalog()).translate(select), expressions.size()));
    }

    /** What is read for {@link #envelope}, in Athena's SQL. */
    List<String> expressions() {
        return expressions;
    }

    /** The record as JSON, as CloudTrail wrote it, with the fields that are wanted. The row is what {@link #envelope} takes. */
    String json(List<Value> row, RecordJson maker) {
        String json = maker.of(members, row);
        if (row.get(unmapped) instanceof Value.Text fields) {
            boolean isReadable = fields.text().length() < RecordColumns.READABLE_LENGTH;
            String merged = JsonMerge.unmappedInto(json, fields.text(), name -> !isReadable || wanted.has(name));
            return merged == null ? json : merged;
        }
        return json;
    }

    /** The record as it is delivered, as far as the wanted fields tell. */
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

    static EventRef reference(List<Value> row) {
        return new EventRef(
                text(row, 0),
                text(row, 1),
                text(row, 2),
                text(row, 3),
                text(row, 4),
                text(row, 5),
                text(row, 6),
                ((Value.Whole) row.get(7)).number());
    }

    /** A text, empty where it is NULL or the table has no such column. */
    private static String text(List<Value> row, int position) {
        return position != ABSENT && row.get(position) instanceof Value.Text text ? text.text() : "";
    }

    /** Where a row has what a member of the envelope is made of, if a pattern looks at that. */
    private int head(String member, String field, RecordColumns selected) {
        return wanted.hasInEnvelope(member) ? position(field, selected) : ABSENT;
    }

    /** Where a row has a column, or a struct's field, that the table need not have. */
    private int position(String field, RecordColumns selected) {
        return hasColumn(field) ? selected.position(field) : ABSENT;
    }

    private boolean hasColumn(String field) {
        return columns.stream().anyMatch(column -> field.split("\\.", 2)[0].equals(column.name()));
    }
}
