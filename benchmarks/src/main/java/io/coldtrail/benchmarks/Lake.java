package io.coldtrail.benchmarks;

import io.coldtrail.bytes.LocalStorage;
import io.coldtrail.ingest.FreeSpace;
import io.coldtrail.ingest.Ingest;
import io.coldtrail.ingest.IngestProgress;
import io.coldtrail.ingest.IngestRequest;
import io.coldtrail.ingest.IngestSummary;
import io.coldtrail.problem.Limits;
import io.coldtrail.schema.LakeTable;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Makes a case out of evidence, on two threads. */
final class Lake {
    private Lake() {}

    /** @throws Gate.WrongResult where anything of the evidence was not loaded */
    static IngestSummary ingest(Path evidence, Path caseFolder) {
        IngestSummary summary = Ingest.run(new IngestRequest(
                caseFolder,
                List.of(evidence),
                2,
                Limits.DEFAULT,
                new LocalStorage(),
                "benchmark",
                Clock.systemUTC(),
                FreeSpace.unlimited(),
                new IngestProgress()));
        Gate.same("whether anything was quarantined", false, summary.anyQuarantined());
        return summary;
    }

    /** A table of a case, as a relation in SQL. */
    static String table(Path caseFolder, LakeTable table) {
        return DuckDb.partitions(caseFolder.resolve("lake").resolve(table.folder()));
    }
}
