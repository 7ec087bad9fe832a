package io.coldtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.Engine;
import io.coldtrail.fixtures.Answers;
import io.coldtrail.fixtures.EvidenceGenerator;
import io.coldtrail.fixtures.GeneratorOptions;
import io.coldtrail.ingest.IngestProgress;
import io.coldtrail.ingest.IngestSummary;
import io.coldtrail.lake.Part;
import io.coldtrail.query.QuerySession;
import io.coldtrail.query.SessionOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A million events and two million flow lines, in the tests' heap of 1 GB. */
@Tag("slow")
class ScaleTest {
    @TempDir
    private Path temp;

    @Test
    void aMillionEventsAreCountedRightAndTheirBytesDoNotDependOnThreads() throws IOException {
        GeneratorOptions options =
                GeneratorOptions.defaults().withEvents(1_000_000).withFlows(2_000_000);
        Path evidence = temp.resolve("evidence");
        EvidenceGenerator.generate(options, evidence);

        IngestSummary one = Engine.ingest(temp.resolve("one"), List.of(evidence), 1, new IngestProgress());
        IngestSummary two = Engine.ingest(temp.resolve("two"), List.of(evidence), 2, new IngestProgress());

        assertThat(one.records().loaded()).isEqualTo(3_000_000);
        assertThat(two.records()).isEqualTo(one.records());
        List<Part> parts = Engine.snapshot(temp.resolve("one")).parts();
        assertThat(parts).hasSizeGreaterThanOrEqualTo(options.accounts() * options.regions() * options.days() * 2);
        // A part's entry holds the hash of its bytes, taken while they were written.
        assertThat(Engine.snapshot(temp.resolve("two")).parts()).isEqualTo(parts);
        Answers answers = Answers.read(evidence.resolve(Answers.FILE_NAME));
        try (QuerySession session = QuerySession.open(Engine.snapshot(temp.resolve("one")), SessionOptions.in(temp))) {
            assertThat(new DemoCheck(session, answers).check()).contains("all as the answers say");
        }
    }
}
