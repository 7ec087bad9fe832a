package io.coldtrail.cli;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.query.CaseCatalog;
import io.coldtrail.query.CaseTable;
import io.coldtrail.query.SessionOptions;
import io.coldtrail.query.statement.TableNames;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --table} and {@code --distinct-events}: which names tables have, and which events they show. */
final class TableOptions {
    @Option(
            names = "--table",
            paramLabel = "NAME=SHAPE",
            description = "Another name for a table, such as trail=cloudtrail_logs; may be repeated.")
    private List<String> tables = List.of();

    @Option(
            names = "--distinct-events",
            description = "Leave out CloudTrail events whose eventID came before in the evidence.")
    private boolean distinctEvents;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec
    TableOptions() {}

    SessionOptions applyTo(SessionOptions options) {
        return distinctEvents ? options.withEvents(SessionOptions.Events.DISTINCT) : options;
    }

    /** The further tables as they were given. */
    List<String> names() {
        return List.copyOf(tables);
    }

    boolean leavesOut() {
        return distinctEvents;
    }

    /** The further tables; what names none is a usage error. */
    List<CaseTable> tables(CaseCatalog catalog) {
        try {
            return tables.stream().map(text -> TableNames.of(text, catalog)).toList();
        } catch (ColdtrailException e) {
            if (e.code() == ErrorCode.USAGE) {
                throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
            }
            throw e;
        }
    }
}
