package io.coldtrail.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.Engine;
import io.coldtrail.ingest.IngestProgress;
import io.coldtrail.query.QuerySession;
import io.coldtrail.query.SessionOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A case of a few events whose firings are known. */
class RuleReplayTest {
    @TempDir
    private Path temp;

    @BeforeEach
    void ingest() throws IOException {
        Path evidence = Files.createDirectory(temp.resolve("evidence"));
        Files.writeString(
                evidence.resolve("a.json"),
                "{\"Records\":["
                        + String.join(
                                ",",
                                event("e1", "2024-01-05T12:00:00Z", "iam", "CreateUser", ",\"readOnly\":false"),
                                event("e2", "2024-01-05T10:00:00Z", "iam", "CreateUser", ""),
                                event("e3", "2024-01-06T10:00:00Z", "iam", "createuser", ""),
                                event("e4", "2024-01-06T11:00:00Z", "iam", "GetUser", ",\"readOnly\":true"),
                                event(
                                        "e5",
                                        "2024-01-06T12:00:00Z",
                                        "kms",
                                        "CreateUser",
                                        ",\"userIdentity\":{\"type\":[\"Root\"]}"),
                                event(
                                        "e6",
                                        "2024-01-06T13:00:00Z",
                                        "s3",
                                        "GetObject",
                                        ",\"readOnly\":true,\"managementEvent\":false"),
                                event(
                                        "e7",
                                        "2024-01-06T14:00:00Z",
                                        "signin",
                                        "ConsoleLogin",
                                        ",\"eventType\":\"AwsConsoleSignIn\",\"userIdentity\":{\"type\":\"Root\"}"),
                                event(
                                        "e8",
                                        "2024-01-06T15:00:00Z",
                                        "kms",
                                        "RotateKey",
                                        ",\"eventType\":\"AwsServiceEvent\""),
                                event(
                                        "e9",
                                        "2024-01-06T16:00:00Z",
                                        "kms",
                                        "Odd",
                                        ",\"requestParameters\":{\"n\":" + "1".repeat(2000) + "}"))
                        + "]}");
        Files.writeString(
                evidence.resolve("b.json"),
                "{\"Records\":[{\"eventVersion\":\"1.07\",\"eventTime\":\"2024-01-07T10:00:00Z\",\"awsRegion\":\"us-east-1\","
                        + "\"eventID\":\"i1\",\"eventType\":\"AwsCloudTrailInsight\",\"recipientAccountId\":\"111122223333\","
                        + "\"insightDetails\":{\"state\":\"Start\"},\"eventCategory\":\"Insight\"}]}");
        Engine.ingest(temp.resolve("case"), List.of(evidence), 1, new IngestProgress());
    }

    @Test
    void tellsWhichRulesWouldHaveFiredWhenAndOnWhat() {
        Rule users = rule("users", "{\"source\":[\"aws.iam\"],\"detail\":{\"eventName\":[\"CreateUser\"]}}");
        Rule trails = rule("trails", "{\"detail\":{\"eventName\":[\"DeleteTrail\"]}}");
        List<String> told = new ArrayList<>();
        ReplayResult result;
        try (QuerySession session = session()) {
            result = RuleReplay.run(
                    session,
                    List.of(users, trails),
                    ReplayOptions.DEFAULT.withKept(1),
                    (rule, event) -> told.add(rule.id() + " " + event.eventId()));
        }

        assertThat(result.events()).isEqualTo(10);
        assertThat(told).containsExactly("users e1", "users e2");
        RuleOutcome outcome = result.fired().get(0);
        assertThat(result.fired()).hasSize(1);
        assertThat(outcome.rule()).isEqualTo(users);
        assertThat(outcome.count()).isEqualTo(2);
        assertThat(outcome.first()).contains("2024-01-05T10:00:00Z");
        assertThat(outcome.last()).contains("2024-01-05T12:00:00Z");
        assertThat(outcome.events())
                .containsExactly(new EventRef(
                        "e2",
                        "2024-01-05T10:00:00Z",
                        "iam.amazonaws.com",
                        "CreateUser",
                        "111122223333",
                        "us-east-1",
                        "a.json",
                        1));
        assertThat(result.outcomes().get(1).count()).isZero();
    }

    @Test
    void deliversWhatEventBridgeDelivers() {
        assertThat(fired("{\"detail\":{\"eventName\":[\"GetUser\"]}}")).isEmpty();
        assertThat(fired("{\"id\":\"a\",\"title\":\"t\",\"state\":\"ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS\","
                        + "\"pattern\":{\"detail\":{\"eventName\":[\"GetUser\"]}}}"))
                .containsExactly("e4");
        assertThat(fired("{\"detail\":{\"eventName\":[\"GetObject\"]}}")).containsExactly("e6");
        assertThat(fired("{\"detail-type\":[\"AWS Console Sign In via CloudTrail\"]}"))
                .containsExactly("e7");
        assertThat(fired("{\"detail-type\":[\"AWS Service Event via CloudTrail\"]}"))
                .containsExactly("e8");
        assertThat(fired("{\"detail-type\":[\"AWS Insight via CloudTrail\"]}")).containsExactly("i1");
        assertThat(fired("{\"source\":[\"aws.cloudtrail\"]}")).containsExactly("i1");
        assertThat(fired("{\"detail\":{\"readOnly\":[false]}}")).containsExactly("e1");
    }

    @Test
    void aFilterOfRowsLosesNothing() {
        for (String pattern : List.of(
                "{\"detail\":{\"eventName\":[{\"prefix\":\"Create\"}]}}",
                "{\"detail\":{\"eventName\":[{\"prefix\":\"Create\"},\"RotateKey\"]}}",
                "{\"$or\":[{\"source\":[\"aws.kms\"]},{\"detail\":{\"userIdentity\":{\"type\":[\"Root\"]}}}]}",
                "{\"detail\":{\"userIdentity\":{\"type\":[\"Root\"]}}}",
                "{\"detail\":{\"eventName\":[{\"wildcard\":\"Cr*User\"}]}}",
                "{\"detail\":{\"eventName\":[{\"wildcard\":\"*e*\"}]}}",
                "{\"detail-type\":[\"AWS API Call via CloudTrail\"],\"detail\":{\"eventName\":[\"it's\",\"CreateUser\"]}}",
                "{\"detail\":{\"eventName\":[{\"anything-but\":\"x\"}]}}",
                "{\"detail\":{\"eventName\":[{\"suffix\":\"User\"}]}}",
                "{\"detail\":{\"eventName\":[{\"equals-ignore-case\":\"CREATEUSER\"}]}}",
                "{\"detail\":{\"userIdentity\":{\"type\":[{\"exists\":true}]}}}",
                "{\"detail\":{\"readOnly\":[false]}}",
                "{\"region\":[\"us-east-1\"],\"detail\":{\"eventID\":[\"e2\"]}}")) {
            Rule rule = rule("r", pattern);
            // A second rule that may match anything makes every row a candidate.
            Rule any = rule("any", "{\"detail\":{\"errorCode\":[{\"exists\":false}]}}");
            assertThat(RowFilter.of(List.of(rule))).as(pattern).isPresent();
            assertThat(RowFilter.of(List.of(rule, any))).isEmpty();
            List<String> filtered = fired(List.of(rule), "r");
            assertThat(filtered).as(pattern).isNotEmpty().isEqualTo(fired(List.of(rule, any), "r"));
        }
    }

    @Test
    void keepsToDaysOfTheEvents() {
        Rule any = rule("any", "{\"detail\":{\"eventID\":[{\"exists\":true}]}}");
        LocalDate day = LocalDate.parse("2024-01-05");
        try (QuerySession session = session()) {
            ReplayResult result =
                    RuleReplay.run(session, List.of(any), new ReplayOptions(Optional.of(day), Optional.of(day), 9, 1));
            assertThat(result.events()).isEqualTo(2);
            assertThat(result.outcomes().get(0).events().stream().map(EventRef::eventId))
                    .containsExactly("e2", "e1");
        }
    }

    @Test
    void countsWhatEventRulerCannotRead() {
        try (QuerySession session = session()) {
            ReplayResult result = RuleReplay.run(
                    session,
                    List.of(rule("any", "{\"detail\":{\"eventName\":[{\"prefix\":\"O\"}]}}")),
                    ReplayOptions.DEFAULT);
            assertThat(result.refused()).isEqualTo(1);
            assertThat(result.firstRefused().get(0).eventId()).isEqualTo("e9");
        }
    }

    private List<String> fired(String rule) {
        return fired(List.of(rule("a", rule)), "a");
    }

    private List<String> fired(List<Rule> rules, String id) {
        List<String> events = new ArrayList<>();
        try (QuerySession session = session()) {
            RuleReplay.run(session, rules, ReplayOptions.DEFAULT.withThreads(2), (rule, event) -> {
                if (rule.id().equals(id)) {
                    events.add(event.eventId());
                }
            });
        }
        return events;
    }

    private QuerySession session() {
        return QuerySession.open(
                Engine.snapshot(temp.resolve("case")), SessionOptions.in(temp).withThreads(2));
    }

    private static Rule rule(String id, String text) {
        return RuleParser.parse(id + ".json", id, text);
    }

    private static String event(String id, String time, String service, String name, String more) {
        return "{\"eventVersion\":\"1.08\",\"eventTime\":\"" + time + "\",\"eventSource\":\"" + service
                + ".amazonaws.com\",\"eventName\":\"" + name + "\",\"awsRegion\":\"us-east-1\",\"eventID\":\"" + id
                + "\",\"recipientAccountId\":\"111122223333\"" + more + "}";
    }
}
