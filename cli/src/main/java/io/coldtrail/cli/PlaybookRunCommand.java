package io.coldtrail.cli;

import io.coldtrail.playbook.Arguments;
import io.coldtrail.playbook.Parameter;
import io.coldtrail.playbook.PlaybookLibrary;
import io.coldtrail.playbook.Question;
import io.coldtrail.query.format.ResultFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
    private final SessionLimits limits = new SessionLimits();

    @Spec
    private CommandSpec spec;

    private final CliConsole console;
    private final CaseAccess cases;

    /** A question with the SQL that asks it. */
    private record Asked(Question question, String sql) {}

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
        List<Asked> asked = asked(questions);
        CaseAccess.OpenedCase opened = caseOption.open(console, cases);
        output.check(console, opened.protectedFolders());
        try (CaseSession session = CaseSession.open(opened, new TableOptions(), limits)) {
            String gap = "";
            for (Asked one : asked) {
                if (several) {
                    print(gap + heading(one.question(), format));
                    gap = "\n";
                }
                session.run(one.sql(), Optional.empty(), output, console);
                if (!several && format == ResultFormat.TABLE) {
                    hints(one.question());
                }
            }
        }
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

    private List<Asked> asked(List<Question> questions) {
        List<Asked> asked = new ArrayList<>();
        for (Question question : questions) {
            Arguments mine = questions.size() > 1 ? arguments.ofOneAmong(question, questions) : arguments.all();
            List<Parameter> missing = question.missing(mine);
            if (all && !missing.isEmpty()) {
                console.err()
                        .println("skipped " + question.id() + ": needs "
                                + missing.stream()
                                        .map(parameter -> "--param " + parameter.name() + "=…")
                                        .collect(Collectors.joining(" ")));
            } else {
                asked.add(new Asked(question, question.render(mine)));
            }
        }
        return asked;
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
