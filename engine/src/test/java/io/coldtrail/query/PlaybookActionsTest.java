package io.coldtrail.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.playbook.Action;
import io.coldtrail.playbook.Arguments;
import io.coldtrail.playbook.PlaybookLibrary;
import io.coldtrail.playbook.Question;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a question says that it looks for is what it finds: each call once, and not another service's call of that name. */
class PlaybookActionsTest {
    private static final Pattern CALL = Pattern.compile("'([A-Z][A-Za-z0-9]+)'");

    /** Names that questions use to find their way and do not report. */
    private static final Set<String> CONTEXT =
            Set.of("CreateTrail", "UpdateTrail", "PutDeliveryChannel", "AWSService", "Root");

    /** What some calls must carry for the question to be about them. */
    private static final Map<String, String> REQUESTS = Map.ofEntries(
            Map.entry("ec2-modify-userdata", "{\"userData\":\"x\"}"),
            Map.entry("security-group-changes", "{\"groupSet\":{}}"),
            Map.entry("log-bucket-deleted", "{\"bucketName\":\"our-trail-logs\"}"),
            Map.entry("log-bucket-tampered", "{\"bucketName\":\"our-trail-logs\"}"),
            Map.entry("log-objects-deleted", "{\"bucketName\":\"our-trail-logs\",\"key\":\"AWSLogs/1/x.gz\"}"),
            Map.entry("config-bucket-disruption", "{\"bucketName\":\"our-config-history\"}"),
            Map.entry(
                    "config-stream-disruption",
                    "{\"topicArn\":\"arn:aws:sns:us-east-1:111122223333:config\",\"deliveryChannel\":{\"s3BucketName\":\"b\"}}"),
            Map.entry(
                    "config-role-abuse",
                    "{\"roleArn\":\"arn:aws:iam::111122223333:role/config\",\"roleName\":\"config\","
                            + "\"configurationRecorder\":{\"roleARN\":\"arn:aws:iam::111122223333:role/admin\"}}"));

    @TempDir
    private Path temp;

    @Test
    void findsEachActionAndNotItsNamesakes() {
        int day = 0;
        try (LakeFixture lake = new LakeFixture(temp)) {
            List<Question> questions = PlaybookLibrary.builtIn().questions().stream()
                    .filter(question -> !question.actions().isEmpty()
                            && !List.of("coverage-gaps", "bucket-opened").contains(question.id()))
                    .toList();
            Map<String, List<String>> expected = new TreeMap<>();
            Map<String, String> days = new TreeMap<>();
            for (Question question : questions) {
                String date = "2024-01-" + String.format(Locale.ROOT, "%02d", 1 + day % 28);
                String account = String.format(Locale.ROOT, "%012d", 1 + day / 28);
                day++;
                days.put(question.id(), account + " " + date);
                List<String> rows = new ArrayList<>();
                for (Action action : question.actions()) {
                    rows.add(row(question, action.service() + ".amazonaws.com", action.name(), date));
                    rows.add(row(question, "namesake.amazonaws.com", action.name(), date));
                    rows.add(row(question, action.service() + ".amazonaws.com", "X" + action.name(), date));
                    rows.add(row(
                            question,
                            action.service() + ".amazonaws.com",
                            action.name().toLowerCase(Locale.ROOT),
                            date));
                    expected.computeIfAbsent(question.id(), id -> new ArrayList<>())
                            .add(action.name());
                }
                lake.events(account, date, String.join(" union all ", rows));
            }
            try (QuerySession session =
                    QuerySession.open(lake.snapshot(), SessionOptions.in(temp).withThreads(1))) {
                for (Question question : questions) {
                    String[] place = days.get(question.id()).split(" ");
                    Arguments arguments = Arguments.NONE
                            .withAccount(place[0])
                            .withFrom(place[1])
                            .withTo(place[1]);
                    assertThat(names(session, question.render(arguments)))
                            .as(question.id())
                            .containsExactlyInAnyOrderElementsOf(expected.get(question.id()));
                }
            }
        }
    }

    @Test
    void namesEveryCallOfItsLists() {
        for (Question question : PlaybookLibrary.builtIn().questions()) {
            Set<String> declared = question.actions().stream().map(Action::name).collect(Collectors.toSet());
            Set<String> written = new TreeSet<>();
            Matcher calls = CALL.matcher(question.template());
            while (calls.find()) {
                if (declared.contains(calls.group(1)) || !CONTEXT.contains(calls.group(1))) {
                    written.add(calls.group(1));
                }
            }
            if (!declared.isEmpty()) {
                assertThat(declared).as(question.id()).isEqualTo(written);
            }
        }
    }

    private static String row(Question question, String source, String name, String day) {
        String identity = question.id().startsWith("root") ? "Root" : "AssumedRole";
        return LakeFixture.event(Map.of(
                        "eventsource",
                        source,
                        "eventname",
                        name,
                        "eventtime",
                        day + "T10:00:00Z",
                        "sourceipaddress",
                        "203.0.113.7",
                        "requestparameters",
                        REQUESTS.getOrDefault(question.id(), "{}")))
                + ", {'type': '" + identity + "', 'principalid': 'AROAEXAMPLE:i-0abcdef1234567890'} as useridentity";
    }

    private static List<String> names(QuerySession session, String sql) {
        List<String> names = new ArrayList<>();
        try (QueryResult result = session.run(sql)) {
            int column =
                    result.columns().stream().map(ResultColumn::name).toList().indexOf("eventname");
            for (var row = result.next(); row.isPresent(); row = result.next()) {
                names.add(row.get().get(column).athenaText());
            }
        }
        return names;
    }
}
