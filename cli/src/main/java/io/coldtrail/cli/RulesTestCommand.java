package io.coldtrail.cli;

import io.coldtrail.rules.Envelope;
import io.coldtrail.rules.Rule;
import io.coldtrail.rules.RuleLibrary;
import io.coldtrail.rules.RuleMachine;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coldtrail rules test}. */
@Command(
        name = "test",
        description = {
            "Says whether one event matches one rule: a rule file, or an event pattern of EventBridge.",
            "",
            "The event is as EventBridge delivers it, or a CloudTrail record, which is then wrapped as EventBridge does."
                    + " Exits with 0 where it matches, and with 1 where it does not."
        },
        footer = {"", "Example:", "  coldtrail rules test my-rule.json --event event.json"})
final class RulesTestCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The rule.")
    private Path file;

    @Option(names = "--event", required = true, paramLabel = "FILE", description = "The event.")
    private Path event;

    private final CliConsole console;

    @SuppressWarnings("NullAway.Init") // picocli sets the files
    RulesTestCommand(CliConsole console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Rule rule = RuleLibrary.read(console.resolve(file));
        Envelope envelope = Envelope.read(console.resolve(event));
        RuleMachine machine = new RuleMachine(List.of(rule));
        boolean matches = !machine.matching(envelope).isEmpty();
        Written.text(console.out(), rule.id() + (matches ? ": match\n" : ": no match\n"));
        if (matches && machine.fired(envelope).isEmpty()) {
            console.err()
                    .println("EventBridge delivers read-only management events only to rules in the state "
                            + Rule.State.ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS + ".");
        }
        return matches ? ExitCode.DONE : ExitCode.BAD_NEWS;
    }
}
