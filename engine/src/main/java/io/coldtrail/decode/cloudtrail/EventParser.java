package io.coldtrail.decode.cloudtrail;

import io.coldtrail.columnar.TextVector;
import io.coldtrail.decode.TableBatch;
import io.coldtrail.json.ByteSink;
import io.coldtrail.json.JsonCursor;
import io.coldtrail.json.MalformedJson;
import io.coldtrail.json.Underflow;
import io.coldtrail.problem.Limits;
import io.coldtrail.schema.CloudTrailColumns;
import io.coldtrail.schema.InsightColumns;
import io.coldtrail.schema.LakeTable;
import io.coldtrail.schema.Provenance;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stages one record, in whatever form it comes, as a row of the events or of the Insight events.
 *
 * <ul>
 *   <li>The event itself: an object with {@code eventSource} and {@code eventName}, or one whose {@code eventType} says
 *       that it is an Insight event.
 *   <li>An element of what {@code lookup-events} gives: the event is a text in {@code CloudTrailEvent}. Its other
 *       members are named much like an event's, so that text decides. Where it holds no event, the element is taken for
 *       the event itself.
 *   <li>An EventBridge envelope: the event is the object in {@code detail}.
 * </ul>
 *
 * What an envelope or an element holds beside the event has no column, and goes to {@code unmapped_json}; what is
 * unmapped in the event stands there inside an object of the event's member. Not thread-safe.
 */
final class EventParser {
    private static final byte[] INSIGHT = "AwsCloudTrailInsight".getBytes(StandardCharsets.US_ASCII);
    private static final int LOOKUP_MARKER = 0;
    private static final int DETAIL_MARKER = 1;
    private static final List<Binding.Marker> MARKERS =
            List.of(new Binding.Marker("cloudtrailevent", '"'), new Binding.Marker("detail", '{'));

    private final Target events;
    private final Target insights;
    private final int lookup;
    private final int detail;
    private final TextVector eventSource;
    private final TextVector eventName;
    private final TextVector eventType;
    private final UnmappedFields unmapped = new UnmappedFields();
    private final FieldStager stager;
    private final JsonCursor outer;
    private final ByteSink innerText = new ByteSink();
    private byte[] source = new byte[0];
    private int start;
    private int end;
    private @Nullable Target staged;

    /** Where a kind of event goes. */
    private record Target(TableBatch batch, Binding.Fields fields, TextVector unmappedColumn) {
        static Target of(LakeTable table, Set<String> jsonText, List<Binding.Marker> markers) {
            TableBatch batch = new TableBatch(table, List.of());
            return new Target(
                    batch,
                    Binding.ofBatch(batch.rows(), table.dataColumns(), jsonText, markers),
                    batch.rows().text(batch.rows().indexOf(Provenance.UNMAPPED)));
        }

        void discard() {
            batch.rows().discardRow();
        }
    }

    EventParser(Limits limits) {
        events = Target.of(LakeTable.CLOUDTRAIL, CloudTrailColumns.JSON_TEXT, MARKERS);
        insights = Target.of(LakeTable.CLOUDTRAIL_INSIGHTS, Set.of(InsightColumns.DETAILS), List.of());
        lookup = events.fields().marker(LOOKUP_MARKER);
        detail = events.fields().marker(DETAIL_MARKER);
        eventSource = eventText("eventsource");
        eventName = eventText("eventname");
        eventType = eventText("eventtype");
        stager = new FieldStager(limits, unmapped);
        outer = new JsonCursor(limits);
    }

    private TextVector eventText(String column) {
        return events.batch().rows().text(events.batch().rows().indexOf(column));
    }

    /**
     * Stages the object that begins at {@code from}; {@link #staged()} then tells where. Nothing stays staged where it
     * is no event, or where this throws.
     *
     * @return the index after the object
     * @throws Underflow where the bytes end before the object
     * @throws MalformedJson where the bytes are no JSON object, or nest too deep
     */
    int parse(byte[] bytes, int from, int to) {
        source = bytes;
        start = from;
        end = to;
        try {
            staged = null;
            unmapped.clear();
            boolean found = plain();
            int after = stager.position();
            if (events.fields().isSeen(lookup)) {
                if (!lookup()) {
                    restart();
                    plain();
                }
            } else if (!found && events.fields().isSeen(detail)) {
                envelope();
            }
            finish();
            return after;
        } catch (Underflow | MalformedJson e) {
            discard();
            throw e;
        }
    }

    /** The batch in which the object stands staged, or null where it is no event. */
    @Nullable
    TableBatch staged() {
        Target target = staged;
        return target == null ? null : target.batch();
    }

    /** Forgets what is staged. */
    void discard() {
        events.discard();
        insights.discard();
        staged = null;
    }

    /** Forgets all rows. */
    void clear() {
        discard();
        events.batch().rows().clear();
        insights.batch().rows().clear();
    }

    private boolean plain() {
        stager.begin(source, start, end);
        stager.members(events.fields());
        if (isInsight()) {
            restart();
            stager.begin(source, start, end);
            stager.members(insights.fields());
            staged = insights;
            return true;
        }
        return takeEvent();
    }

    private boolean lookup() {
        int valueStart = events.fields().start(lookup);
        int valueEnd = events.fields().end(lookup);
        innerText.clear();
        innerText.writeUnescaped(source, valueStart + 1, valueEnd - 1);
        try {
            return inner(valueStart, innerText.array(), 0, innerText.length()) && isBlank(stager.position());
        } catch (Underflow | MalformedJson e) {
            // The element around it has been read once, so the text is what is no JSON, or not within the limits.
            return false;
        }
    }

    private boolean isBlank(int from) {
        for (int at = from; at < innerText.length(); at++) {
            if (!JsonInput.isWhiteSpace(innerText.array()[at])) {
                return false;
            }
        }
        return true;
    }

    private void envelope() {
        inner(events.fields().start(detail), source, events.fields().start(detail), end);
    }

    /** Stages the event that stands, as bytes of their own or the record's, in the member whose value is at an index. */
    private boolean inner(int valueStart, byte[] inner, int innerStart, int innerEnd) {
        unwrap(events, valueStart, inner, innerStart, innerEnd);
        if (isInsight()) {
            unwrap(insights, valueStart, inner, innerStart, innerEnd);
            staged = insights;
            return true;
        }
        return takeEvent();
    }

    private void unwrap(Target target, int valueStart, byte[] inner, int innerStart, int innerEnd) {
        restart();
        outer.reset(source, start, end);
        outer.expect('{');
        do {
            outer.string();
            int keyStart = outer.stringStart();
            int keyEnd = outer.stringEnd();
            outer.expect(':');
            outer.peek();
            int memberStart = outer.position();
            outer.skipValue();
            if (memberStart == valueStart) {
                unmapped.enter(source, keyStart, keyEnd);
                stager.begin(inner, innerStart, innerEnd);
                stager.members(target.fields());
                unmapped.leave();
            } else {
                unmapped.add(source, keyStart, keyEnd, source, memberStart, outer.position());
            }
        } while (outer.another('}'));
    }

    /** Makes room for another form of the record. */
    private void restart() {
        discard();
        unmapped.clear();
    }

    private boolean takeEvent() {
        if (eventSource.isStaged() && eventName.isStaged()) {
            staged = events;
            return true;
        }
        return false;
    }

    private boolean isInsight() {
        return eventType.isStaged()
                && Arrays.equals(
                        eventType.bytes(), eventType.stagedStart(), eventType.stagedEnd(), INSIGHT, 0, INSIGHT.length);
    }

    private void finish() {
        Target target = staged;
        if (target == null) {
            discard();
        } else if (!unmapped.isEmpty()) {
            ByteSink text = unmapped.finish();
            FieldStager.stageChecked(target.unmappedColumn(), text.array(), 0, text.length());
        }
    }
}
