package io.coldtrail.cli;

import io.coldtrail.cli.PlaybookSweep.Asked;
import io.coldtrail.playbook.Arguments;
import io.coldtrail.playbook.PlaybookLibrary;
import io.coldtrail.playbook.Question;
import io.coldtrail.query.format.ResultFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code coldtrail playbook run}. */
@Command(
        name = "run",
        description = "Asks questions of the playbook. --from and --to bound the events' time.",
        footer = {
            "",
            "Examples:",
            "  coldtrail playbook run root-events --from 2024-01-01 --to 2024-01-31",
            "  coldtrail playbook run access-key-usage --param key=AKIAIOSFODNN7EXAMPLE --format csv"
        })
final class PlaybookRunCommand implements Runnable {
    @Parameters(arity = "0..*", paramLabel = "ID", description = "The questions.")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--all", description = "Ask every question that needs no value, or whose value is given.")
    private boolean all;

    @Mixin
    private final ArgumentOptions arguments = new ArgumentOptions();

    @Mixin
    private final PlaybookOption playbook = new PlaybookOption();

    @Mixin
    private final CaseOption caseOption = new CaseOption();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final JournalOption journal = new JournalOption();

    @Mixin
    private final SessionLimits limits = new SessionLimits();

    @Spec
    private CommandSpec spec;

    private final CliConsole console;
    private final CaseAccess cases;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec
    PlaybookRunCommand(CliConsole console, CaseAccess cases) {
        this.console = console;
        this.cases = cases;
    }

    @Override
    public void run() {
        ResultFormat format = output.format();
        List<Question> questions = questions();
        boolean several = questions.size() > 1;
        if (several) {
            checkSeveral(format);
        }
        List<Question> lacking = questions.stream()
                .filter(question -> all && lacks(question, questions))
                .toList();
        List<Asked> asked = questions.stream()
                .filter(question -> !lacking.contains(question))
                .map(question -> asked(question, arguments(question, questions)))
                .toList();
        CaseAccess.OpenedCase opened = caseOption.open(console, cases);
        output.check(console, opened.protectedFolders());
        TableOptions tables = new TableOptions();
        try (CaseSession session = CaseSession.open(opened, tables, limits, journal.of(opened, tables, console))) {
            answer(session, all ? ranked(session, asked, lacking, questions) : asked, several, format);
        }
    }

    private List<Asked> ranked(
            CaseSession session, List<Asked> asked, List<Question> lacking, List<Question> questions) {
        PlaybookSweep sweep = new PlaybookSweep(session);
        List<Asked> ranked = sweep.ranked(asked, output, console);
        print(ranked.isEmpty() ? "No question has an answer.\n" : PlaybookSweep.summary(ranked));
        console.err()
                .println(asked.size() + " questions asked, " + ranked.size() + " with an answer, " + lacking.size()
                        + " skipped.");
        lacking.forEach(question -> console.err().println(sweep.skipped(question, arguments(question, questions))));
        return ranked;
    }

    private void answer(CaseSession session, List<Asked> asked, boolean several, ResultFormat format) {
        String gap = "";
        for (Asked one : asked) {
            if (several) {
                print(gap + heading(one.question(), format));
                gap = "\n";
            }
            if (one.answer().isPresent()) {
                print(one.answer().get().results());
                console.err().print(one.answer().get().remarks());
            } else {
                session.run(one.asker(), one.sql(), List.of(), Optional.empty(), output, console);
            }
            if (!several && format == ResultFormat.TABLE) {
                hints(one.question());
            }
        }
    }

    private static Asked asked(Question question, Arguments arguments) {
        return new Asked(
                question, Asker.question(question.id(), arguments), question.render(arguments), 0, Optional.empty());
    }

    private boolean lacks(Question question, List<Question> questions) {
        return !question.missing(arguments(question, questions)).isEmpty();
    }

    private Arguments arguments(Question question, List<Question> questions) {
        return questions.size() > 1 ? arguments.ofOneAmong(question, questions) : arguments.all();
    }

    private List<Question> questions() {
        PlaybookLibrary library = playbook.library(console);
        if (all == !ids.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), all ? "--all takes no ids beside it" : "say which questions, or --all");
        }
        return all ? library.questions() : ids.stream().map(library::find).toList();
    }

    private void checkSeveral(ResultFormat format) {
        if (format != ResultFormat.TABLE && format != ResultFormat.MARKDOWN) {
            throw new ParameterException(
                    spec.commandLine(),
                    "several questions have different columns, which " + format.id()
                            + " cannot hold; ask one at a time, or use table or markdown");
        }
        if (output.toFile()) {
            throw new ParameterException(spec.commandLine(), "-o takes the answer of one question");
        }
    }

    private static String heading(Question question, ResultFormat format) {
        String title = question.title() + " (" + question.id() + ")";
        return format == ResultFormat.MARKDOWN ? "## " + title + "\n\n" : title + "\n";
    }

    private void print(String text) {
        Written.to(console.out(), writer -> {
            writer.write(text);
            return 1;
        });
    }

    private void hints(Question question) {
        if (!question.read().isEmpty()) {
            console.err().println(question.read());
        }
        if (!question.next().isEmpty()) {
            console.err().println("Go on with " + String.join(", ", question.next()) + ".");
        }
    }
}
