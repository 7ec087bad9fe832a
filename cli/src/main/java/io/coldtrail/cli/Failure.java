package io.coldtrail.cli;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import io.coldtrail.query.format.VisibleText;
import io.coldtrail.sql.SourceExcerpt;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine;

/** Says what went wrong: one paragraph, and a stack trace only when it is asked for. */
final class Failure {
    private final PrintStream err;
    private final boolean debug;

    Failure(PrintStream err, boolean debug) {
        this.err = err;
        this.debug = debug;
    }

    int report(ColdtrailException e) {
        say(String.valueOf(e.getMessage()));
        if (e.code().kind() == ErrorCode.Kind.INTERNAL) {
            err.println(HOW_TO_REPORT);
        }
        trace(e);
        return ExitCode.of(e.code());
    }

    /** A problem in a query, with its line and a caret. */
    int report(SqlFailure failure) {
        ColdtrailException e = failure.problem();
        int code = report(e);
        Where where = e.where();
        if (where != null && where.line() > 0) {
            SourceExcerpt excerpt = SourceExcerpt.of(failure.sql(), where);
            if (!excerpt.caret().isEmpty()) {
                err.println("    " + VisibleText.of(excerpt.line()));
                err.println("    " + excerpt.caret());
            }
        }
        return code;
    }

    int reportUsage(CommandLine.ParameterException e) {
        CommandLine line = e.getCommandLine();
        StringBuilder text = new StringBuilder(clause(String.valueOf(e.getMessage())));
        if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            if (!suggestions.isEmpty()) {
                text.append(" Did you mean ")
                        .append(String.join(" or ", suggestions))
                        .append('?');
            }
        }
        text.append(" See `").append(line.getCommandSpec().qualifiedName()).append(" --help`.");
        say(text.toString());
        return ExitCode.USAGE;
    }

    int reportFault(Throwable e) {
        say("a fault of the program itself: " + e.getClass().getSimpleName()
                + (e.getMessage() == null ? "" : ": " + e.getMessage()) + ". " + HOW_TO_REPORT);
        trace(e);
        return ExitCode.FAULT;
    }

    private static final String HOW_TO_REPORT =
            "Please report it with the command that you ran and its output with --debug added; leave evidence out.";

    private void say(String paragraph) {
        err.println("coldtrail: " + VisibleText.of(paragraph));
    }

    private void trace(Throwable e) {
        if (debug) {
            e.printStackTrace(err);
        }
    }

    private static String clause(String message) {
        String text = message.strip();
        String start = text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
        return start.endsWith(".") || start.endsWith("?") ? start : start + ".";
    }
}
