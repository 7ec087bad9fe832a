package io.coldtrail.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code coldtrail} by itself. */
@Command(
        name = "coldtrail",
        description = "Answers incident-response questions over AWS logs, offline.",
        versionProvider = Version.class,
        footer = {"", "Example:", "  coldtrail ingest /evidence/copy", "  coldtrail playbook run root-events"})
@SuppressWarnings("UnusedVariable") // picocli sets the options, and acts on them
final class RootCommand implements Runnable {
    /** Shows stack traces. Read before arguments are parsed, as parsing may fail. */
    static final String DEBUG = "--debug";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;

    @Option(names = DEBUG, scope = ScopeType.INHERIT, description = "Show stack traces of errors.")
    private boolean debug;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec
    RootCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
