package io.coldtrail.cli;

import io.coldtrail.problem.ColdtrailException;
import java.io.IOException;
import java.util.Arrays;
import picocli.CommandLine;

/** One run of the program: from arguments to an exit code. */
final class Coldtrail {
    private final CliConsole console;
    private final CaseAccess cases;

    Coldtrail(CliConsole console, CaseAccess cases) {
        this.console = console;
        this.cases = cases;
    }

    /** Runs a command and says what went wrong, if anything; throws nothing. */
    int run(String... args) {
        boolean debug = Arrays.asList(args).contains(RootCommand.DEBUG);
        Failure failure = new Failure(console.err(), debug);
        try {
            int code = commandLine(failure).execute(args);
            console.out().flush();
            return code;
        } catch (IOException | RuntimeException | Error e) {
            return code(e, failure);
        }
    }

    /** Says what went wrong and gives the exit code. */
    private static int code(Throwable e, Failure failure) {
        if (OnInterrupt.isEnding()) {
            // What fails while the program ends, fails because of that.
            return ExitCode.INTERRUPTED;
        }
        if (e instanceof StandardOutput.Closed) {
            return ExitCode.DONE;
        }
        if (e instanceof SqlFailure sql) {
            return failure.report(sql);
        }
        if (e instanceof ColdtrailException problem) {
            return failure.report(problem);
        }
        return failure.reportFault(e);
    }

    private CommandLine commandLine(Failure failure) {
        CommandLine line = new CommandLine(new RootCommand());
        Commands.addTo(line, console, cases);
        line.setExecutionExceptionHandler((exception, command, result) -> code(exception, failure));
        line.setParameterExceptionHandler((exception, args) -> failure.reportUsage(exception));
        Commands.printWith(line, console);
        return line;
    }
}
