package io.coldtrail.cli;

import io.coldtrail.playbook.Arguments;
import io.coldtrail.rules.ReplayOptions;
import io.coldtrail.rules.ReplayResult;
import io.coldtrail.rules.Rule;
import io.coldtrail.rules.RuleLibrary;
import io.coldtrail.rules.RuleReplay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code coldtrail rules replay}. */
@Command(
        name = "replay",
        description = {
            "Tells which rules would have fired on the CloudTrail records of a case.",
            "",
            "Records are delivered as EventBridge does: read-only management events only to rules in the state"
                    + " ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS. All built-in rules run, unless ids or --rule name"
                    + " the ones that do; --all adds the built-in rules to those of --rule."
        },
        footer = {
            "",
            "Examples:",
            "  coldtrail rules replay --from 2024-01-01 --to 2024-01-31",
            "  coldtrail rules replay --rule my-rule.json --records"
        })
final class RulesReplayCommand implements Runnable {
    @Parameters(arity = "0..*", paramLabel = "ID", description = "Built-in rules (default: all).")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--rule", paramLabel = "FILE", description = "A rule of your own; may be repeated.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--all", description = "Run the built-in rules beside those of --rule.")
    private boolean all;

    @Option(names = "--from", paramLabel = "D", description = "First day of the events, in UTC, such as 2024-01-31.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "D", description = "Last day of the events, in UTC.")
    private @Nullable String to;

    @Option(
            names = "--keep",
            paramLabel = "N",
            defaultValue = "5",
            description = "Show the N earliest records of each rule, at most 1000 (default: 5).")
    private int kept;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads match records (default: one for each processor).")
    private int threads = ReadingOptions.defaultThreads();

    @Option(names = "--records", description = "List every firing, one a line, before the summary.")
    private boolean records;

    @Option(names = "--json", description = "Print one JSON document with every firing.")
    private boolean json;

    @Mixin
    private final CaseOption caseOption = new CaseOption();

    @Mixin
    private final SessionLimits limits = new SessionLimits();

    @Spec
    private CommandSpec spec;

    private final CliConsole console;
    private final CaseAccess cases;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec
    RulesReplayCommand(CliConsole console, CaseAccess cases) {
        this.console = console;
        this.cases = cases;
    }

    @Override
    public void run() {
        if (kept < 0 || kept > 1000) {
            throw new ParameterException(spec.commandLine(), "--keep cannot be " + kept + ". It must be 0 to 1000.");
        }
        if (json && records) {
            throw new ParameterException(spec.commandLine(), "--json lists every firing; leave out --records");
        }
        List<Rule> rules = rules();
        Arguments days = days();
        ReplayOptions options =
                new ReplayOptions(days.from(), days.to(), json ? 0 : kept, ReadingOptions.checked(threads, spec));
        try (CaseSession session = CaseSession.open(caseOption.open(console, cases), new TableOptions(), limits)) {
            Written.to(console.out(), out -> {
                ReplayReport report = json ? new ReplayDocument(out) : new ReplayText(out, records);
                report.begin();
                ReplayResult result = replayed(session, rules, options, report);
                report.end(result);
                return result.events();
            });
        }
        Written.flush(console.out());
    }

    private static ReplayResult replayed(
            CaseSession session, List<Rule> rules, ReplayOptions options, ReplayReport report) throws IOException {
        try {
            return RuleReplay.run(session.queries(), rules, options, (rule, event) -> {
                try {
                    report.fired(rule, event);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Arguments days() {
        Arguments days = from == null ? Arguments.NONE : Arguments.NONE.withFrom(from);
        return to == null ? days : days.withTo(to);
    }

    private List<Rule> rules() {
        RuleLibrary builtIn = RuleLibrary.builtIn();
        List<Rule> own = files.stream()
                .map(file -> RuleLibrary.read(console.resolve(file)))
                .toList();
        List<Rule> rules = new ArrayList<>();
        if (all || (ids.isEmpty() && own.isEmpty())) {
            rules.addAll(builtIn.rules());
        } else {
            ids.stream().distinct().map(builtIn::find).forEach(rules::add);
        }
        rules.addAll(own);
        return RuleLibrary.of(rules).rules();
    }
}
