package io.coldtrail.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.casefile.LedgerRun;
import io.coldtrail.casefile.SourceEntry;
import io.coldtrail.casefile.Tally;
import io.coldtrail.fixtures.Answers;
import io.coldtrail.fixtures.Damage;
import io.coldtrail.fixtures.EvidenceGenerator;
import io.coldtrail.fixtures.GeneratorOptions;
import io.coldtrail.problem.Limits;
import io.coldtrail.query.RawEvidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated evidence with every damage at once, beside what its generator knows of it. */
class DamagedEvidenceTest {
    @TempDir
    private Path folder;

    @Test
    void everyDamageEndsAsItsGeneratorSays() throws IOException {
        Path evidence = folder.resolve("evidence");
        EvidenceGenerator.generate(
                GeneratorOptions.defaults()
                        .withEvents(4_000)
                        .withFlows(6_000)
                        .withAccounts(2)
                        .withRegions(2)
                        .withDays(3)
                        .withFilesPerDay(4)
                        .withDamage(List.of(Damage.values())),
                evidence);
        Answers answers = Answers.read(evidence.resolve("answers.json"));
        Map<String, String> before = Evidence.hashes(evidence);

        Ingest.run(Evidence.request(folder.resolve("case"), evidence));

        assertThat(Evidence.hashes(evidence)).isEqualTo(before);
        LedgerRun run = CaseFolder.open(folder.resolve("case")).ledger().read(1);
        Map<String, SourceEntry> sources =
                run.sources().stream().collect(Collectors.toMap(SourceEntry::key, Function.identity()));
        assertThat(answers.damage()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(answers.damage()).allSatisfy(file -> {
            SourceEntry source = sources.get(file.key());
            assertThat(source).as(file.name() + " " + file.key()).isNotNull();
            assertThat(source.status().word()).as(file.name()).isEqualTo(file.status());
            assertThat(source.records().loaded()).as(file.name()).isEqualTo(file.recordsLoadable());
            assertThat(source.records().quarantined()).as(file.name()).isEqualTo(file.recordsRejected());
            assertThat(source.duplicateOf()).as(file.name()).isEqualTo(file.duplicateOf());
        });
        long insights = sources.values().stream()
                .filter(source -> source.tables().contains("cloudtrail_insights"))
                .mapToLong(source -> source.records().loaded())
                .sum();
        Tally records = run.head().records();
        assertThat(records.loaded() - insights)
                .isEqualTo(answers.totals().events() + answers.totals().flowLines());
        assertThat(records.balances()).isTrue();
        assertThat(sources.values()).noneMatch(source -> "fault".equals(source.reason()));
        RawEvidence.assertSame(
                folder.resolve("case"), evidence, Limits.DEFAULT, Files.createDirectory(folder.resolve("temp")));
    }
}
