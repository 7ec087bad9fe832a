package io.coldtrail.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.Engine;
import io.coldtrail.fixtures.EvidenceGenerator;
import io.coldtrail.fixtures.GeneratorOptions;
import io.coldtrail.ingest.IngestProgress;
import io.coldtrail.lake.LakeSnapshot;
import io.coldtrail.playbook.Arguments;
import io.coldtrail.playbook.PlaybookLibrary;
import io.coldtrail.playbook.Question;
import io.coldtrail.query.format.ResultFormat;
import io.coldtrail.query.format.TableLayout;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every built-in question, to a case and to the same rows without one. */
class EvidencePlaybookTest {
    @TempDir
    private Path temp;

    @Test
    void answersAsACaseDoes() throws IOException {
        Path evidence = temp.resolve("evidence");
        Path folder = temp.resolve("case");
        EvidenceGenerator.generate(
                GeneratorOptions.defaults()
                        .withEvents(2000)
                        .withFlows(2000)
                        .withAccounts(1)
                        .withRegions(2)
                        .withDays(2)
                        .withFilesPerDay(2),
                evidence);
        Engine.ingest(folder, List.of(evidence), 2, new IngestProgress());
        LakeSnapshot lake = Engine.snapshot(folder);
        SessionOptions options = SessionOptions.in(temp).withThreads(2);
        int answered = 0;
        try (QuerySession ingested = QuerySession.open(lake, options);
                QuerySession raw = QuerySession.openEvidence(new LakeBatches(lake), options)) {
            for (String sql : List.of(
                    "select * from cloudtrail order by \"$path\", \"$record\"",
                    "select * from vpc_flow_logs order by \"$path\", \"$record\"")) {
                assertThat(lines(raw, sql)).as(sql).hasSize(2001).isEqualTo(lines(ingested, sql));
            }
            for (Question question : PlaybookLibrary.builtIn().questions()) {
                Arguments day = Arguments.NONE.withFrom("2024-01-02").withTo("2024-01-02");
                String sql = question.render(PlaybookRunTest.with(question, day));
                List<String> expected = lines(ingested, sql);
                answered += expected.size() > 1 ? 1 : 0;
                assertThat(lines(raw, sql)).as(question.id()).isEqualTo(expected);
            }
        }
        assertThat(answered).isPositive();
    }

    /** Sorted, because a question need not say in which order equals stand. */
    private static List<String> lines(QuerySession session, String sql) {
        StringWriter text = new StringWriter();
        try (QueryResult result = session.run(sql)) {
            ResultFormat.CSV.write(result, TableLayout.PLAIN, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Arrays.stream(text.toString().split("\n")).sorted().toList();
    }
}
