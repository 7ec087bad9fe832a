package io.coldtrail.cli;

import io.coldtrail.Engine;
import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.fixtures.Answers;
import io.coldtrail.fixtures.EvidenceGenerator;
import io.coldtrail.fixtures.GeneratorOptions;
import io.coldtrail.ingest.IngestSummary;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code coldtrail demo}. */
@Command(
        name = "demo",
        description = "Generates evidence with a known intrusion, loads it, asks the playbook, and tells the story.",
        footer = {"", "Example:", "  coldtrail demo --case ./demo"})
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private final CaseOption caseOption = new CaseOption();

    private final CliConsole console;
    private final CaseAccess cases;

    DemoCommand(CliConsole console, CaseAccess cases) {
        this.console = console;
        this.cases = cases;
    }

    @Override
    public Integer call() {
        Path folder = caseOption.folder(console);
        Path evidence = folder.resolveSibling(folder.getFileName() + "-evidence");
        refuseForeignCase(folder, evidence);
        Answers answers = evidence(evidence);
        say("loading it into the case " + folder);
        int threads = Runtime.getRuntime().availableProcessors();
        IngestSummary summary = WatchedIngest.run(
                folder,
                ProgressDisplay.Mode.AUTO,
                console,
                progress -> Engine.ingest(folder, List.of(evidence), threads, progress));
        say(String.format(
                Locale.ROOT,
                "%,d of %,d records loaded, %,d known already, in %.1f s",
                summary.records().loaded(),
                summary.records().seen(),
                summary.records().duplicate(),
                summary.seconds()));
        try (CaseSession session = CaseSession.open(cases.open(folder))) {
            String story = new DemoStory(session.queries(), answers, caseOption.argument()).tell();
            Written.text(console.out(), story);
        }
        return summary.evidenceChanged() ? ExitCode.BAD_NEWS : ExitCode.DONE;
    }

    /** The demonstration must not mix into a case that somebody works on. */
    private void refuseForeignCase(Path folder, Path evidence) {
        if (CaseFolder.isCase(folder) && !Files.exists(evidence.resolve(Answers.FILE_NAME))) {
            throw new ColdtrailException(
                    ErrorCode.USAGE,
                    "there is a case already, and it is not the demonstration's",
                    Where.file(folder.toString()),
                    "Name another folder with --case.");
        }
    }

    /** The evidence, generated where it is not there yet. It appears under its name when it is whole. */
    private Answers evidence(Path evidence) {
        try {
            if (!Files.exists(evidence.resolve(Answers.FILE_NAME))) {
                Path unfinished = evidence.resolveSibling(evidence.getFileName() + ".unfinished");
                deleteTree(unfinished);
                say("generating evidence in " + evidence);
                EvidenceGenerator.generate(GeneratorOptions.defaults(), unfinished);
                Files.move(unfinished, evidence, StandardCopyOption.ATOMIC_MOVE);
            }
            return Answers.read(evidence.resolve(Answers.FILE_NAME));
        } catch (IOException e) {
            throw new ColdtrailException(
                    ErrorCode.IO_FAILED,
                    "the demonstration's evidence cannot be made: " + e.getMessage(),
                    Where.file(evidence.toString()),
                    "Name a case in a folder that you may write to with --case.",
                    e);
        }
    }

    private static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(root)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }

    private void say(String line) {
        console.err().println(line);
    }
}
