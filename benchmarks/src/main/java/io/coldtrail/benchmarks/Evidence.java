package io.coldtrail.benchmarks;

import io.coldtrail.fixtures.Answers;
import io.coldtrail.fixtures.EvidenceGenerator;
import io.coldtrail.fixtures.GeneratedEvidence;
import io.coldtrail.fixtures.GeneratorOptions;
import io.coldtrail.fixtures.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Generated evidence and the truth about it.
 *
 * @param folder the evidence root
 */
record Evidence(Path folder, Answers answers) {

    /** Two accounts in two regions on five days, ten files a day each: 200 files where there are enough records. */
    private static final GeneratorOptions SHAPE = GeneratorOptions.defaults()
            .withAccounts(2)
            .withRegions(2)
            .withDays(5)
            .withFilesPerDay(10);

    /** CloudTrail logs of background events. */
    static Evidence ofEvents(long events, Path folder) throws IOException {
        return of(SHAPE.withScenarios(List.of()).withEvents(events).withFlows(0), folder);
    }

    /** Flow logs of background traffic. */
    static Evidence ofFlows(long flows, Path folder) throws IOException {
        return of(SHAPE.withScenarios(List.of()).withEvents(0).withFlows(flows), folder);
    }

    /** Both kinds of logs, with all scenarios in them. */
    static Evidence ofBoth(long events, long flows, Path folder) throws IOException {
        return of(
                SHAPE.withScenarios(List.of(Scenario.values()))
                        .withEvents(events)
                        .withFlows(flows),
                folder);
    }

    private static Evidence of(GeneratorOptions options, Path folder) throws IOException {
        GeneratedEvidence generated = EvidenceGenerator.generate(options, folder);
        return new Evidence(folder, Answers.read(generated.answers()));
    }
}
