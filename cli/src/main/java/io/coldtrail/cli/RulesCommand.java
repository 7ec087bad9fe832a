package io.coldtrail.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code coldtrail rules}, which only holds its subcommands. */
@Command(
        name = "rules",
        description = "EventBridge rules: list, show, test, replay, export.",
        footer = {"", "Example:", "  coldtrail rules test my-rule.json --event event.json"})
final class RulesCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets it
    RulesCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: list, show, test, replay or export");
    }
}
