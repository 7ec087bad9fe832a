package io.coldtrail.cli;

import io.coldtrail.Engine;
import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.casefile.QuarantinePart;
import io.coldtrail.ingest.FreeSpace;
import io.coldtrail.ingest.IngestSummary;
import io.coldtrail.problem.Limits;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coldtrail ingest}. */
@Command(
        name = "ingest",
        description = "Loads evidence into a case, which is made where there is none. The evidence is only read.",
        footer = {
            "",
            "Examples:",
            "  coldtrail ingest /evidence/bucket-copy --case ./incident-7",
            "  coldtrail ingest ./copy --limit maxRecordBytes=256M --limit maxInflationRatio=1000"
        })
final class IngestCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "EVIDENCE", description = "Folders or files of downloaded logs.")
    private List<Path> evidence;

    @Option(names = "--force", description = "Begin also where the lake may need more space than its disk has left.")
    private boolean force;

    @Option(names = "--json", description = "Print the ledger's balance as JSON.")
    private boolean json;

    @Mixin
    private final ReadingOptions reading = new ReadingOptions();

    @Mixin
    private final LimitOptions limitOptions = new LimitOptions();

    @Mixin
    private final CaseOption caseOption = new CaseOption();

    private final CliConsole console;

    @SuppressWarnings("NullAway.Init") // picocli sets the rest
    IngestCommand(CliConsole console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        int threads = reading.threads();
        ProgressDisplay.Mode mode = reading.progress();
        List<Path> roots = evidence.stream().map(console::resolve).toList();
        IngestSummary summary = ingest(mode, roots, threads);
        Written.text(console.out(), json ? IngestReport.json(summary) : IngestReport.text(summary, kept(summary)));
        return ExitCode.worse(
                summary.evidenceChanged() ? ExitCode.BAD_NEWS : ExitCode.DONE,
                summary.anyQuarantined() ? ExitCode.INCOMPLETE : ExitCode.DONE);
    }

    private IngestSummary ingest(ProgressDisplay.Mode mode, List<Path> roots, int threads) {
        Path folder = caseOption.folder(console);
        Limits limits = limitOptions.limits();
        FreeSpace space = force ? FreeSpace.unlimited() : FreeSpace.ofFileSystem();
        return WatchedIngest.run(
                folder, mode, console, told -> Engine.ingest(folder, roots, threads, limits, space, told));
    }

    private IngestReport.Kept kept(IngestSummary summary) {
        CaseFolder owner = CaseFolder.open(caseOption.folder(console));
        long pieces = owner.ledger().quarantine(summary.run()).stream()
                .mapToLong(QuarantinePart::pieces)
                .sum();
        return new IngestReport.Kept(
                pieces, owner.folder().resolve("quarantine").toString(), caseOption.argument());
    }
}
