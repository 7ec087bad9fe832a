package io.coldtrail.decode.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coldtrail.decode.DecodeOutcome;
import io.coldtrail.decode.Decoded;
import io.coldtrail.problem.Limits;
import io.coldtrail.schema.LakeTable;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Insight events, which have a table of their own, and network activity events, which have not. */
class InsightEventsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String EVENT = "{\"eventSource\":\"s\",\"eventName\":\"n\"}";
    private static final String INSIGHT = """
            {"eventVersion": "1.08", "eventTime": "2024-01-05T10:00:00Z", "awsRegion": "us-east-1", "eventID": "i-1",
             "eventType": "AwsCloudTrailInsight", "recipientAccountId": "111122223333", "sharedEventID": "s-1",
             "insightDetails": { "state": "Start", "eventSource": "ec2.amazonaws.com", "eventName": "RunInstances",
               "insightType": "ApiCallRateInsight", "errorCode": null,
               "insightContext": {"statistics": {"baseline": {"average": 1.7561507937}, "insightDuration": 1},
               "attributions": [{"attribute": "userIdentityArn", "insight": [{"value": "arn:a", "average": 9.0}]}]} },
             "eventCategory": "Insight", "addendum": {"reason": "r"}, "new": 1}""";
    private static final Map<String, Object> COLUMNS = Map.of(
            "eventversion",
            "1.08",
            "eventtime",
            "2024-01-05T10:00:00Z",
            "awsregion",
            "us-east-1",
            "eventid",
            "i-1",
            "eventtype",
            "AwsCloudTrailInsight",
            "recipientaccountid",
            "111122223333",
            "sharedeventid",
            "s-1",
            "insightdetails",
            "{\"state\":\"Start\",\"eventSource\":\"ec2.amazonaws.com\",\"eventName\":\"RunInstances\","
                    + "\"insightType\":\"ApiCallRateInsight\",\"errorCode\":null,\"insightContext\":{\"statistics\":"
                    + "{\"baseline\":{\"average\":1.7561507937},\"insightDuration\":1},\"attributions\":"
                    + "[{\"attribute\":\"userIdentityArn\",\"insight\":[{\"value\":\"arn:a\",\"average\":9.0}]}]}}",
            "eventcategory",
            "Insight");

    @Test
    void areRowsOfTheirOwnTable() {
        for (String document : List.of("{\"Records\":[%s]}", "[%s]", "%s", "%s\n")) {
            Decoded decoded = decode(document.replace("%s", INSIGHT));
            assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
            assertThat(decoded.rejects()).isEmpty();
            Map<String, Object> values = new LinkedHashMap<>(COLUMNS);
            values.put("unmapped_json", "{\"addendum\":{\"reason\":\"r\"},\"new\":1}");
            assertThat(decoded.rows())
                    .containsExactly(new Decoded.Row(LakeTable.CLOUDTRAIL_INSIGHTS, 0, INSIGHT, values));
        }
    }

    @Test
    void standAmongOtherEvents() {
        String rejected = "{\"eventType\":\"AwsCloudTrailInsights\"}";
        List<String> records = List.of(EVENT, INSIGHT, INSIGHT, EVENT, rejected, INSIGHT, INSIGHT, EVENT, EVENT, EVENT);
        for (String document :
                List.of("{\"Records\":[" + String.join(",", records) + "]}", String.join("\n", records))) {
            Decoded decoded = decode(document);
            assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
            assertThat(decoded.rejects()).extracting(Decoded.Reject::record).containsExactly(4L);
            assertThat(decoded.rows())
                    .extracting(Decoded.Row::record)
                    .containsExactly(0L, 1L, 2L, 3L, 5L, 6L, 7L, 8L, 9L);
            assertThat(decoded.rows()).allSatisfy(row -> {
                boolean insight = row.source().equals(INSIGHT);
                assertThat(row.table()).isEqualTo(insight ? LakeTable.CLOUDTRAIL_INSIGHTS : LakeTable.CLOUDTRAIL);
                assertThat(row.values()).hasSize(insight ? COLUMNS.size() + 1 : 2);
            });
        }
    }

    @Test
    void areToldByTheirTypeWhateverElseTheyHold() throws JsonProcessingException {
        Decoded decoded = decode("[{\"EVENTTYPE\":\"AwsCloudTrailInsight\",\"eventSource\":\"s\",\"eventName\":\"n\","
                + "\"userIdentity\":{\"arn\":\"a\"},\"insightDetails\":\"text\"}]");
        Decoded.Row row = decoded.rows().get(0);
        assertThat(row.table()).isEqualTo(LakeTable.CLOUDTRAIL_INSIGHTS);
        assertThat(row.values()).containsEntry("insightdetails", "text").doesNotContainKey("eventsource");
        assertThat(MAPPER.readTree((String) row.values().get("unmapped_json")))
                .isEqualTo(MAPPER.readTree(
                        "{\"eventSource\":\"s\",\"eventName\":\"n\",\"userIdentity\":{\"arn\":\"a\"}}"));
    }

    /** As event data stores have them. */
    @Test
    void keepTheMembersOfTheFlatForm() throws JsonProcessingException {
        String flat =
                "\"insightSource\":\"arn:x\",\"insightState\":\"End\",\"insightEventSource\":\"s3.amazonaws.com\","
                        + "\"insightEventName\":\"GetObject\",\"insightErrorCode\":\"AccessDenied\","
                        + "\"insightType\":\"ApiErrorRateInsight\",\"insightContext\":{\"baselineAverage\":0.5}";
        Decoded decoded = decode("{\"eventType\":\"AwsCloudTrailInsight\",\"eventCategory\":\"Insight\"," + flat + "}");
        Map<String, Object> values = new LinkedHashMap<>(decoded.rows().get(0).values());
        assertThat(MAPPER.readTree((String) values.remove("unmapped_json")))
                .isEqualTo(MAPPER.readTree("{" + flat + "}"));
        assertThat(values).isEqualTo(Map.of("eventtype", "AwsCloudTrailInsight", "eventcategory", "Insight"));
    }

    @Test
    void standInLookupElementsAndEnvelopes() throws JsonProcessingException {
        String lookup = MAPPER.createObjectNode()
                .put("EventId", "o")
                .put("EventName", "RunInstances")
                .put("EventSource", "ec2.amazonaws.com")
                .put("CloudTrailEvent", INSIGHT)
                .toString();
        String envelope = "{\"source\":\"aws.cloudtrail\",\"detail\":" + INSIGHT + "}";
        Decoded decoded = decode("{\"Events\":[" + lookup + "," + envelope + "," + EVENT + "]}");
        assertThat(decoded.rows())
                .extracting(Decoded.Row::table)
                .containsExactly(LakeTable.CLOUDTRAIL_INSIGHTS, LakeTable.CLOUDTRAIL_INSIGHTS, LakeTable.CLOUDTRAIL);
        List<String> unmapped = List.of(
                "{\"EventId\":\"o\",\"EventName\":\"RunInstances\",\"EventSource\":\"ec2.amazonaws.com\","
                        + "\"CloudTrailEvent\":{\"addendum\":{\"reason\":\"r\"},\"new\":1}}",
                "{\"source\":\"aws.cloudtrail\",\"detail\":{\"addendum\":{\"reason\":\"r\"},\"new\":1}}");
        for (int i = 0; i < unmapped.size(); i++) {
            Map<String, Object> values =
                    new LinkedHashMap<>(decoded.rows().get(i).values());
            assertThat(MAPPER.readTree((String) values.remove("unmapped_json")))
                    .isEqualTo(MAPPER.readTree(unmapped.get(i)));
            assertThat(values).isEqualTo(COLUMNS);
        }
    }

    @Test
    void areReadTheSameHoweverTheBytesCome() {
        byte[] file = utf8("[" + INSIGHT + "," + EVENT + ",{\"detail\":" + INSIGHT + "}]");
        Decoded whole = Decoded.of(new CloudTrailDecoder(Limits.DEFAULT), file);
        assertThat(whole.rows()).hasSize(3);
        for (int piece = 1; piece <= 64; piece *= 4) {
            assertThat(Decoded.inPieces(new CloudTrailDecoder(Limits.DEFAULT), file, piece, piece))
                    .isEqualTo(whole);
        }
    }

    @Test
    void networkActivityIsAnOrdinaryRow() {
        String event =
                "{\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"PutObject\",\"eventType\":\"AwsVpceEvent\","
                        + "\"eventCategory\":\"NetworkActivity\",\"vpcEndpointId\":\"vpce-1\",\"errorCode\":\"VpceAccessDenied\"}";
        Decoded decoded = decode("[" + event + "]");
        assertThat(decoded.rows())
                .containsExactly(new Decoded.Row(
                        LakeTable.CLOUDTRAIL,
                        0,
                        event,
                        Map.of(
                                "eventsource", "s3.amazonaws.com",
                                "eventname", "PutObject",
                                "eventtype", "AwsVpceEvent",
                                "eventcategory", "NetworkActivity",
                                "vpcendpointid", "vpce-1",
                                "errorcode", "VpceAccessDenied")));
    }

    @Test
    void leaveNothingBehindForTheNextFile() {
        CloudTrailDecoder decoder = new CloudTrailDecoder(Limits.DEFAULT);
        assertThat(Decoded.of(decoder, utf8("[" + INSIGHT + "," + INSIGHT.replace(": 1}", ": oops}") + "]"))
                        .outcome()
                        .damage())
                .isNotNull();
        decoder.reset();
        Decoded next = Decoded.of(decoder, utf8("[{\"eventType\":\"AwsCloudTrailInsight\"}," + EVENT + "]"));
        assertThat(next.rows()).extracting(row -> row.values().size()).containsExactly(1, 2);
    }

    private static Decoded decode(String document) {
        return Decoded.of(new CloudTrailDecoder(Limits.DEFAULT), utf8(document));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
