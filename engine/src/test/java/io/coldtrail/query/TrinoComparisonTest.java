package io.coldtrail.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.coldtrail.Engine;
import io.coldtrail.fixtures.EvidenceGenerator;
import io.coldtrail.fixtures.GeneratorOptions;
import io.coldtrail.fixtures.Scenario;
import io.coldtrail.ingest.IngestProgress;
import io.coldtrail.playbook.Arguments;
import io.coldtrail.playbook.Example;
import io.coldtrail.playbook.Parameter;
import io.coldtrail.playbook.PlaybookLibrary;
import io.coldtrail.playbook.Question;
import io.coldtrail.query.TrinoJudge.Outcome;
import io.coldtrail.sql.SampleSession;
import io.coldtrail.sql.SqlCases;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every case, queries over a generated lake, and every question of the playbook, on a real Trino: what differs is listed
 * in {@code trino.differences} or {@code lake.differences} with its reason; of the questions nothing may. The system
 * property {@code trino} names the server.
 */
@Tag("trino")
class TrinoComparisonTest {
    @TempDir
    private Path temp;

    /** A line of the list: a verdict, a pattern of statements, and why they differ. */
    private record Difference(TrinoJudge.Verdict verdict, Pattern statement, String reason) {
        static Difference of(String line) {
            String[] cells = line.split("\t", -1);
            return new Difference(
                    TrinoJudge.Verdict.valueOf(cells[0]), Pattern.compile(cells[1], Pattern.DOTALL), cells[2]);
        }

        boolean explains(TrinoJudge.Verdict found, String sql) {
            return verdict == found && statement.matcher(sql).find();
        }
    }

    @Test
    void everyCaseAgreesOrItsDifferenceIsListed() throws Exception {
        TrinoClient trino = new TrinoClient(server(), "coldtrail_sample");
        try (SampleSession session = new SampleSession()) {
            TrinoSample.create(trino, "coldtrail_sample", temp, session);
            TrinoJudge judge = new TrinoJudge(
                    trino,
                    SampleSession.CATALOG,
                    translation -> QueryResult.start(
                            session.connection().duplicate(),
                            translation.duckdbSql(),
                            translation.columns(),
                            new AthenaRuntime()));
            List<String> statements =
                    SqlCases.all().stream().map(SqlCases.SqlCase::statement).toList();
            check(judge, statements, "trino.differences");
        }
    }

    @Test
    void queriesOverALakeAgreeOrTheirDifferenceIsListed() throws Exception {
        Path evidence = temp.resolve("evidence");
        Path folder = temp.resolve("case");
        EvidenceGenerator.generate(
                GeneratorOptions.defaults().withEvents(20_000).withFlows(20_000).withDays(4), evidence);
        Engine.ingest(folder, List.of(evidence), 2, new IngestProgress());
        TrinoClient trino = new TrinoClient(server(), "coldtrail_lake");
        try (QuerySession session = QuerySession.open(Engine.snapshot(folder), SessionOptions.in(temp))) {
            TrinoLake.create(trino, "coldtrail_lake", folder, session.catalog());
            check(new TrinoJudge(trino, session.catalog(), session::run), lines("lake.queries"), "lake.differences");
        }
    }

    /** Over a generated case with every scenario and over the logs of every example, so that each has rows to find. */
    @Test
    void questionsOfThePlaybookAnswerAlike() throws Exception {
        PlaybookLibrary library = PlaybookLibrary.builtIn();
        Path evidence = temp.resolve("evidence");
        Path folder = temp.resolve("case");
        EvidenceGenerator.generate(
                GeneratorOptions.defaults()
                        .withEvents(5_000)
                        .withFlows(5_000)
                        .withDays(3)
                        .withScenarios(List.of(Scenario.values())),
                evidence);
        for (Question question : library.questions()) {
            Example example = library.example(question).orElseThrow();
            // Examples share ids of events, by which questions order what happens in one second. One asks for an id.
            boolean byId = question.parameters().stream()
                    .anyMatch(parameter -> parameter.name().equals("event"));
            String own = byId ? "" : question.id() + "-";
            Files.writeString(
                    evidence.resolve(question.id() + ".json"),
                    example.events().replace("\"eventID\":\"", "\"eventID\":\"" + own));
            Files.writeString(evidence.resolve(question.id() + ".log"), example.flows());
        }
        Engine.ingest(folder, List.of(evidence), 2, new IngestProgress());
        TrinoClient trino = new TrinoClient(server(), "coldtrail_playbook");
        List<String> unlike = new ArrayList<>();
        try (QuerySession session = QuerySession.open(Engine.snapshot(folder), SessionOptions.in(temp))) {
            TrinoLake.create(trino, "coldtrail_playbook", folder, session.catalog());
            TrinoJudge judge = new TrinoJudge(trino, session.catalog(), session::run);
            for (Question question : library.questions()) {
                for (String statement : renderings(question, library)) {
                    Outcome outcome = judge.judge(statement);
                    if (outcome.verdict() != TrinoJudge.Verdict.SAME) {
                        unlike.add(question.id() + ": " + outcome.verdict() + " " + statement + "\n    here  "
                                + outcome.here() + "\n    Trino " + outcome.there());
                    }
                }
            }
        }
        assertThat(unlike).isEmpty();
    }

    /** As its example asks it, as it is asked without anything, and what values are proposed for its parameters. */
    private static Set<String> renderings(Question question, PlaybookLibrary library) {
        Set<String> renderings = new LinkedHashSet<>();
        for (Example.Ask ask : library.example(question).orElseThrow().asks()) {
            renderings.add(question.render(ask.arguments()));
        }
        if (question.missing(Arguments.NONE).isEmpty()) {
            renderings.add(question.render(Arguments.NONE));
        }
        for (Parameter parameter : question.parameters()) {
            question.candidates(parameter, Arguments.NONE).ifPresent(renderings::add);
        }
        return renderings;
    }

    private static void check(TrinoJudge judge, List<String> statements, String listed)
            throws IOException, InterruptedException {
        List<Difference> differences = new ArrayList<>();
        for (String line : lines(listed)) {
            differences.add(Difference.of(line));
        }
        Set<Difference> seen = new HashSet<>();
        List<String> unexplained = new ArrayList<>();
        for (String statement : statements) {
            Outcome outcome = judge.judge(statement);
            if (outcome.agrees()) {
                continue;
            }
            List<Difference> reasons = differences.stream()
                    .filter(difference -> difference.explains(outcome.verdict(), statement))
                    .toList();
            seen.addAll(reasons);
            if (reasons.isEmpty()) {
                unexplained.add(outcome.verdict() + " " + statement + "\n    here  " + outcome.here() + "\n    Trino "
                        + outcome.there());
            }
        }
        assertThat(statements).hasSizeGreaterThan(50);
        assertThat(unexplained).isEmpty();
        assertThat(seen).as("differences that are still there").containsExactlyInAnyOrderElementsOf(differences);
    }

    private static URI server() {
        String server = System.getProperty("trino");
        assumeTrue(server != null, "-Dtrino=http://HOST:PORT names no server");
        return URI.create(server);
    }

    private static List<String> lines(String resource) throws IOException {
        Path file = Path.of(Objects.requireNonNull(TrinoComparisonTest.class.getResource(resource))
                .getPath());
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }
}
