package io.coldtrail.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coldtrail.json.JsonTree;
import io.coldtrail.playbook.Kind;
import io.coldtrail.playbook.Log;
import io.coldtrail.playbook.PlaybookLibrary;
import io.coldtrail.playbook.Question;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.MatchType;
import software.amazon.event.ruler.Patterns;
import software.amazon.event.ruler.ValuePatterns;

/** The built-in rules, held to events that fire them and to near misses. */
class RuleLibraryTest {
    private static final RuleLibrary LIBRARY = RuleLibrary.builtIn();
    private static final RuleMachine MACHINE = new RuleMachine(LIBRARY.rules());

    private record Fixture(String rule, boolean fires, String event) {}

    @Test
    void everyFixtureFiresItsRuleOrDoesNot() throws IOException {
        for (Fixture fixture : fixtures()) {
            List<String> fired = MACHINE.fired(Envelope.parse("fixture", fixture.event())).stream()
                    .map(Rule::id)
                    .toList();
            assertThat(fired.contains(fixture.rule())).as(fixture.toString()).isEqualTo(fixture.fires());
        }
    }

    @Test
    void everyRuleHasBothKindsOfFixture() throws IOException {
        List<Fixture> fixtures = fixtures();
        for (Rule rule : LIBRARY.rules()) {
            assertThat(fixtures.stream()
                            .filter(fixture -> fixture.rule().equals(rule.id()))
                            .map(Fixture::fires))
                    .as(rule.id())
                    .contains(true, false);
        }
    }

    @Test
    void everyEventNameOfARuleHasAnEventThatFiresIt() throws IOException {
        List<Fixture> fixtures = fixtures();
        for (Rule rule : LIBRARY.rules()) {
            List<String> fired = fixtures.stream()
                    .filter(fixture -> fixture.fires() && fixture.rule().equals(rule.id()))
                    .map(fixture -> JsonTree.parse(fixture.event(), "fixture").text("eventName"))
                    .toList();
            for (Map<String, List<Patterns>> way : JsonRuleCompiler.compile(rule.pattern())) {
                for (Patterns pattern : way.getOrDefault("detail.eventName", List.of())) {
                    // Texts stand in quotes; of a beginning only the first one is there.
                    String name = ((ValuePatterns) pattern).pattern().replace("\"", "");
                    assertThat(fired)
                            .as(rule.id() + " " + name)
                            .anyMatch(event ->
                                    pattern.type() == MatchType.PREFIX ? event.startsWith(name) : event.equals(name));
                }
            }
        }
    }

    @Test
    void everyFindingOfThePlaybookHasARuleOrAReasonForNone() throws IOException {
        Set<String> ruled = LIBRARY.rules().stream()
                .flatMap(rule -> rule.questions().stream())
                .collect(Collectors.toSet());
        Set<String> excused = questionsWithoutARule();
        List<Question> findings = PlaybookLibrary.builtIn().questions().stream()
                .filter(question -> question.kind() == Kind.FINDING && question.log() == Log.CLOUDTRAIL)
                .toList();

        assertThat(findings)
                .isNotEmpty()
                .allMatch(question -> ruled.contains(question.id()) || excused.contains(question.id()));
        assertThat(excused).doesNotContainAnyElementsOf(ruled).allSatisfy(PlaybookLibrary.builtIn()::find);
    }

    /** The first column of the table in the documentation. */
    private static Set<String> questionsWithoutARule() throws IOException {
        String text = Files.readString(Path.of("../docs/rules.md"), StandardCharsets.UTF_8);
        String section = text.substring(text.indexOf("\n## Questions without a rule\n"));
        return Pattern.compile("^\\| `([a-z0-9-]+)` \\| .+ \\|$", Pattern.MULTILINE)
                .matcher(section)
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toSet());
    }

    @Test
    void everyQuestionOfARuleIsInThePlaybook() {
        PlaybookLibrary playbook = PlaybookLibrary.builtIn();
        assertThat(LIBRARY.rules().stream().flatMap(rule -> rule.questions().stream()))
                .isNotEmpty()
                .allSatisfy(playbook::find);
    }

    @Test
    void readOnlyManagementEventsReachOnlyRulesThatAskForThem() {
        String pattern = "{\"detail\":{\"eventName\":[\"GetUser\"]}}";
        Envelope event = Envelope.parse(
                "event", "{\"eventSource\":\"iam.amazonaws.com\",\"eventName\":\"GetUser\",\"readOnly\":true}");
        RuleMachine machine = new RuleMachine(List.of(RuleParser.parse("a.json", "a", pattern)));

        assertThat(machine.matching(event)).hasSize(1);
        assertThat(machine.fired(event)).isEmpty();
    }

    @Test
    void aRecordIsWrappedAsEventBridgeDoes() {
        Envelope event = Envelope.parse(
                "event",
                "{\"eventSource\":\"signin.amazonaws.com\",\"eventName\":\"ConsoleLogin\","
                        + "\"eventType\":\"AwsConsoleSignIn\",\"eventTime\":\"2024-01-05T10:00:00Z\",\"eventID\":\"e1\","
                        + "\"awsRegion\":\"us-east-1\",\"recipientAccountId\":\"111122223333\"}");

        assertThat(event.json())
                .startsWith("{\"version\":\"0\",\"id\":\"e1\",\"detail-type\":\"AWS Console Sign In via CloudTrail\","
                        + "\"source\":\"aws.signin\",\"account\":\"111122223333\",\"time\":\"2024-01-05T10:00:00Z\","
                        + "\"region\":\"us-east-1\",\"resources\":[],\"detail\":{");
    }

    @Test
    void messagesSayWhatIsWrong() {
        assertThatThrownBy(() -> RuleParser.parse("r.json", "r", "{\"pattern\":{}}"))
                .hasMessageContaining("its member id is missing")
                .hasMessageContaining("r.json");
        assertThatThrownBy(() -> RuleParser.parse("r.json", "r", "{\"detail\":{\"eventName\":\"GetUser\"}}"))
                .hasMessageContaining("EventBridge refuses its pattern");
    }

    private static List<Fixture> fixtures() throws IOException {
        try (InputStream stream = Objects.requireNonNull(RuleLibraryTest.class.getResourceAsStream("fixtures.tsv"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 3))
                    .map(cells -> new Fixture(cells[0], cells[1].equals("fires"), cells[2]))
                    .toList();
        }
    }
}
