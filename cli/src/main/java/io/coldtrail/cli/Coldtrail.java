package io.coldtrail.cli;

import io.coldtrail.problem.ColdtrailException;
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
        try {
            int code = commandLine().execute(args);
            console.out().flush();
            return code;
        } catch (StandardOutput.Closed e) {
            return ExitCode.DONE;
        } catch (SqlFailure e) {
            return new Failure(console.err(), debug).report(e);
        } catch (ColdtrailException e) {
            return new Failure(console.err(), debug).report(e);
        } catch (Throwable e) {
            return new Failure(console.err(), debug).reportFault(e);
        }
    }

    private CommandLine commandLine() {
        CommandLine line = new CommandLine(new RootCommand(console));
        Commands.addTo(line, console, cases);
        line.setExecutionExceptionHandler((exception, command, result) -> {
            throw exception;
        });
        line.setParameterExceptionHandler((exception, args) -> new Failure(console.err(), false).reportUsage(exception));
        Commands.printWith(line, console);
        return line;
    }
}
