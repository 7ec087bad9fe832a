package io.coldtrail.cli;

import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.ingest.IngestProgress;
import io.coldtrail.ingest.IngestSummary;
import java.nio.file.Path;
import java.util.function.Function;

/** Shows how far an ingest has come, and says how to go on where it is interrupted. */
final class WatchedIngest {
    private WatchedIngest() {}

    /**
     * Runs an ingest. An interrupted one needs no cleaning up: the next one takes over what is complete of it.
     *
     * @param ingest runs it, and keeps the progress up to date
     */
    static IngestSummary run(
            Path caseFolder,
            ProgressDisplay.Mode mode,
            CliConsole console,
            Function<IngestProgress, IngestSummary> ingest) {
        int runsBefore = runs(caseFolder);
        try (ProgressDisplay display = ProgressDisplay.start(mode, console, ProgressDisplay.Told.RECORDS)) {
            return OnInterrupt.during(() -> ingest.apply(display.progress()), () -> {
                display.stop();
                console.err().println(message(runs(caseFolder) > runsBefore));
            });
        }
    }

    private static String message(boolean committed) {
        return committed
                ? "coldtrail: interrupted when the run had just been committed; nothing of it is lost."
                : "coldtrail: interrupted; nothing of this run was committed, and what is complete of it is kept."
                        + " Run the same command again to go on from there.";
    }

    private static int runs(Path caseFolder) {
        return CaseFolder.isCase(caseFolder)
                ? CaseFolder.open(caseFolder).ledger().runs().size()
                : 0;
    }
}
