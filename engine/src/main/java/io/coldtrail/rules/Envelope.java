package io.coldtrail.rules;

import io.coldtrail.json.JsonText;
import io.coldtrail.json.JsonTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    private static final String API_CALL = "AWS API Call via CloudTrail";

    /** The detail types of events that are no API calls, by CloudTrail's {@code eventType}. */
    private static final Map<String, String> DETAIL_TYPES = Map.of(
            "AwsServiceEvent", "AWS Service Event via CloudTrail",
            "AwsConsoleSignIn", "AWS Console Sign In via CloudTrail",
            "AwsConsoleAction", "AWS Console Action via CloudTrail",
            "AwsCloudTrailInsight", "AWS Insight via CloudTrail");

    private static final Pattern READING = Pattern.compile("(Get|List|Describe).*");

    /** What is delivered although it is named like a read. */
    private static final Set<String> DELIVERED_READS = Set.of("GetFederationToken", "GetSessionToken");

    private static final String HOST = ".amazonaws.com";

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
        String type = orEmpty(record.textOrNull("eventType"));
        String host = orEmpty(record.textOrNull("eventSource"));
        if (host.isEmpty() && !type.equals("AwsCloudTrailInsight")) {
            throw record.damaged("it has neither detail and detail-type, nor eventSource");
        }
        String head = JsonText.line(json -> json.put("version", "0")
                .put("id", orEmpty(record.textOrNull("eventID")))
                .put("detail-type", DETAIL_TYPES.getOrDefault(type, API_CALL))
                .put("source", source(host))
                .put("account", account(record))
                .put("time", orEmpty(record.textOrNull("eventTime")))
                .put("region", orEmpty(record.textOrNull("awsRegion")))
                .put("resources", List.of()));
        return new Envelope(
                head.substring(0, head.length() - 1) + ",\"detail\":" + record.json() + "}",
                isReadOnlyManagement(record));
    }

    private static String source(String host) {
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
        String name = orEmpty(record.textOrNull("eventName"));
        if (DELIVERED_READS.contains(name) || record.isFalse("managementEvent")) {
            return false;
        }
        return record.isTrue("readOnly")
                || (!record.isFalse("readOnly") && READING.matcher(name).matches());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
