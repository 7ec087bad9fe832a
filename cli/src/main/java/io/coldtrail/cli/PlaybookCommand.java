package io.coldtrail.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code coldtrail playbook}, which only holds its subcommands. */
@Command(
        name = "playbook",
        description = "The library of questions: list, show, run, cost, lint, test.",
        footer = {"", "Example:", "  coldtrail playbook run access-key-usage --param key=AKIAIOSFODNN7EXAMPLE"})
final class PlaybookCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets it
    PlaybookCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: list, show, run, cost, lint or test");
    }
}
