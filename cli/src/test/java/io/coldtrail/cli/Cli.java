package io.coldtrail.cli;

import io.coldtrail.query.format.TableLayout;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Runs the program in this process. */
final class Cli {
    private final Path workingDirectory;
    private final CaseAccess cases;
    private String input = "";

    /** What a run came to. */
    record Outcome(int code, String out, String err) {}

    Cli(Path workingDirectory, CaseAccess cases) {
        this.workingDirectory = workingDirectory;
        this.cases = cases;
    }

    Cli withInput(String text) {
        input = text;
        return this;
    }

    Outcome run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Outcome outcome = runInto(out, args);
        return new Outcome(outcome.code(), out.toString(StandardCharsets.UTF_8), outcome.err());
    }

    /** Runs with a standard output of the test's own; {@link Outcome#out()} is empty. */
    Outcome runInto(OutputStream out, String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CliConsole console = new CliConsole(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                workingDirectory,
                TableLayout.PLAIN);
        int code = new Coldtrail(console, cases).run(args);
        return new Outcome(code, "", err.toString(StandardCharsets.UTF_8));
    }

    /** Every command that the program has, such as {@code playbook run}; the program by itself is empty. */
    static List<String> commands() {
        CliConsole console = new CliConsole(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                Path.of(""),
                TableLayout.PLAIN);
        CommandLine root = new CommandLine(new RootCommand());
        Commands.addTo(root, console, CaseAccess.inFolder());
        List<String> commands = new ArrayList<>();
        collect(root, "", commands);
        return commands;
    }

    private static void collect(CommandLine line, String name, List<String> commands) {
        commands.add(name);
        line.getSubcommands().forEach((child, command) -> collect(command, (name + " " + child).strip(), commands));
    }
}
