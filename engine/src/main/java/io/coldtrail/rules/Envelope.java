package io.coldtrail.rules;

import io.coldtrail.json.JsonTree;
import io.coldtrail.query.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An event as EventBridge delivers it.
 *
 * @param json {@code version, id, detail-type, source, account, time, region, resources, detail}
 * @param isReadOnlyManagement whether only rules that ask for read-only management events get it
 */
public record Envelope(String json, boolean isReadOnlyManagement) {
    /** The {@code eventType} of Insight events, which name no event source. */
    private static final String INSIGHT = "AwsCloudTrailInsight";

    /** The detail type of all events without one of their own. */
    static final String API_CALL = "AWS API Call via CloudTrail";

    /** The detail types of events that are no API calls, by CloudTrail's {@code eventType}. */
    private static final Map<String, String> DETAIL_TYPES = Map.of(
            "AwsServiceEvent",
            "AWS Service Event via CloudTrail",
            "AwsConsoleSignIn",
            "AWS Console Sign In via CloudTrail",
            "AwsConsoleAction",
            "AWS Console Action via CloudTrail",
            INSIGHT,
            "AWS Insight via CloudTrail");

    private static final Pattern READING = Pattern.compile("(Get|List|Describe).*");

    /** What is delivered although it is named like a read. */
    private static final Set<String> DELIVERED_READS = Set.of("GetFederationToken", "GetSessionToken");

    /** What event sources end with, and {@code source} does not. */
    static final String HOST = ".amazonaws.com";

    /** Reads an event from a file: as EventBridge delivers it, or a CloudTrail record, which is then wrapped. */
    public static Envelope read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw RuleProblems.unreadable(file.toString(), e);
        }
    }

    static Envelope parse(String file, String text) {
        JsonTree event = JsonTree.parse(text, reason -> RuleProblems.event(file, reason));
        if (event.has("detail") && event.has("detail-type")) {
            return new Envelope(event.json(), isReadOnlyManagement(event.object("detail")));
        }
        return wrap(event);
    }

    private static Envelope wrap(JsonTree record) {
        Head head = new Head(
                orEmpty(record.textOrNull("eventID")),
                orEmpty(record.textOrNull("eventTime")),
                orEmpty(record.textOrNull("eventType")),
                orEmpty(record.textOrNull("eventSource")),
                orEmpty(record.textOrNull("awsRegion")),
                account(record));
        if (head.eventSource().isEmpty() && !head.eventType().equals(INSIGHT)) {
            throw record.damaged("it has neither detail and detail-type, nor eventSource");
        }
        return wrap(head, record.json(), isReadOnlyManagement(record));
    }

    /**
     * Wraps a record as EventBridge does.
     *
     * @param detail the record, a JSON object
     */
    static Envelope wrap(Head head, String detail, boolean isReadOnlyManagement) {
        StringBuilder json = new StringBuilder(detail.length() + 320).append("{\"version\":\"0\"");
        member(json, "id", head.eventId());
        member(json, "detail-type", detailType(head.eventType()));
        member(json, "source", source(head.eventSource()));
        member(json, "account", head.account());
        member(json, "time", head.eventTime());
        member(json, "region", head.awsRegion());
        json.append(",\"resources\":[],\"detail\":").append(detail).append('}');
        return new Envelope(json.toString(), isReadOnlyManagement);
    }

    private static void member(StringBuilder json, String name, String text) {
        json.append(",\"").append(name).append("\":");
        JsonText.append(json, text);
    }

    /** What of a record its envelope says too; texts are empty where the record does not say. */
    record Head(
            String eventId, String eventTime, String eventType, String eventSource, String awsRegion, String account) {}

    /** The detail type of events with one {@code eventType}. */
    static String detailType(String eventType) {
        return DETAIL_TYPES.getOrDefault(eventType, API_CALL);
    }

    /** The event types that have a detail type of their own. */
    static Map<String, String> detailTypes() {
        return DETAIL_TYPES;
    }

    /** The {@code source} of events from one event source; empty where the event names none. */
    static String source(String host) {
        if (host.isEmpty()) {
            return "aws.cloudtrail";
        }
        return "aws." + (host.endsWith(HOST) ? host.substring(0, host.length() - HOST.length()) : host);
    }

    private static String account(JsonTree record) {
        String recipient = record.textOrNull("recipientAccountId");
        if (recipient == null && record.has("userIdentity")) {
            return orEmpty(record.object("userIdentity").textOrNull("accountId"));
        }
        return orEmpty(recipient);
    }

    private static boolean isReadOnlyManagement(JsonTree record) {
        return isReadOnlyManagement(
                orEmpty(record.textOrNull("eventName")),
                record.isTrue("readOnly") ? "true" : record.isFalse("readOnly") ? "false" : "",
                record.isFalse("managementEvent") ? "false" : "",
                orEmpty(record.textOrNull("eventCategory")));
    }

    /**
     * Whether only rules that ask for read-only management events get an event.
     *
     * @param readOnly {@code true}, {@code false}, or empty where the event does not say
     * @param managementEvent likewise
     * @param eventCategory empty where the event does not say
     */
    static boolean isReadOnlyManagement(
            String eventName, String readOnly, String managementEvent, String eventCategory) {
        if (DELIVERED_READS.contains(eventName)
                || managementEvent.equals("false")
                || !(eventCategory.isEmpty() || eventCategory.equals("Management"))) {
            return false;
        }
        return readOnly.equals("true")
                || (!readOnly.equals("false") && READING.matcher(eventName).matches());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
