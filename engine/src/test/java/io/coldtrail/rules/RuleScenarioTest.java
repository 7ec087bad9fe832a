package io.coldtrail.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.Engine;
import io.coldtrail.fixtures.Answers;
import io.coldtrail.fixtures.EvidenceGenerator;
import io.coldtrail.fixtures.GeneratorOptions;
import io.coldtrail.fixtures.Scenario;
import io.coldtrail.ingest.IngestProgress;
import io.coldtrail.query.QuerySession;
import io.coldtrail.query.SessionOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built-in rules over generated evidence. */
class RuleScenarioTest {
    /** Which rule finds a scenario; the others show in flow logs alone. */
    private static final Map<Scenario, String> FOUND_BY = Map.of(
            Scenario.INSTANCE_PROFILE_SSRF, "access-instance-iam",
            Scenario.LEAKED_ACCESS_KEY, "access-key-tried-out",
            Scenario.ROOT_LOGIN, "access-root-console-login",
            Scenario.TRAIL_STOPPED, "disruption-cloudtrail",
            Scenario.BACKDOOR_USER, "access-principal-creation",
            Scenario.BACKDOOR_ROLE, "access-trustpolicy",
            Scenario.BUCKET_PUBLIC, "data-s3-permissions",
            Scenario.SNAPSHOT_SHARED, "data-ebs");

    @TempDir
    private Path temp;

    @Test
    void findsEveryScenarioThatAnEventFilterCanSee() throws IOException {
        Map<String, Set<String>> fired = fired(List.of(Scenario.values()));
        Answers answers = Answers.read(temp.resolve("evidence").resolve(Answers.FILE_NAME));
        FOUND_BY.forEach((scenario, rule) -> assertThat(fired.getOrDefault(rule, Set.of()))
                .as(scenario.cliName())
                .containsAnyElementsOf(
                        answers.scenarios().get(scenario.cliName()).eventIds()));
    }

    @Test
    void noRuleFiresOnTheBackground() throws IOException {
        assertThat(fired(List.of())).isEmpty();
    }

    private Map<String, Set<String>> fired(List<Scenario> scenarios) throws IOException {
        EvidenceGenerator.generate(
                GeneratorOptions.defaults()
                        .withEvents(20_000)
                        .withFlows(1_000)
                        .withAccounts(2)
                        .withRegions(2)
                        .withDays(3)
                        .withFilesPerDay(2)
                        .withScenarios(scenarios),
                temp.resolve("evidence"));
        Engine.ingest(temp.resolve("case"), List.of(temp.resolve("evidence")), 2, new IngestProgress());
        Map<String, Set<String>> fired = new TreeMap<>();
        try (QuerySession session = QuerySession.open(
                Engine.snapshot(temp.resolve("case")), SessionOptions.in(temp).withThreads(2))) {
            RuleReplay.run(
                    session,
                    RuleLibrary.builtIn().rules(),
                    ReplayOptions.DEFAULT,
                    (rule, event) -> fired.computeIfAbsent(rule.id(), id -> new TreeSet<>())
                            .add(event.eventId()));
        }
        return fired;
    }
}
