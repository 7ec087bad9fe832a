package io.coldtrail.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code coldtrail case}, which only holds its subcommands. */
@Command(
        name = "case",
        description = "A case as a whole: info, journal, export, import, reproduce.",
        footer = {"", "Example:", "  coldtrail case export incident-7.zip --case ./incident-7"})
final class CaseCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets it
    CaseCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: info, journal, export, import or reproduce");
    }
}
