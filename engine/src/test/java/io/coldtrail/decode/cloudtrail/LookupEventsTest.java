package io.coldtrail.decode.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coldtrail.decode.DecodeOutcome;
import io.coldtrail.decode.Decoded;
import io.coldtrail.problem.Limits;
import io.coldtrail.schema.LakeTable;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code aws cloudtrail lookup-events} and its kin in the SDKs give. */
class LookupEventsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final String EVENT = """
            {"eventVersion": "1.08", "eventSource": "iam.amazonaws.com", "eventName": "ListUsers", "new": {"n": 1.50},
             "eventTime": "2024-01-05T10:00:00Z", "eventID": "inner", "userAgent": "a \\"b\\" \\\\ \\n é \\u00e9 \\ud83d\\ude00",
             "requestParameters": {"text": "\\"quoted\\" \\\\ \\u0041"}}""";
    private static final Map<String, Object> COLUMNS = Map.of(
            "eventversion", "1.08",
            "eventsource", "iam.amazonaws.com",
            "eventname", "ListUsers",
            "eventtime", "2024-01-05T10:00:00Z",
            "eventid", "inner",
            "useragent", "a \"b\" \\ \n é é 😀",
            "requestparameters", "{\"text\":\"\\\"quoted\\\" \\\\ \\u0041\"}");

    private static ObjectNode element(String cloudTrailEvent) {
        ObjectNode element = MAPPER.createObjectNode();
        element.put("EventId", "outer").put("EventName", "OuterName").put("ReadOnly", "true");
        element.put("EventTime", "2024-01-05T11:00:00+01:00")
                .put("EventSource", "outer.amazonaws.com")
                .put("Username", "u");
        element.put("CloudTrailEvent", cloudTrailEvent);
        element.putArray("Resources")
                .addObject()
                .put("ResourceType", "AWS::IAM::User")
                .put("ResourceName", "r");
        return element;
    }

    private static ObjectNode outerMembers() {
        ObjectNode members = element("");
        members.remove("CloudTrailEvent");
        return members;
    }

    @Test
    void readsTheEventInsideTheElement() throws JsonProcessingException {
        String element = element(EVENT).toString();
        for (String document : List.of(
                "{\"Events\":[%s]}",
                "{\"NextToken\":\"t\",\"Events\":[%s]}",
                "{\n  \"Events\" : [\n%s\n] , \"NextToken\": null, \"$metadata\": {\"attempts\": 1}\n}\n",
                "{\"events\":[%s]}",
                "{\"Records\":[%s]}",
                "[%s]",
                "%s",
                "%s\n")) {
            Decoded decoded = decode(document.replace("%s", element));
            assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
            assertThat(decoded.rejects()).isEmpty();
            assertThat(decoded.rows()).hasSize(1);
            Map<String, Object> values =
                    new LinkedHashMap<>(decoded.rows().get(0).values());
            ObjectNode unmapped = outerMembers();
            unmapped.putObject("CloudTrailEvent").set("new", MAPPER.readTree("{\"n\":1.50}"));
            assertThat(MAPPER.readTree((String) values.remove("unmapped_json"))).isEqualTo(unmapped);
            assertThat(values).isEqualTo(COLUMNS);
            assertThat(decoded.rows().get(0).table()).isEqualTo(LakeTable.CLOUDTRAIL);
            assertThat(decoded.rows().get(0).source()).isEqualTo(element);
        }
    }

    @Test
    void countsRecordsByTheirPlaceInEvents() {
        String element = element(EVENT).toString();
        Decoded decoded = decode("{\"Events\":[" + element + ",{\"EventId\":\"x\"},7," + element + "]}");
        assertThat(decoded.rows()).extracting(Decoded.Row::record).containsExactly(0L, 3L);
        assertThat(decoded.rejects()).extracting(Decoded.Reject::record).containsExactly(1L, 2L);
        assertThat(decoded.rejects()).extracting(Decoded.Reject::reason).containsOnly("not-an-event");
    }

    @Test
    void readsLinesOfElements() {
        String element = element(EVENT).toString();
        Decoded decoded = decode(element + "\n" + element + "\n" + EVENT);
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
        assertThat(decoded.rows())
                .extracting(row -> row.values().get("eventid"))
                .containsOnly("inner");
        assertThat(decoded.rows()).hasSize(3);
    }

    @Test
    void readsTheSameHoweverTheBytesCome() {
        byte[] file = utf8("{\"Events\":[" + element(EVENT) + "," + element("no event") + "],\"NextToken\":\"t\"}");
        Decoded whole = Decoded.of(new CloudTrailDecoder(Limits.DEFAULT), file);
        assertThat(whole.rows()).hasSize(2);
        for (int piece = 1; piece <= 64; piece *= 4) {
            assertThat(Decoded.inPieces(new CloudTrailDecoder(Limits.DEFAULT), file, piece, piece))
                    .isEqualTo(whole);
        }
    }

    @Test
    void leavesNothingBesideTheEventWhereThereIsNothing() {
        String inner = "{\"eventSource\":\"s\",\"eventName\":\"n\"}";
        Decoded decoded = decode("[{\"CloudTrailEvent\":" + MAPPER.valueToTree(" \r\n" + inner + "\t ") + "}]");
        assertThat(decoded.rows().get(0).values()).isEqualTo(Map.of("eventsource", "s", "eventname", "n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "null",
                "7",
                "{}",
                "{\"eventSource\":\"s\"}",
                "[{\"eventSource\":\"s\",\"eventName\":\"n\"}]",
                "{\"eventSource\":\"s\",\"eventName\":\"n\"",
                "{\"eventSource\":\"s\",\"eventName\":\"n\"} x",
                "{\"eventSource\":\"s\",\"eventName\":\"n\"}{}",
                "{\"eventSource\":\"s\",\"eventName\":\"n\u0000\"}",
                "{\"eventSource\":\"s\",\"eventName\":\"n\",\"userIdentity\":{\"arn\":\"leak\"},}",
                "{\"detail\":{\"eventSource\":\"s\",\"eventName\":\"n\"}}"
            })
    void takesTheElementForTheEventWhereItsTextIsNone(String text) throws JsonProcessingException {
        Decoded decoded = decode("{\"Events\":[" + element(text) + "]}");
        assertThat(decoded.rejects()).isEmpty();
        Map<String, Object> values = new LinkedHashMap<>(decoded.rows().get(0).values());
        assertThat(MAPPER.readTree((String) values.remove("unmapped_json"))
                        .path("CloudTrailEvent")
                        .textValue())
                .isEqualTo(text);
        values.remove("resources");
        assertThat(values)
                .isEqualTo(Map.of(
                        "eventid", "outer",
                        "eventname", "OuterName",
                        "eventsource", "outer.amazonaws.com",
                        "eventtime", "2024-01-05T11:00:00+01:00",
                        "readonly", "true"));

        Decoded rejected = decode("{\"Events\":[" + element(text).without(List.of("EventSource")) + "]}");
        assertThat(rejected.rows()).isEmpty();
        assertThat(rejected.rejects()).containsExactly(new Decoded.Reject(0, 11, "not-an-event"));
    }

    @Test
    void holdsTheLimitOfDepthInsideTheText() {
        String deep =
                "{\"eventSource\":\"s\",\"eventName\":\"n\",\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        Decoded decoded = decode("{\"Events\":[" + element(deep) + "," + element(EVENT) + "]}");
        assertThat(decoded.rows())
                .extracting(row -> row.values().get("eventid"))
                .containsExactly("outer", "inner");
    }

    @Test
    void takesNothingButATextForTheEvent() {
        for (String value : List.of("null", "{\"eventSource\":\"x\",\"eventName\":\"y\"}", "[]", "1")) {
            Decoded decoded = decode("[{\"eventSource\":\"s\",\"eventName\":\"n\",\"CloudTrailEvent\":" + value + "}]");
            assertThat(decoded.rows().get(0).values())
                    .isEqualTo(Map.of(
                            "eventsource",
                            "s",
                            "eventname",
                            "n",
                            "unmapped_json",
                            "{\"CloudTrailEvent\":" + value + "}"));
        }
    }

    @Test
    void mendsTextThatIsNotUtf8() {
        String inner =
                "{\\\"eventSource\\\":\\\"s\\\",\\\"eventName\\\":\\\"n\\\",\\\"userAgent\\\":\\\"\u00e9 \\ud800\\\",\\\"k\u00e9\\\":1}";
        String document = "[{\"CloudTrailEvent\":\"" + inner + "\"}]";
        Decoded decoded =
                Decoded.of(new CloudTrailDecoder(Limits.DEFAULT), document.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(decoded.rows().get(0).values())
                .containsEntry("useragent", "\uFFFD \uFFFD")
                .containsEntry("unmapped_json", "{\"CloudTrailEvent\":{\"k\uFFFD\":1}}");
    }

    private static Decoded decode(String document) {
        return Decoded.of(new CloudTrailDecoder(Limits.DEFAULT), utf8(document));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
