package io.coldtrail.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.Engine;
import io.coldtrail.ingest.IngestProgress;
import io.coldtrail.playbook.Arguments;
import io.coldtrail.playbook.PlaybookLibrary;
import io.coldtrail.playbook.Question;
import io.coldtrail.query.QueryResult;
import io.coldtrail.query.QuerySession;
import io.coldtrail.query.ResultColumn;
import io.coldtrail.query.SessionOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Patterns;

/**
 * A rule and its questions find the same events: what fires a rule is found by one of its questions, and what a question
 * finds fires one of its rules. Differences that are meant stand in differences.tsv, and only those. Of a question that
 * counts, the counts are compared.
 */
class RuleAgreementTest {
    private static final List<Rule> RULES = RuleLibrary.builtIn().rules();
    private static final List<Question> QUESTIONS = PlaybookLibrary.builtIn().questions().stream()
            .filter(question -> RULES.stream().anyMatch(rule -> rule.questions().contains(question.id())))
            .toList();

    /** Those whose rows are no events but counts of them. */
    private static final List<Question> COUNTING = QUESTIONS.stream()
            .filter(question -> !question.render(Arguments.NONE).contains("eventid"))
            .toList();

    @TempDir
    private Path temp;

    /** What each event is, by its id: {@code service:name}, and more where it is no plain call of it. */
    private final Map<String, String> events = new TreeMap<>();

    private final List<String> records = new ArrayList<>();

    @Test
    void rulesAndTheirQuestionsFindTheSameEvents() throws IOException {
        calls().forEach(this::variants);
        rootEvents();
        instanceEvents();
        Path evidence = Files.createDirectory(temp.resolve("evidence"));
        Files.writeString(evidence.resolve("a.json"), "{\"Records\":[" + String.join(",", records) + "]}");
        Engine.ingest(temp.resolve("case"), List.of(evidence), 1, new IngestProgress());
        Map<String, Set<String>> fired = new HashMap<>();
        Map<String, Set<String>> found = new HashMap<>();
        Map<String, Long> counted = new TreeMap<>();
        try (QuerySession session = QuerySession.open(
                Engine.snapshot(temp.resolve("case")), SessionOptions.in(temp).withThreads(2))) {
            RuleReplay.run(
                    session,
                    RULES,
                    ReplayOptions.DEFAULT,
                    (rule, event) -> fired.computeIfAbsent(rule.id(), id -> new TreeSet<>())
                            .add(event.eventId()));
            for (Question question : QUESTIONS) {
                String sql = question.render(Arguments.NONE);
                if (COUNTING.contains(question)) {
                    counted.put(
                            question.id(),
                            cells(session, sql, "calls").stream()
                                    .mapToLong(Long::parseLong)
                                    .sum());
                } else {
                    found.put(question.id(), new TreeSet<>(cells(session, sql, "eventid")));
                }
            }
        }

        assertThat(fired.keySet()).containsAll(RULES.stream().map(Rule::id).toList());
        assertThat(differences(fired, found)).isEqualTo(justified());
        assertThat(counted).hasSize(COUNTING.size());
        counted.forEach((question, calls) -> assertThat(RULES.stream()
                        .filter(rule -> rule.questions().contains(question))
                        .flatMap(rule -> fired.get(rule.id()).stream())
                        .distinct())
                .as(question)
                .hasSize(calls.intValue()));
    }

    private Set<String> differences(Map<String, Set<String>> fired, Map<String, Set<String>> found) {
        Set<String> differences = new TreeSet<>();
        for (Rule rule : RULES) {
            if (found.keySet().stream().anyMatch(rule.questions()::contains)) {
                Set<String> only = new TreeSet<>(fired.get(rule.id()));
                rule.questions().forEach(question -> only.removeAll(found.getOrDefault(question, Set.of())));
                only.forEach(id -> differences.add("rule\t" + rule.id() + "\t" + events.get(id)));
            }
        }
        found.forEach((question, events) -> {
            Set<String> only = new TreeSet<>(events);
            RULES.stream()
                    .filter(rule -> rule.questions().contains(question))
                    .forEach(rule -> only.removeAll(fired.get(rule.id())));
            only.forEach(id -> differences.add("question\t" + question + "\t" + this.events.get(id)));
        });
        return differences;
    }

    /** Every call that a rule or a question names, and the namesakes that rules over several services imply. */
    private static Set<String> calls() throws IOException {
        Set<String> calls = new TreeSet<>();
        for (Question question : QUESTIONS) {
            question.actions().forEach(action -> calls.add(action.id()));
        }
        for (Rule rule : RULES) {
            for (Map<String, List<Patterns>> way : JsonRuleCompiler.compile(rule.pattern())) {
                for (String source : texts(way.getOrDefault("detail.eventSource", List.of()))) {
                    for (String name : texts(way.getOrDefault("detail.eventName", List.of()))) {
                        calls.add(source.substring(0, source.indexOf('.')) + ":" + name);
                    }
                }
            }
        }
        return calls;
    }

    private static List<String> texts(List<Patterns> patterns) {
        return patterns.stream()
                .map(pattern -> pattern.toString())
                .map(text -> text.substring(text.indexOf('"') + 1).replaceAll("[^A-Za-z0-9.-].*", ""))
                .toList();
    }

    private void variants(String call) {
        String service = call.substring(0, call.indexOf(':'));
        String name = call.substring(call.indexOf(':') + 1);
        String rich = "{\"userData\":\"x\",\"groupSet\":{\"items\":[{\"groupId\":\"sg-1\"}]},"
                + "\"bucketName\":\"config-and-trail\",\"key\":\"AWSLogs/a\",\"topicArn\":\"arn:config\"}";
        event(call, service, name, rich, "");
        event(call, service, name, rich, ",\"errorCode\":\"AccessDenied\"");
        event(call, service, name, rich, ",\"errorCode\":\"Client.UnauthorizedOperation\"");
        event(call + " without a request", service, name, "null", "");
        event(call + " of another service", "namesake", name, rich, "");
        event(call + " in lower case", service, name.toLowerCase(Locale.ROOT), rich, "");
        event(call + " with a longer name", service, "X" + name, rich, "");
    }

    private void rootEvents() {
        String root = ",\"userIdentity\":{\"type\":\"Root\",\"accountId\":\"111122223333\"}";
        event("a call of the root user", "s3", "CreateBucket", "null", root);
        event(
                "a refused call of the root user",
                "s3",
                "CreateBucket",
                "null",
                root + ",\"errorCode\":\"AccessDenied\"");
        event("a read of the root user", "s3", "ListBuckets", "null", root + ",\"readOnly\":true");
        event(
                "a sign-in of the root user",
                "signin",
                "ConsoleLogin",
                "null",
                root + ",\"eventType\":\"AwsConsoleSignIn\"");
        event(
                "a sign-in of a user",
                "signin",
                "ConsoleLogin",
                "null",
                ",\"userIdentity\":{\"type\":\"IAMUser\"},\"eventType\":\"AwsConsoleSignIn\"");
        event(
                "a service's event in the root user's name",
                "kms",
                "RotateKey",
                "null",
                root + ",\"eventType\":\"AwsServiceEvent\"");
    }

    private void instanceEvents() {
        String instance = ",\"userIdentity\":{\"type\":\"AssumedRole\",\"principalId\":\"AROAEXAMPLE:i-0a\"}";
        String session = ",\"userIdentity\":{\"type\":\"AssumedRole\",\"principalId\":\"AROAEXAMPLE:deploy-i\"}";
        for (String caller : List.of(instance, session)) {
            event("a list of buckets", "s3", "ListBuckets", "null", caller + ",\"readOnly\":true");
            event("another read of buckets", "s3", "GetBucketAcl", "null", caller + ",\"readOnly\":true");
            event("a read of IAM", "iam", "ListUsers", "null", caller + ",\"readOnly\":true");
            event(
                    "a refused read of IAM",
                    "iam",
                    "GetUser",
                    "null",
                    caller + ",\"readOnly\":true,\"errorCode\":\"AccessDenied\"");
        }
        event(
                "a key tried out",
                "iam",
                "GetAccountAuthorizationDetails",
                "null",
                ",\"userIdentity\":{\"type\":\"IAMUser\",\"accessKeyId\":\"AKIAIOSFODNN7EXAMPLE\"}"
                        + ",\"errorCode\":\"AccessDenied\"");
    }

    private void event(String what, String service, String name, String request, String more) {
        String id = String.format(Locale.ROOT, "e%05d", events.size());
        events.put(id, what);
        records.add("{\"eventVersion\":\"1.08\",\"eventTime\":\"2024-01-05T10:00:00Z\",\"eventSource\":\"" + service
                + ".amazonaws.com\",\"eventName\":\"" + name + "\",\"awsRegion\":\"us-east-1\",\"eventID\":\"" + id
                + "\",\"recipientAccountId\":\"111122223333\",\"requestParameters\":" + request + more + "}");
    }

    private static List<String> cells(QuerySession session, String sql, String name) {
        List<String> cells = new ArrayList<>();
        try (QueryResult result = session.run(sql)) {
            int column =
                    result.columns().stream().map(ResultColumn::name).toList().indexOf(name);
            for (var row = result.next(); row.isPresent(); row = result.next()) {
                cells.add(row.get().get(column).athenaText());
            }
        }
        return cells;
    }

    /** Side, id, event; the fourth column says why. */
    private static Set<String> justified() throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(RuleAgreementTest.class.getResourceAsStream("differences.tsv"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 4))
                    .map(cells -> {
                        assertThat(cells[3]).isNotBlank();
                        return cells[0] + "\t" + cells[1] + "\t" + cells[2];
                    })
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
