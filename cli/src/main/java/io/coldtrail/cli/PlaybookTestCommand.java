package io.coldtrail.cli;

import io.coldtrail.playbook.Example;
import io.coldtrail.playbook.ExampleCheck;
import io.coldtrail.playbook.PlaybookLibrary;
import io.coldtrail.playbook.Question;
import io.coldtrail.query.format.VisibleText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code coldtrail playbook test}. */
@Command(
        name = "test",
        description = {
            "Asks questions of the logs in their own folders, and holds the answers to those written beside them. Needs no"
                    + " case.",
            "",
            "Each difference is one line. Ends with 1 where there is one."
        },
        footer = {
            "",
            "Examples:",
            "  coldtrail playbook test",
            "  coldtrail playbook test our-question --playbook ./our-questions"
        })
final class PlaybookTestCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "ID", description = "The questions; all where none is named.")
    private List<String> ids = new ArrayList<>();

    @Mixin
    private final PlaybookOption playbook = new PlaybookOption();

    private final CliConsole console;

    PlaybookTestCommand(CliConsole console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        PlaybookLibrary library = playbook.library(console);
        List<Question> questions = ids.isEmpty()
                ? library.questions()
                : ids.stream().map(library::find).toList();
        ExampleCheck check = new ExampleCheck(Path.of(System.getProperty("java.io.tmpdir")));
        StringBuilder text = new StringBuilder();
        int held = 0;
        int wrong = 0;
        for (Question question : questions) {
            Optional<Example> example = library.example(question);
            if (example.isPresent()) {
                held++;
                List<String> differences = check.differences(question, example.get());
                wrong += differences.isEmpty() ? 0 : 1;
                differences.forEach(difference -> text.append(question.id())
                        .append(": ")
                        .append(VisibleText.of(difference))
                        .append('\n'));
            }
        }
        Written.text(console.out(), text.toString());
        console.err()
                .println(held + " questions held to their examples, " + wrong + " differ, " + (questions.size() - held)
                        + " have none.");
        return wrong > 0 ? ExitCode.BAD_NEWS : ExitCode.DONE;
    }
}
