package io.coldtrail.cli;

import io.coldtrail.Engine;
import io.coldtrail.cost.Factor;
import io.coldtrail.cost.Tariff;
import io.coldtrail.playbook.Arguments;
import io.coldtrail.playbook.Parameter;
import io.coldtrail.playbook.PlaybookLibrary;
import io.coldtrail.playbook.Question;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code coldtrail playbook cost}. */
@Command(
        name = "cost",
        description = {
            "Tells what questions of the playbook would cost on Athena, as coldtrail cost does for statements.",
            "",
            "A question that needs a value which is not given is reckoned with one that the case offers, or with an"
                    + " example of its kind."
        },
        footer = {
            "",
            "Examples:",
            "  coldtrail playbook cost root-events --from 2024-01-01 --to 2024-01-31",
            "  coldtrail playbook cost --all --scale 1y/7d"
        })
final class PlaybookCostCommand implements Runnable {
    @Parameters(arity = "0..*", paramLabel = "ID", description = "The questions.")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--all", description = "Every question.")
    private boolean all;

    @Mixin
    private final ArgumentOptions arguments = new ArgumentOptions();

    @Mixin
    private final PlaybookOption playbook = new PlaybookOption();

    @Mixin
    private final CaseOption caseOption = new CaseOption();

    @Mixin
    private final CostOptions options = new CostOptions();

    @Spec
    private CommandSpec spec;

    private final CliConsole console;
    private final CaseAccess cases;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec
    PlaybookCostCommand(CliConsole console, CaseAccess cases) {
        this.console = console;
        this.cases = cases;
    }

    @Override
    public void run() {
        PlaybookLibrary library = playbook.library(console);
        if (all == !ids.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), all ? "--all takes no ids beside it" : "say which questions, or --all");
        }
        List<Question> questions =
                all ? library.questions() : ids.stream().map(library::find).toList();
        Tariff tariff = options.tariff(console);
        Factor factor = options.factor();
        CaseAccess.OpenedCase opened = caseOption.open(console, cases);
        int lastRun = Engine.lastRun(opened.lake().caseFolder());
        try (CaseSession session = CaseSession.open(opened)) {
            PlaybookSweep sweep = new PlaybookSweep(session);
            List<CostDesk.Named> statements = questions.stream()
                    .map(question -> named(question, filled(question, questions, sweep)))
                    .toList();
            CostDesk desk = new CostDesk(session, opened.lake(), lastRun, options.rules());
            CostSheet sheet = desk.sheet(statements, tariff, factor, CostDesk.Run.NEVER, console);
            Written.text(console.out(), options.json() ? CostDocument.of(sheet) : CostReport.of(sheet));
        }
    }

    private static CostDesk.Named named(Question question, Arguments arguments) {
        return new CostDesk.Named(question.id(), question.render(arguments), Asker.question(question.id(), arguments));
    }

    /** What was given, and for what is missing a value that costs about the same. */
    private Arguments filled(Question question, List<Question> questions, PlaybookSweep sweep) {
        Arguments given = questions.size() > 1 ? arguments.ofOneAmong(question, questions) : arguments.all();
        Arguments filled = given;
        for (Parameter parameter : question.missing(given)) {
            List<String> offered = sweep.candidates(question, parameter, given);
            String value = offered.isEmpty() ? parameter.type().example() : offered.get(0);
            filled = filled.withParameter(parameter.name(), value);
            if (!all) {
                console.err()
                        .println("coldtrail: " + question.id() + " is reckoned with --param " + parameter.name() + "="
                                + value);
            }
        }
        return filled;
    }
}
