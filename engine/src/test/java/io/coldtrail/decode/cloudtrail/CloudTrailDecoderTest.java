package io.coldtrail.decode.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.coldtrail.decode.DecodeOutcome;
import io.coldtrail.decode.Decoded;
import io.coldtrail.problem.Limits;
import io.coldtrail.schema.LakeTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudTrailDecoderTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final String FIRST = """
            {"eventVersion": "1.08", "userIdentity": {"type": "AssumedRole", "arn": "arn:aws:sts::111122223333:assumed-role/r/s",
              "sessionContext": {"attributes": {"mfaAuthenticated": "false"}, "new": {"deep": [1, {"a": null}]}}},
             "eventSource": "s3.amazonaws.com", "eventName": "PutObject", "readOnly": false, "brandNew": "\\ud83d\\ude00",
             "requestParameters": {"key": "a b", "size": 1.50}, "resources": [{"ARN": "arn:x", "ARNPrefix": "p"}, {}]}""";
    private static final String SECOND = "{\"eventSource\":\"iam.amazonaws.com\",\"eventName\":\"ListUsers\"}";
    private static final String THIRD =
            "{\"eventName\": \"Decrypt\", \"tlsDetails\": {\"tlsVersion\": \"TLSv1.3\"}, \"eventSource\": \"kms.amazonaws.com\"}";
    private static final String WRAPPED = "{\"Records\":[" + FIRST + "," + SECOND + "," + THIRD + "]}";

    // ---- where events stand ------------------------------------------------------------------------------------

    static Stream<Arguments> documents() {
        return Stream.of(
                arguments("wrapper on one line", WRAPPED),
                arguments(
                        "wrapper, indented",
                        "{\n  \"Records\" : [\n    " + FIRST + " ,\n    " + SECOND + ",\r\n\t" + THIRD + "\n  ]\n}\n"),
                arguments(
                        "wrapper with other members",
                        "{\"a\":1,\"b\":\"x\",\"Records\":[" + FIRST + "," + SECOND + "," + THIRD
                                + "],\"c\":{\"d\":[]}}"),
                arguments(
                        "wrapper with an object before the records",
                        "{\"meta\":{\"by\":[\"a tool\"]},\"Records\":[" + FIRST + "," + SECOND + "," + THIRD + "]}"),
                arguments(
                        "wrapper with the records in two members",
                        "{\"Records\":[" + FIRST + "],\"Records\":[" + SECOND + "," + THIRD + "]}"),
                arguments(
                        "wrappers one after another",
                        "{\"Records\":[" + FIRST + "]}\n{\"Records\":[" + SECOND + "," + THIRD + "]}"),
                arguments("array", "[" + FIRST + "," + SECOND + "," + THIRD + "]"),
                arguments(
                        "lines", SECOND.replace("iam", "s3") + "\n\n" + SECOND + "\r\n" + SECOND.replace("iam", "kms")),
                arguments("objects one after another", FIRST + SECOND + THIRD));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void findsTheEventsOfADocument(String name, String document) {
        Decoded decoded = decode(document);
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
        assertThat(decoded.rejects()).isEmpty();
        assertThat(decoded.rows())
                .extracting(row -> row.values().get("eventsource"))
                .containsExactly("s3.amazonaws.com", "iam.amazonaws.com", "kms.amazonaws.com");
        assertThat(decoded.rows()).extracting(Decoded.Row::record).containsExactly(0L, 1L, 2L);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void readsTheSameRowsHoweverTheBytesCome(String name, String document) {
        byte[] file = utf8("\uFEFF" + document);
        Decoded whole = Decoded.of(decoder(), file);
        assertThat(whole.rows()).hasSize(3);
        for (int piece = 1; piece <= 7; piece++) {
            for (int window = 1; window <= 64; window *= 4) {
                assertThat(Decoded.inPieces(decoder(), file, piece, window)).isEqualTo(whole);
            }
        }
    }

    /** Begun again with every piece, this would come to no end. */
    @Test
    void readsALongEventThatComesInSmallPieces() {
        String name = "n".repeat(16 << 20);
        byte[] file = utf8("[{\"eventSource\":\"s\",\"eventName\":\"" + name + "\"}," + SECOND + "]");
        Decoded decoded = Decoded.inPieces(decoder(), file, 100, 1024);
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
        assertThat(decoded.rows()).hasSize(2);
        assertThat(decoded.rows().get(0).values()).containsEntry("eventname", name);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void takesARecordUpToTheLimit(int more) {
        String event = "{\"eventSource\":\"s\",\"eventName\":\"" + "n".repeat(1_000) + "\"}";
        Limits limits = new Limits(event.length() - more, 32);
        Decoded decoded = Decoded.of(new CloudTrailDecoder(limits), utf8("[" + SECOND + "," + event + "]"), limits);
        assertThat(decoded.rows()).hasSize(more > 0 ? 1 : 2);
        assertThat(decoded.rejects())
                .extracting(Decoded.Reject::reason)
                .isEqualTo(more > 0 ? List.of("record-too-long") : List.of());
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
    }

    @Test
    void readsASingleEvent() {
        assertThat(decode(SECOND).rows())
                .containsExactly(new Decoded.Row(
                        LakeTable.CLOUDTRAIL,
                        0,
                        SECOND,
                        Map.of("eventsource", "iam.amazonaws.com", "eventname", "ListUsers")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Records\":[]}",
                "{\"Records\" : [ ] }\n",
                "{\"records\":[]}",
                "{\"Events\":[],\"NextToken\":null}"
            })
    void readsADocumentWithoutEvents(String document) {
        assertThat(decode(document)).isEqualTo(new Decoded(List.of(), List.of(), List.of(), DecodeOutcome.complete()));
    }

    @Test
    void passesAByteOrderMark() {
        assertThat(decode("\uFEFF" + WRAPPED)).isEqualTo(decode(WRAPPED));
    }

    // ---- values ------------------------------------------------------------------------------------------------

    static Stream<Arguments> values() {
        return Stream.of(
                // Names in any case
                arguments("\"EVENTID\":\"x\"", "eventid", "x", null),
                arguments("\"eventid\":\"x\"", "eventid", "x", null),
                arguments("\"UserIdentity\":{\"ARN\":\"x\"}", "useridentity.arn", "x", null),
                arguments("\"event\\u0049D\":\"x\"", "eventid", "x", null),
                arguments("\"event_id\":\"x\"", "eventid", null, "{\"event_id\":\"x\"}"),
                // Missing, null, empty
                arguments("\"a\":1", "eventid", null, "{\"a\":1}"),
                arguments("\"eventID\":null", "eventid", null, null),
                arguments("\"eventID\":\"\"", "eventid", "", null),
                arguments("\"userIdentity\":null", "useridentity", null, null),
                arguments("\"userIdentity\":{}", "useridentity", Map.of(), null),
                arguments(
                        "\"userIdentity\":{\"sessionContext\":{}}",
                        "useridentity",
                        Map.of("sessioncontext", Map.of()),
                        null),
                arguments("\"userIdentity\":{\"sessionContext\":null}", "useridentity", Map.of(), null),
                arguments("\"addendum\":{\"reason\":null}", "addendum", Map.of(), null),
                arguments("\"tlsDetails\":{}", "tlsdetails", Map.of(), null),
                arguments("\"resources\":null", "resources", null, null),
                arguments("\"resources\":[]", "resources", List.of(), null),
                arguments("\"requestParameters\":null", "requestparameters", null, null),
                // Scalars in columns of text
                arguments("\"readOnly\":true", "readonly", "true", null),
                arguments("\"readOnly\":false", "readonly", "false", null),
                arguments("\"managementEvent\":true", "managementevent", "true", null),
                arguments("\"apiVersion\":1.50", "apiversion", "1.50", null),
                arguments("\"errorCode\":-1E+2", "errorcode", "-1E+2", null),
                arguments(
                        "\"userIdentity\":{\"sessionContext\":{\"attributes\":{\"mfaAuthenticated\":false}}}",
                        "useridentity.sessioncontext.attributes.mfaauthenticated",
                        "false",
                        null),
                // Strings
                arguments("\"userAgent\":\"a\\\"b\\\\c\\/d\\n\"", "useragent", "a\"b\\c/d\n", null),
                arguments("\"userAgent\":\"\\u00e9\\ud83d\\ude00€\"", "useragent", "é😀€", null),
                arguments("\"userAgent\":\"\\ud83d!\"", "useragent", "\uFFFD!", null),
                // JSON as text
                arguments(
                        "\"requestParameters\": { \"z\" : 1.50 , \"a\" : [ 1E5, -0 ],\n \"s\" : \" \\u00e9\\/ \" }",
                        "requestparameters",
                        "{\"z\":1.50,\"a\":[1E5,-0],\"s\":\" \\u00e9\\/ \"}",
                        null),
                arguments("\"responseElements\":[ 1, {} ]", "responseelements", "[1,{}]", null),
                arguments("\"additionalEventData\":\"plain text\"", "additionaleventdata", "plain text", null),
                arguments("\"serviceEventDetails\": { }", "serviceeventdetails", "{}", null),
                arguments("\"edgeDeviceDetails\":true", "edgedevicedetails", "true", null),
                arguments("\"requestParameters\":12.0", "requestparameters", "12.0", null),
                arguments("\"requestParameters\":\"\"", "requestparameters", "", null),
                arguments("\"requestParameters\":{\"k\":1,\"k\":2}", "requestparameters", "{\"k\":1,\"k\":2}", null),
                // Types that do not fit
                arguments("\"userAgent\":[\"a\", \"b\"]", "useragent", null, "{\"userAgent\":[\"a\",\"b\"]}"),
                arguments("\"sourceIPAddress\":{\"a\": 1}", "sourceipaddress", null, "{\"sourceIPAddress\":{\"a\":1}}"),
                arguments("\"userIdentity\":\"root\"", "useridentity", null, "{\"userIdentity\":\"root\"}"),
                arguments("\"userIdentity\":[]", "useridentity", null, "{\"userIdentity\":[]}"),
                arguments("\"resources\":\"arn:x\"", "resources", null, "{\"resources\":\"arn:x\"}"),
                arguments("\"resources\":{}", "resources", null, "{\"resources\":{}}"),
                arguments(
                        "\"userIdentity\":{\"userName\":\"u\",\"sessionContext\":7}",
                        "useridentity",
                        Map.of("username", "u"),
                        "{\"userIdentity\":{\"sessionContext\":7}}"),
                // What is not known
                arguments("\"new\":{ \"a\" : 1.50 }", "new", null, "{\"new\":{\"a\":1.50}}"),
                arguments("\"new\":null", "new", null, "{\"new\":null}"),
                arguments(
                        "\"x\":1,\"userIdentity\":{\"y\":2,\"sessionContext\":{\"z\":3,\"attributes\":{\"w\":4}},\"v\":5},\"u\":6",
                        "useridentity",
                        Map.of("sessioncontext", Map.of("attributes", Map.of())),
                        "{\"x\":1,\"userIdentity\":{\"y\":2,\"sessionContext\":{\"z\":3,\"attributes\":{\"w\":4}},\"v\":5},\"u\":6}"),
                arguments(
                        "\"resources\":[{\"ARN\":\"a\",\"accountId\":\"1\",\"type\":\"t\"},{\"ARNPrefix\":\"p\"},{\"type\":\"s\",\"x\":{}}]",
                        "resources",
                        List.of(Map.of("arn", "a", "accountid", "1", "type", "t"), Map.of(), Map.of("type", "s")),
                        "{\"resources\":{\"1\":{\"ARNPrefix\":\"p\"},\"2\":{\"x\":{}}}}"),
                arguments(
                        "\"resources\":[null,\"arn:x\",{}]",
                        "resources",
                        Arrays.asList(null, null, Map.of()),
                        "{\"resources\":{\"1\":\"arn:x\"}}"),
                // Keys that come twice
                arguments("\"eventID\":\"a\",\"eventID\":\"b\"", "eventid", "b", "{\"eventID\":\"a\"}"),
                arguments("\"eventID\":\"a\",\"EventId\":\"b\"", "eventid", "b", "{\"EventId\":\"a\"}"),
                arguments("\"eventID\":\"a\",\"eventID\":null", "eventid", null, "{\"eventID\":\"a\"}"),
                arguments(
                        "\"requestParameters\":{\"a\":1},\"requestParameters\":\"b\"",
                        "requestparameters",
                        "b",
                        "{\"requestParameters\":{\"a\":1}}"),
                arguments(
                        "\"userIdentity\":{\"type\":\"a\",\"arn\":\"x\"},\"userIdentity\":{\"type\":\"b\"}",
                        "useridentity",
                        Map.of("type", "b"),
                        "{\"userIdentity\":{\"type\":\"a\",\"arn\":\"x\"}}"),
                arguments(
                        "\"userIdentity\":{\"type\":\"a\"},\"userIdentity\":null",
                        "useridentity",
                        null,
                        "{\"userIdentity\":{\"type\":\"a\"}}"),
                arguments(
                        "\"userIdentity\":{\"type\":\"a\",\"type\":\"b\"}",
                        "useridentity",
                        Map.of("type", "b"),
                        "{\"userIdentity\":{\"type\":\"a\"}}"),
                arguments(
                        "\"resources\":[{\"type\":\"a\"},{}],\"resources\":[{\"type\":\"b\"}]",
                        "resources",
                        List.of(Map.of("type", "b")),
                        "{\"resources\":[{\"type\":\"a\"},{}]}"),
                // The map
                arguments(
                        web("{\"federatedProvider\":\"p\",\"attributes\":{\"a\":\"x\",\"N\":1,\"t\":true}}"),
                        "useridentity.sessioncontext.webidfederationdata",
                        Map.of("federatedprovider", "p", "attributes", Map.of("a", "x", "N", "1", "t", "true")),
                        null),
                arguments(
                        web("{\"attributes\":{}}"),
                        "useridentity.sessioncontext.webidfederationdata.attributes",
                        Map.of(),
                        null),
                arguments(
                        web("{\"attributes\":null}"),
                        "useridentity.sessioncontext.webidfederationdata",
                        Map.of(),
                        null),
                arguments(
                        web("{\"attributes\":{\"o\":{\"p\":1},\"a\":\"x\"}}"),
                        "useridentity.sessioncontext.webidfederationdata.attributes.a",
                        "x",
                        "{\"userIdentity\":{\"sessionContext\":{\"webIdFederationData\":{\"attributes\":{\"o\":{\"p\":1}}}}}}"),
                arguments(
                        web("{\"attributes\":\"x\"}"),
                        "useridentity.sessioncontext.webidfederationdata",
                        Map.of(),
                        "{\"userIdentity\":{\"sessionContext\":{\"webIdFederationData\":{\"attributes\":\"x\"}}}}"));
    }

    private static String web(String value) {
        return "\"userIdentity\":{\"sessionContext\":{\"webIdFederationData\":" + value + "}}";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void placesValues(String members, String column, @Nullable Object expected, @Nullable String unmapped) {
        Decoded decoded = decode("[{\"eventSource\":\"s\",\"eventName\":\"n\"," + members + "}]");
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
        assertThat(decoded.rows()).hasSize(1);
        assertThat(Decoded.at(decoded.rows().get(0), column)).isEqualTo(expected);
        assertThat(decoded.rows().get(0).values().get("unmapped_json")).isEqualTo(unmapped);
    }

    @Test
    void keepsBothValuesOfAKeyThatComesTwiceInAMap() throws IOException {
        Decoded decoded = decode("[{\"eventSource\":\"s\",\"eventName\":\"n\","
                + web("{\"attributes\":{\"a\":\"x\",\"a\":\"y\"}}") + "}]");
        Decoded.Row row = decoded.rows().get(0);
        Object inColumn = Decoded.at(row, "useridentity.sessioncontext.webidfederationdata.attributes.a");
        String elsewhere = MAPPER.readTree(String.valueOf(row.values().get("unmapped_json")))
                .at("/userIdentity/sessionContext/webIdFederationData/attributes/a")
                .asText();
        assertThat(List.of(String.valueOf(inColumn), elsewhere)).containsExactlyInAnyOrder("x", "y");
    }

    @Test
    void mendsTextThatIsNotUtf8() throws IOException {
        String event =
                "[{\"eventSource\":\"s\",\"eventName\":\"n\",\"userAgent\":\"caf\u00e9\",\"errorMessage\":\"\\n\u00ff\","
                        + "\"requestParameters\":{ \"k\u00e9\":\"\u00e9\"},\"n\u00ebw\":\"\u00e9\"}]";
        Decoded decoded = Decoded.of(decoder(), event.getBytes(StandardCharsets.ISO_8859_1));
        Map<String, Object> row = decoded.rows().get(0).values();
        assertThat(row)
                .containsEntry("useragent", "caf\uFFFD")
                .containsEntry("errormessage", "\n\uFFFD")
                .containsEntry("requestparameters", "{\"k\uFFFD\":\"\uFFFD\"}");
        assertThat(MAPPER.readTree((String) row.get("unmapped_json")))
                .isEqualTo(MAPPER.readTree("{\"n\uFFFDw\":\"\uFFFD\"}"));
    }

    // ---- envelopes ---------------------------------------------------------------------------------------------

    @Test
    void unwrapsEventBridgeEnvelopes() throws IOException {
        String envelope = """
                {"version": "0", "id": "e-1", "detail-type": "AWS API Call via CloudTrail", "source": "aws.iam",
                 "resources": ["arn:a"], "detail": {"eventSource": "iam.amazonaws.com", "eventName": "ListUsers",
                 "userIdentity": {"arn": "arn:u", "odd": 1}, "new": true}, "region": "us-east-1"}""";
        for (String document : List.of(
                envelope,
                envelope + "\n" + SECOND,
                "[" + envelope + "," + SECOND + "]",
                "{\"Records\":[" + envelope + "]}")) {
            Decoded decoded = decode(document);
            assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
            assertThat(decoded.rejects()).isEmpty();
            Map<String, Object> values =
                    new LinkedHashMap<>(decoded.rows().get(0).values());
            assertThat(MAPPER.readTree((String) values.remove("unmapped_json"))).isEqualTo(MAPPER.readTree("""
                                    {"version": "0", "id": "e-1", "detail-type": "AWS API Call via CloudTrail",
                                     "source": "aws.iam", "resources": ["arn:a"], "region": "us-east-1",
                                     "detail": {"userIdentity": {"odd": 1}, "new": true}}"""));
            assertThat(values)
                    .isEqualTo(Map.of(
                            "eventsource", "iam.amazonaws.com",
                            "eventname", "ListUsers",
                            "useridentity", Map.of("arn", "arn:u")));
        }
        byte[] file = utf8("[" + envelope + "]");
        assertThat(Decoded.inPieces(decoder(), file, 1, 1)).isEqualTo(Decoded.of(decoder(), file));
    }

    @Test
    void rejectsEnvelopesWithoutAnEvent() {
        Decoded decoded = decode(
                "[{\"detail-type\":\"EC2 Instance State-change Notification\",\"detail\":{\"state\":\"running\"}},"
                        + "{\"detail\":\"text\"}," + SECOND + "]");
        assertThat(decoded.rejects()).extracting(Decoded.Reject::record).containsExactly(0L, 1L);
        assertThat(decoded.rows()).hasSize(1);
        assertThat(decoded.rows().get(0).values()).hasSize(2);
    }

    @Test
    void takesAnEventWithADetailForTheEventItIs() {
        Decoded decoded = decode("[{\"eventSource\":\"a\",\"eventName\":\"b\",\"detail\":" + SECOND + "}]");
        assertThat(decoded.rows().get(0).values())
                .isEqualTo(
                        Map.of("eventsource", "a", "eventname", "b", "unmapped_json", "{\"detail\":" + SECOND + "}"));
    }

    // ---- what is no event --------------------------------------------------------------------------------------

    @Test
    void rejectsRecordsThatAreNoEventsAndGoesOn() {
        String document = "{\"Records\":[" + SECOND
                + ", 7 ,{\"eventSource\":\"s\",\"x\":1,\"userIdentity\":{\"arn\":\"a\"}}," + "[" + SECOND
                + "],\"text\",null,{},{\"eventName\":\"n\",\"eventSource\":null}," + SECOND + "]}";
        Decoded decoded = decode(document);
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
        assertThat(decoded.rows()).extracting(Decoded.Row::record).containsExactly(0L, 8L);
        assertThat(decoded.rejects()).extracting(Decoded.Reject::record).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(decoded.rejects()).extracting(Decoded.Reject::reason).containsOnly("not-an-event");
        assertThat(decoded.rejects())
                .extracting(Decoded.Reject::offset)
                .startsWith((long) document.indexOf("7 ,"), (long) document.indexOf("{\"eventSource\":\"s\""), (long)
                        document.indexOf("[{\"eventSource\":\"iam", 20));
        // Nothing of the rejected records is left in the row after them.
        assertThat(decoded.rows().get(1).values())
                .isEqualTo(decoded.rows().get(0).values());
    }

    @Test
    void ignoresDigests() {
        String digest = """
                {"awsAccountId":"111122223333","digestStartTime":"2024-01-05T00:00:00Z","digestEndTime":"2024-01-05T01:00:00Z",
                 "logFiles":[{"s3Bucket":"b","hashValue":"00"}]}""";
        assertThat(decode(digest).outcome()).isEqualTo(DecodeOutcome.ignored("digest"));
        assertThat(decode(digest + "\n" + digest).outcome()).isEqualTo(DecodeOutcome.ignored("digest"));
    }

    @Test
    void readsTheEventsThatStandBesideADigest() {
        Decoded decoded = decode("{\"digestStartTime\":\"2024-01-05T00:00:00Z\"}\n" + WRAPPED);
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
        assertThat(decoded.rows()).extracting(Decoded.Row::record).containsExactly(1L, 2L, 3L);
        assertThat(decoded.rejects()).containsExactly(new Decoded.Reject(0, 0, "not-an-event"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "[1, {\"a\":2}, [], null]",
                "[]\n[{}]",
                "{\"a\":1}",
                "{\"a\":{\"b\":[1]}}",
                "{\"a\":1}\n{\"b\":2}",
                "hello",
                ""
            })
    void ignoresADocumentWithoutAnyEvent(String document) {
        Decoded decoded = decode(document);
        assertThat(decoded.rows()).isEmpty();
        assertThat(decoded.outcome().damage()).isNull();
        assertThat(decoded.outcome().ignored()).isEqualTo("no-cloudtrail-events");
    }

    @Test
    void findsEventsAfterALineThatIsNone() {
        Decoded decoded = decode("{\"exported\":\"by a tool\"}\n" + SECOND + "\n" + SECOND + "\n");
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
        assertThat(decoded.rows()).extracting(Decoded.Row::record).containsExactly(1L, 2L);
        assertThat(decoded.rejects()).containsExactly(new Decoded.Reject(0, 0, "not-an-event"));
    }

    // ---- damage ------------------------------------------------------------------------------------------------

    @Test
    void keepsTheEventsBeforeACut() {
        byte[] file = utf8(WRAPPED);
        int[] starts = {WRAPPED.indexOf(FIRST), WRAPPED.indexOf(SECOND), WRAPPED.indexOf(THIRD)};
        int[] ends = {starts[0] + FIRST.length(), starts[1] + SECOND.length(), starts[2] + THIRD.length()};
        List<Decoded.Row> all = decode(WRAPPED).rows();
        CloudTrailDecoder decoder = decoder();
        for (int length = 1; length < file.length; length++) {
            int cut = length;
            int whole = (int) Arrays.stream(ends).filter(end -> end <= cut).count();
            Decoded decoded = Decoded.of(decoder, Arrays.copyOf(file, length));
            DecodeOutcome.Damage damage = decoded.outcome().damage();
            assertThat(decoded.rows()).as("cut at %s", cut).isEqualTo(all.subList(0, whole));
            assertThat(damage).as("cut at %s", cut).isNotNull();
            assertThat(damage.reason()).isEqualTo("json-truncated");
            assertThat(damage.record()).as("cut at %s", cut).isEqualTo(whole);
            assertThat(damage.offset()).as("cut at %s", cut).isBetween(whole == 0 ? 0L : ends[whole - 1], (long) cut);
        }
        // The same decoder reads the next file as if nothing had been.
        assertThat(Decoded.of(decoder, file).rows()).isEqualTo(all);
        assertThat(Decoded.of(decoder, utf8(SECOND)).rows().get(0).values()).hasSize(2);
    }

    @Test
    void keepsTheEventsBeforeMalformedJson() {
        CloudTrailDecoder decoder = decoder();
        for (String fault : List.of("\u0001", "}", "nul", "\"x\" 1", "\"\\q\"", "01")) {
            String third =
                    "{\"userIdentity\":{\"arn\":\"leak\"},\"eventSource\":\"s\",\"eventName\":\"n\",\"new\":1,\"x\":"
                            + fault + "}";
            String document = "{\"Records\":[" + SECOND + "," + FIRST + "," + third + "," + SECOND + "]}";
            Decoded decoded = Decoded.of(decoder, utf8(document));
            assertThat(decoded.rows()).as(fault).hasSize(2);
            DecodeOutcome.Damage damage = decoded.outcome().damage();
            assertThat(damage).as(fault).isNotNull();
            assertThat(damage.reason()).isEqualTo("json-malformed");
            assertThat(damage.record()).as(fault).isEqualTo(2);
            long at = document.indexOf(third);
            assertThat(damage.offset()).as(fault).isBetween(at + third.indexOf("\"x\":"), at + third.length());
            assertThat(Decoded.of(decoder, utf8(SECOND)).rows())
                    .as("the next file")
                    .isEqualTo(decode(SECOND).rows());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "]", "1", "\0"})
    void tellsOfBytesBehindTheDocument(String trailing) {
        Decoded decoded = decode(WRAPPED + "\n" + trailing);
        assertThat(decoded.rows()).hasSize(3);
        assertThat(decoded.outcome().damage()).isNotNull();
        assertThat(decoded.outcome().damage().reason()).isEqualTo("trailing-bytes");
        assertThat(decoded.outcome().damage().offset()).isEqualTo(utf8(WRAPPED).length + 1);
    }

    private static CloudTrailDecoder decoder() {
        return new CloudTrailDecoder(Limits.DEFAULT);
    }

    private static Decoded decode(String document) {
        return Decoded.of(decoder(), utf8(document));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
