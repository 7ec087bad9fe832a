package io.coldtrail.rules;

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
import io.coldtrail.query.QueryResult;
import io.coldtrail.query.QuerySession;
import io.coldtrail.query.SessionOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Generated evidence with what narrow questions and rules find in it.
 *
 * @param answered rows as cells by question
 * @param fired event ids by rule, one for each firing
 * @param scenarios what each scenario leaves behind: event ids, keys, names of principals, addresses
 */
record GeneratedCase(
        Map<String, List<List<String>>> answered, Map<String, List<String>> fired, Map<String, Set<String>> scenarios) {

    static GeneratedCase withEveryScenario(Path folder) throws IOException {
        return of(folder, List.of(Scenario.values()));
    }

    static GeneratedCase withoutScenarios(Path folder) throws IOException {
        return of(folder, List.of());
    }

    /** Whether every row is a finding, and no value is needed to ask. */
    static boolean isNarrow(Question question) {
        return question.kind() == Kind.FINDING
                && question.missing(Arguments.NONE).isEmpty();
    }

    int rows(String question) {
        return answered.getOrDefault(question, List.of()).size();
    }

    int firings(String rule) {
        return fired.getOrDefault(rule, List.of()).size();
    }

    List<String> questionsThatShow(Set<String> signs) {
        return answered.entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                        .flatMap(List::stream)
                        .anyMatch(cell -> signs.stream().anyMatch(cell::contains)))
                .map(Map.Entry::getKey)
                .toList();
    }

    List<String> rulesThatShow(Set<String> signs) {
        return fired.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(signs::contains))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static GeneratedCase of(Path folder, List<Scenario> chosen) throws IOException {
        Path evidence = folder.resolve("evidence");
        EvidenceGenerator.generate(
                GeneratorOptions.defaults()
                        .withEvents(20_000)
                        .withFlows(20_000)
                        .withAccounts(2)
                        .withRegions(2)
                        .withDays(3)
                        .withFilesPerDay(2)
                        .withScenarios(chosen),
                evidence);
        Engine.ingest(folder.resolve("case"), List.of(evidence), 2, new IngestProgress());
        Map<String, List<List<String>>> answered = new LinkedHashMap<>();
        Map<String, List<String>> fired = new LinkedHashMap<>();
        RuleLibrary.builtIn().rules().forEach(rule -> fired.put(rule.id(), new ArrayList<>()));
        Path temp = Files.createDirectories(folder.resolve("temp"));
        try (QuerySession session = QuerySession.open(
                Engine.snapshot(folder.resolve("case")), SessionOptions.in(temp).withThreads(2))) {
            for (Question question : PlaybookLibrary.builtIn().questions()) {
                if (isNarrow(question)) {
                    answered.put(question.id(), rows(session, question.render(Arguments.NONE)));
                }
            }
            RuleReplay.run(
                    session,
                    RuleLibrary.builtIn().rules(),
                    ReplayOptions.DEFAULT,
                    (rule, event) -> fired.computeIfAbsent(rule.id(), id -> new ArrayList<>())
                            .add(event.eventId()));
        }
        return new GeneratedCase(answered, fired, signs(Answers.read(evidence.resolve(Answers.FILE_NAME)), chosen));
    }

    private static Map<String, Set<String>> signs(Answers answers, List<Scenario> chosen) {
        Map<String, Set<String>> signs = new LinkedHashMap<>();
        for (Scenario scenario : chosen) {
            Answers.Story story = answers.scenarios().get(scenario.cliName());
            Answers.Flow flow = story.flow();
            Set<String> left = new TreeSet<>(flow == null ? story.eventIds() : List.of(flow.victimAddress()));
            left.addAll(story.accessKeyIds());
            story.principals().forEach(arn -> left.add(arn.substring(arn.lastIndexOf('/') + 1)));
            signs.put(scenario.cliName(), left);
        }
        return signs;
    }

    private static List<List<String>> rows(QuerySession session, String sql) {
        List<List<String>> rows = new ArrayList<>();
        try (QueryResult result = session.run(sql)) {
            for (var row = result.next(); row.isPresent(); row = result.next()) {
                rows.add(row.get().stream()
                        .map(value -> value.isNull() ? "" : value.athenaText())
                        .toList());
            }
        }
        return rows;
    }
}
