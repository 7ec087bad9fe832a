package io.coldtrail.cli;

import io.coldtrail.playbook.Arguments;
import io.coldtrail.playbook.Parameter;
import io.coldtrail.playbook.PlaybookLibrary;
import io.coldtrail.playbook.Question;
import io.coldtrail.sql.lint.Linter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code coldtrail playbook lint}. */
@Command(
        name = "lint",
        description = {
            "Checks a folder of questions. Needs no case.",
            "",
            "A file that is no question stops it. The SQL of each question is judged with the values filled in; each"
                    + " finding is one line, and its line number counts in the SQL that `playbook show --sql` prints."
                    + " Ends with 1 where there are errors or warnings."
        },
        footer = {"", "Example:", "  coldtrail playbook lint ./our-questions"})
final class PlaybookLintCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The folder of .sql files.")
    private Path folder;

    @Mixin
    private final ArgumentOptions arguments = new ArgumentOptions();

    private final CliConsole console;

    @SuppressWarnings("NullAway.Init") // picocli sets the folder
    PlaybookLintCommand(CliConsole console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        PlaybookLibrary library = PlaybookLibrary.read(console.resolve(folder));
        Linter linter = Linter.withoutCase();
        LintReport report = new LintReport();
        for (Question question : library.questions()) {
            Arguments filled = arguments.ofOneAmong(question, library.questions());
            if (filled.from().isEmpty() && filled.to().isEmpty()) {
                filled = filled.withFrom("2024-01-01").withTo("2024-01-31");
            }
            for (Parameter parameter : question.missing(filled)) {
                filled = filled.withParameter(parameter.name(), parameter.type().example());
            }
            report.add(question.id(), linter.lint(question.id(), question.render(filled)));
        }
        Written.text(console.out(), report.lines());
        console.err().println(library.questions().size() + " questions. " + report.summary());
        return report.isBadNews() ? ExitCode.BAD_NEWS : ExitCode.DONE;
    }
}
