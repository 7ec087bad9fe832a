package io.coldtrail.cli;

import io.coldtrail.Engine;
import io.coldtrail.casefile.Durable;
import io.coldtrail.journal.CaseImport;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import io.coldtrail.query.format.VisibleText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code coldtrail case import}. */
@Command(
        name = "import",
        description = {
            "Makes a case of an archive, in a new folder. All hashes are checked before it appears there.",
            "",
            "A case without its lake shows its ledger and its journal; `case reproduce` makes the lake again."
        },
        footer = {"", "Example:", "  coldtrail case import incident-7.zip --case ./incident-7"})
final class CaseImportCommand implements Callable<Integer> {
    @Parameters(arity = "1", paramLabel = "FILE", description = "An archive of `coldtrail case export`.")
    private Path file;

    @Mixin
    private final CaseOption caseOption = new CaseOption();

    private final CliConsole console;

    @SuppressWarnings("NullAway.Init") // picocli sets the file
    CaseImportCommand(CliConsole console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Path target = caseOption.folder(console).toAbsolutePath();
        Path unfinished = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".import");
        CaseImport.Imported imported = OnInterrupt.during(
                () -> Engine.importCase(console.resolve(file), target, unfinished), () -> remove(unfinished));
        console.err()
                .println("the case is in " + target
                        + (imported.lake() ? "" : ", without its lake; `coldtrail case reproduce` makes it again"));
        imported.journal()
                .problems()
                .forEach(problem -> console.err()
                        .println(VisibleText.of("coldtrail: the journal is not as it was written: " + problem)));
        return imported.journal().problems().isEmpty() ? ExitCode.DONE : ExitCode.BAD_NEWS;
    }

    private static void remove(Path folder) {
        try {
            Durable.deleteTree(folder);
        } catch (IOException e) {
            throw new ColdtrailException(
                    ErrorCode.IO_FAILED,
                    "the unfinished import cannot be removed",
                    Where.file(folder.toString()),
                    "Remove it by hand.",
                    e);
        }
    }
}
