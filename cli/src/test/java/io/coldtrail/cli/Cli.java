package io.coldtrail.cli;

import io.coldtrail.query.format.TableLayout;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

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
}
