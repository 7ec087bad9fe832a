package io.coldtrail.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.Engine;
import io.coldtrail.fixtures.EvidenceGenerator;
import io.coldtrail.fixtures.GeneratorOptions;
import io.coldtrail.fixtures.Scenario;
import io.coldtrail.ingest.IngestProgress;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.query.QueryResult;
import io.coldtrail.query.QuerySession;
import io.coldtrail.query.SessionOptions;
import io.coldtrail.query.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules fire on records reduced to the fields that they look at as they do on whole records. */
class WantedFieldsTest {
    private static final String HEAD = "\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"GetObject\","
            + "\"eventTime\":\"2024-01-05T10:00:00Z\",\"awsRegion\":\"us-east-1\",\"readOnly\":false";

    /** What the pattern of a rule says of {@code detail}. */
    private static final List<String> PATTERNS = List.of(
            "{\"userAgent\":[{\"exists\":true}]}",
            "{\"errorCode\":[{\"exists\":false}]}",
            "{\"errorCode\":[{\"anything-but\":[\"AccessDenied\"]}]}",
            "{\"sourceIPAddress\":[{\"cidr\":\"10.0.0.0/8\"}]}",
            "{\"sourceIPAddress\":[{\"anything-but\":{\"prefix\":\"10.\"}}]}",
            "{\"eventName\":[{\"equals-ignore-case\":\"getobject\"}]}",
            "{\"eventName\":[{\"suffix\":\"Object\"}]}",
            "{\"readOnly\":[false],\"userIdentity\":{\"arn\":[{\"exists\":true}]}}",
            "{\"userIdentity\":[{\"exists\":true}]}",
            "{\"userIdentity\":{\"type\":[\"Root\"]}}",
            "{\"userIdentity\":[7]}",
            "{\"userIdentity\":{\"new\":{\"n\":[1.5]}}}",
            "{\"requestParameters\":{\"n\":[3.50]}}",
            "{\"requestParameters\":{\"n\":[{\"numeric\":[\">\",3,\"<=\",3.5]}]}}",
            "{\"requestParameters\":{\"n\":[{\"anything-but\":4}]}}",
            "{\"tlsDetails\":{\"x\":[{\"numeric\":[\"=\",1]}]}}",
            "{\"userAgent\":{\"b\":{\"c\":[null]}}}",
            "{\"additionalEventData\":{\"x\":[{\"exists\":true}]}}",
            "{\"errorCode\":[{\"exists\":true}]}",
            "{\"requestParameters.bucketName\":[\"dotted\"]}",
            "{\"userIdentity\":{\"type\":[{\"exists\":false}]}}",
            "{\"userIdentity\":{\"new\":{\"n\":[{\"exists\":true}]}}}",
            "{\"userIdentity\":{\"sessionContext\":{\"sourceIdentity\":[{\"exists\":true}]}}}",
            "{\"userIdentity\":{\"sessionContext\":{\"sessionIssuer\":{\"userName\":[{\"anything-but\":\"x\"}]}}}}",
            "{\"userIdentity\":{\"sessionContext\":{\"attributes\":{\"mfaAuthenticated\":[\"false\"]}}}}",
            "{\"userIdentity\":{\"sessionContext\":{\"webIdFederationData\":{\"attributes\":{\"n\":[{\"exists\":true}]}}}}}",
            "{\"userIdentity.type\":[\"Dotted\"]}",
            "{\"requestParameters\":[null]}",
            "{\"requestParameters\":{\"n\":[null]}}",
            "{\"requestParameters\":{\"n\":[{\"exists\":true}]}}",
            "{\"requestParameters\":{\"bucketName\":[{\"exists\":true}]}}",
            "{\"requestParameters\":{\"bucketName\":[{\"exists\":false}]},\"eventName\":[{\"anything-but\":\"x\"}]}",
            "{\"requestParameters\":{\"a\":{\"b\":[\"1\"],\"c\":[\"2\"]}}}",
            "{\"responseElements\":[{\"exists\":true}]}",
            "{\"resources\":{\"ARN\":[{\"exists\":true}]}}",
            "{\"resources\":{\"ARNPrefix\":[\"p\"],\"type\":[\"t\"]}}",
            "{\"resources\":{\"ARN\":[\"arn:1\"],\"accountId\":[\"2\"]}}",
            "{\"tlsDetails\":{\"x\":[{\"exists\":true}]}}",
            "{\"tlsDetails\":{\"tlsVersion\":[{\"exists\":false}]}}",
            "{\"brandNew\":{\"x\":[true]}}",
            "{\"brandNew\":{\"x\":[{\"exists\":false}]}}",
            "{\"$or\":[{\"brandNew\":{\"x\":[true]}},{\"userIdentity\":{\"userName\":[{\"exists\":true}]}}]}");

    private static final List<String> ODD = List.of(
            "",
            ",\"userIdentity\":{}",
            ",\"userIdentity\":7",
            ",\"userIdentity\":{\"type\":[\"Root\",\"x\"],\"new\":{\"n\":1.50}}",
            ",\"userIdentity\":[{\"type\":\"Root\"},{\"type\":7}]",
            ",\"userIdentity\":{\"type\":\"Root\"},\"userIdentity\":7",
            ",\"requestParameters.bucketName\":\"dotted\",\"additionalEventData\":{\"\\u0078\":1}",
            ",\"userIdentity\":7,\"userIdentity\":{\"sessionContext\":{\"sessionIssuer\":{}}}",
            ",\"userIdentity.type\":\"Dotted\",\"userIdentity\":{\"arn\":\"a\"}",
            ",\"userIdentity\":{\"userName\":\"u\",\"sessionContext\":{\"sourceIdentity\":\"s\","
                    + "\"attributes\":{\"mfaAuthenticated\":false},\"webIdFederationData\":{\"attributes\":{\"n\":[7],\"m\":\"x\"}}}}",
            ",\"userIdentity\":{\"sessionContext\":[{\"sessionIssuer\":{\"userName\":\"in a list\"}}]}",
            ",\"requestParameters\":null,\"responseElements\":null,\"errorCode\":[\"AccessDenied\",\"y\"]",
            ",\"requestParameters\":{\"n\":null,\"bucketName\":[]},\"responseElements\":{}",
            ",\"requestParameters\":{\"n\":3.5,\"bucketName\":\"b\",\"a\":[{\"b\":\"1\"},{\"c\":\"2\"}]}",
            ",\"requestParameters\":{\"a\":[{\"b\":\"1\",\"c\":\"2\"}]},\"responseElements\":\"a {text}\"",
            ",\"requestParameters\":\"{}, \\\"userAgent\\\":\\\"x\\\"\"",
            ",\"requestParameters\":{\"n\":" + "1".repeat(1500) + "}",
            ",\"responseElements\":{\"long\":\"" + "x".repeat(3000) + "\"},\"userAgent\":\"a\"",
            ",\"brandNew\":{\"y\":" + "1".repeat(1500) + "},\"userAgent\":\"a\"",
            ",\"brandNew\":{\"x\":[true]},\"userAgent\":{\"b\":[{\"c\":null}]}",
            ",\"resources\":[{\"ARN\":\"arn:1\",\"accountId\":\"1\"},7,{\"ARN\":\"arn:2\",\"accountId\":\"2\"}]",
            ",\"resources\":[{\"ARNPrefix\":\"p\",\"type\":\"t\"},{\"ARNPrefix\":\"p\",\"type\":[1]}]",
            ",\"resources\":[],\"tlsDetails\":{\"x\":[1]},\"sourceIPAddress\":\"10.1.2.3\"",
            ",\"tlsDetails\":{\"tlsVersion\":null},\"sourceIPAddress\":\"AWS Internal\"");

    private static final List<Rule> RULES = IntStream.range(0, PATTERNS.size())
            .mapToObj(i -> RuleParser.parse(
                    "r.json",
                    "r" + i,
                    "{\"id\":\"r" + i + "\",\"title\":\"t\",\"pattern\":{\"detail\":" + PATTERNS.get(i) + "}}"))
            .toList();

    @TempDir
    private static Path temp;

    /** References of the events on which a rule fires, by the rule's id; refused ones under an id of their own. */
    private static Map<String, List<String>> whole;

    @BeforeAll
    static void fireOnWholeRecords() throws IOException {
        Path evidence = temp.resolve("evidence");
        EvidenceGenerator.generate(
                GeneratorOptions.defaults()
                        .withEvents(3_000)
                        .withFlows(1_000)
                        .withAccounts(1)
                        .withRegions(1)
                        .withDays(1)
                        .withFilesPerDay(4)
                        .withScenarios(List.of(Scenario.values())),
                evidence);
        List<String> records = new ArrayList<>();
        for (int i = 0; i < ODD.size(); i++) {
            records.add("{" + HEAD + ",\"eventID\":\"odd-" + i + "\"" + ODD.get(i) + "}");
        }
        Files.writeString(evidence.resolve("odd.json"), "{\"Records\":[" + String.join(",", records) + "]}");
        Files.writeString(
                evidence.resolve("wrapped.json"),
                "{\"version\":\"0\",\"id\":\"x\",\"detail-type\":\"AWS API Call via CloudTrail\",\"source\":\"aws.s3\","
                        + "\"detail\":{" + HEAD + ",\"eventID\":\"wrapped\",\"brandNew\":{\"x\":true}}}\n");
        Engine.ingest(temp.resolve("case"), List.of(evidence), 2, new IngestProgress());
        whole = new TreeMap<>();
        RuleMachine machine = new RuleMachine(RULES);
        RecordJson maker = new RecordJson();
        try (QuerySession session = session();
                QueryResult rows = LakeRecords.EVENTS.rows(session, "true")) {
            for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                fire(machine, row.get(), maker);
            }
        }
    }

    @Test
    void theReducedRecordFiresTheSameRules() {
        for (Rule rule : RULES) {
            assertThat(fired(List.of(rule), 2).get(rule.id()))
                    .as(rule.pattern())
                    .isEqualTo(whole.get(rule.id()));
        }
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        Map<String, List<String>> all = fired(RULES, 1);
        assertThat(all).isEqualTo(fired(RULES, 4));
        Map<String, List<String>> expected = new TreeMap<>(whole);
        expected.remove("refused");
        assertThat(all).isEqualTo(expected);
    }

    @Test
    void numbersMatchAsNumbers() {
        // Of the records in ODD.
        Map<String, List<String>> expected = Map.of(
                "{\"requestParameters\":{\"n\":[{\"numeric\":[\">\",3,\"<=\",3.5]}]}}",
                List.of("odd-13"),
                "{\"requestParameters\":{\"n\":[{\"numeric\":[\">\",3.5]}]}}",
                List.of(),
                "{\"userIdentity\":{\"new\":{\"n\":[1.5]}}}",
                List.of("odd-3"));
        expected.forEach((pattern, events) -> {
            Rule rule = RuleParser.parse("a.json", "a", "{\"detail\":" + pattern + "}");
            assertThat(fired(List.of(rule), 2).getOrDefault("a", List.of()))
                    .as(pattern)
                    .isEqualTo(events);
        });
    }

    @Test
    void eventsThatLookTheSameToTheRulesAreToldApart() {
        // To the second rule most events look the same, with the first no two do; events are told one by one in both.
        Rule names = RuleParser.parse(
                "a.json", "a", "{\"id\":[{\"exists\":true}],\"detail\":{\"eventName\":[{\"prefix\":\"G\"}]}}");
        Rule name = RuleParser.parse("b.json", "b", "{\"detail\":{\"eventName\":[{\"prefix\":\"G\"}]}}");
        Map<String, List<String>> fired = fired(List.of(names, name), 3);
        assertThat(fired.get("a")).isNotEmpty().isEqualTo(fired.get("b"));
        assertThat(fired(List.of(name), 1).get("b")).isEqualTo(fired.get("a"));
    }

    @Test
    void nearlyEveryPatternMatchesSomething() {
        // What is not matched tests nothing.
        assertThat(whole.keySet()).hasSizeGreaterThan(PATTERNS.size() - 4);
    }

    @Test
    void whatCannotBeReadIsRefusedWhicheverFieldsAreWanted() {
        assertThat(whole.get("refused")).containsExactlyInAnyOrder("odd-16", "odd-18");
        Rule rule = RuleParser.parse("a.json", "a", "{\"detail\":{\"userAgent\":[{\"exists\":false}]}}");
        try (QuerySession session = session()) {
            ReplayResult result = RuleReplay.run(session, List.of(rule), ReplayOptions.DEFAULT);
            assertThat(result.firstRefused().stream().map(EventRef::eventId))
                    .containsExactlyInAnyOrder("odd-16", "odd-18");
        }
    }

    @Test
    void knowsWhatPatternsLookAt() {
        WantedFields wanted = WantedFields.of(
                List.of(
                        RuleParser.parse(
                                "a.json",
                                "a",
                                "{\"source\":[\"aws.s3\"],\"detail\":{\"userIdentity\":{\"type\":[\"Root\"]},\"requestParameters\":{\"a\":[1]}}}")));

        assertThat(List.of("userIdentity", "userIdentity.type", "userIdentity.type.x", "requestParameters"))
                .allMatch(wanted::has);
        assertThat(List.of("userIdentity.typed", "userIdentity.arn", "user", "source", "responseElements"))
                .noneMatch(wanted::has);
        assertThat(WantedFields.ALL.has("anything")).isTrue();
        assertThat(LakeRecords.EVENTS.only(wanted).expressions())
                .contains("useridentity.type", "eventsource")
                .doesNotContain("useridentity.arn", "useragent", "tlsdetails", "eventid", "eventtime", "awsregion");
    }

    private static void fire(RuleMachine machine, List<Value> row, RecordJson maker) {
        String event =
                LakeRecords.reference(PackedRow.values(row.get(1).athenaText())).eventId();
        try {
            for (Rule rule : machine.fired(
                    LakeRecords.EVENTS.envelope(PackedRow.values(row.get(0).athenaText()), maker))) {
                whole.computeIfAbsent(rule.id(), id -> new ArrayList<>()).add(event);
            }
        } catch (ColdtrailException e) {
            whole.computeIfAbsent("refused", id -> new ArrayList<>()).add(event);
        }
    }

    private static Map<String, List<String>> fired(List<Rule> rules, int threads) {
        Map<String, List<String>> fired = new TreeMap<>();
        try (QuerySession session = session()) {
            RuleReplay.run(
                    session,
                    rules,
                    ReplayOptions.DEFAULT.withThreads(threads),
                    (rule, event) -> fired.computeIfAbsent(rule.id(), id -> new ArrayList<>())
                            .add(event.eventId()));
        }
        return fired;
    }

    private static QuerySession session() {
        return QuerySession.open(
                Engine.snapshot(temp.resolve("case")), SessionOptions.in(temp).withThreads(2));
    }
}
