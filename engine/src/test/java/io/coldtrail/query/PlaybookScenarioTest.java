package io.coldtrail.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.Engine;
import io.coldtrail.fixtures.Answers;
import io.coldtrail.fixtures.EvidenceGenerator;
import io.coldtrail.fixtures.GeneratorOptions;
import io.coldtrail.fixtures.Scenario;
import io.coldtrail.ingest.IngestProgress;
import io.coldtrail.playbook.Arguments;
import io.coldtrail.playbook.Kind;
import io.coldtrail.playbook.PlaybookLibrary;
import io.coldtrail.playbook.Question;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions that need no value, over generated evidence: findings show every scenario, and nothing of the background. */
class PlaybookScenarioTest {
    /** Which finding shows a scenario. */
    private static final Map<Scenario, String> FOUND_BY = Map.ofEntries(
            Map.entry(Scenario.PORT_SCAN, "flow-port-scans"),
            Map.entry(Scenario.INSTANCE_PROFILE_SSRF, "ec2-profile-s3-enumeration"),
            Map.entry(Scenario.LEAKED_ACCESS_KEY, "key-tried-out"),
            Map.entry(Scenario.ROOT_LOGIN, "root-console-login"),
            Map.entry(Scenario.TRAIL_STOPPED, "cloudtrail-disruption"),
            Map.entry(Scenario.BACKDOOR_USER, "iam-principal-creation"),
            Map.entry(Scenario.BACKDOOR_ROLE, "iam-trust-policy"),
            Map.entry(Scenario.BUCKET_PUBLIC, "bucket-opened"),
            Map.entry(Scenario.SNAPSHOT_SHARED, "ebs-snapshot-share"),
            Map.entry(Scenario.LDAP_REFLECTION, "flow-reflectors"),
            Map.entry(Scenario.VOLUME_EXFILTRATION, "flow-out-large-transfers"));

    @TempDir
    private Path temp;

    @Test
    void findsEveryScenario() throws IOException {
        Path evidence = temp.resolve("evidence");
        Map<String, List<List<String>>> found = findings(evidence, List.of(Scenario.values()));
        Answers answers = Answers.read(evidence.resolve(Answers.FILE_NAME));
        assertThat(FOUND_BY).containsOnlyKeys(Scenario.values());
        FOUND_BY.forEach((scenario, question) -> {
            Answers.Story story = answers.scenarios().get(scenario.cliName());
            Answers.Flow flow = story.flow();
            Set<String> signs = new TreeSet<>(flow == null ? story.eventIds() : List.of(flow.victimAddress()));
            signs.addAll(story.accessKeyIds());
            signs.addAll(story.principals().stream()
                    .map(arn -> arn.substring(arn.lastIndexOf('/') + 1))
                    .toList());
            assertThat(found.getOrDefault(question, List.of()).stream().flatMap(List::stream))
                    .as(scenario.cliName())
                    .anyMatch(cell -> signs.stream().anyMatch(cell::contains));
        });
    }

    @Test
    void findsNothingInTheBackground() throws IOException {
        assertThat(findings(temp.resolve("evidence"), List.of())).isEmpty();
    }

    /** The rows of each finding that has any. */
    private Map<String, List<List<String>>> findings(Path evidence, List<Scenario> scenarios) throws IOException {
        EvidenceGenerator.generate(
                GeneratorOptions.defaults()
                        .withEvents(20_000)
                        .withFlows(20_000)
                        .withAccounts(2)
                        .withRegions(2)
                        .withDays(3)
                        .withFilesPerDay(2)
                        .withScenarios(scenarios),
                evidence);
        Path folder = temp.resolve("case");
        Engine.ingest(folder, List.of(evidence), 2, new IngestProgress());
        Map<String, List<List<String>>> found = new LinkedHashMap<>();
        try (QuerySession session = QuerySession.open(
                Engine.snapshot(folder), SessionOptions.in(temp).withThreads(2))) {
            for (Question question : PlaybookLibrary.builtIn().questions()) {
                if (question.kind() == Kind.FINDING
                        && question.missing(Arguments.NONE).isEmpty()) {
                    List<List<String>> rows = rows(session, question.render(Arguments.NONE));
                    if (!rows.isEmpty()) {
                        found.put(question.id(), rows);
                    }
                }
            }
        }
        return found;
    }

    private static List<List<String>> rows(QuerySession session, String sql) {
        List<List<String>> rows = new ArrayList<>();
        try (QueryResult result = session.run(sql)) {
            for (var row = result.next(); row.isPresent(); row = result.next()) {
                rows.add(row.get().stream()
                        .map(value -> value.isNull() ? "" : value.athenaText())
                        .collect(Collectors.toList()));
            }
        }
        return rows;
    }
}
