package io.coldtrail.cli;

import io.coldtrail.playbook.Arguments;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import io.coldtrail.query.QueryResult;
import io.coldtrail.query.format.ResultFormat;
import io.coldtrail.query.format.TableLayout;
import io.coldtrail.report.timeline.TimelineFilter;
import io.coldtrail.report.timeline.TimesketchWriter;
import io.coldtrail.report.timeline.TimesketchWriter.Form;
import io.coldtrail.sql.statement.AthenaStatement;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code coldtrail timeline}. */
@Command(
        name = "timeline",
        description = {
            "Writes one line for each event, in the order of time, for Timesketch and for spreadsheets.",
            "",
            "CloudTrail's events are written, all of them or those that the options leave. With -f the rows of a query"
                    + " are written instead; one of its columns must be named datetime, eventtime, time, starttime or"
                    + " start, and a column message is taken as it is."
        },
        footer = {
            "",
            "Examples:",
            "  coldtrail timeline --from 2024-01-03 --to 2024-01-04 -o events.jsonl",
            "  coldtrail timeline --principal arn:aws:iam::111122223333:user/eve --format csv",
            "  coldtrail timeline --where \"errorcode = 'AccessDenied'\" --format timesketch-csv -o denied.csv",
            "  coldtrail timeline -f flows.sql -o flows.jsonl"
        })
final class TimelineCommand implements Callable<Integer> {
    @Option(names = "--from", paramLabel = "D", description = "First day of the events, in UTC, such as 2024-01-31.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "D", description = "Last day of the events, in UTC.")
    private @Nullable String to;

    @Option(
            names = "--principal",
            paramLabel = "P",
            description = "Who called: an ARN, user or role name, principal id or access key id.")
    private @Nullable String principal;

    @Option(names = "--address", paramLabel = "A", description = "From where: the event's sourceIPAddress.")
    private @Nullable String address;

    @Option(names = "--where", paramLabel = "SQL", description = "A condition over the table cloudtrail.")
    private @Nullable String where;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "Write the rows of the query in a file.")
    private @Nullable Path file;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "timesketch",
            description =
                    "timesketch (JSON lines), timesketch-csv, or csv: the rows as they are" + " (default: timesketch).")
    private String format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to a file, which appears when it is complete.")
    private @Nullable Path output;

    @Mixin
    private final CaseOption caseOption = new CaseOption();

    @Mixin
    private final JournalOption journal = new JournalOption();

    @Mixin
    private final SessionLimits limits = new SessionLimits();

    @Spec
    private CommandSpec spec;

    private final CliConsole console;
    private final CaseAccess cases;

    @SuppressWarnings("NullAway.Init") // picocli sets the rest
    TimelineCommand(CliConsole console, CaseAccess cases) {
        this.console = console;
        this.cases = cases;
    }

    @Override
    public Integer call() {
        Optional<TimesketchWriter> timesketch = timesketch();
        String sql = sql();
        CaseAccess.OpenedCase opened = caseOption.open(console, cases);
        if (output != null) {
            Written.check(console.resolve(output), opened.protectedFolders());
        }
        TableOptions tables = new TableOptions();
        try (CaseSession session = CaseSession.open(opened, tables, limits, journal.of(opened, tables, console))) {
            session.run(
                    Asker.TIMELINE,
                    sql,
                    List.of(),
                    Optional.empty(),
                    statement -> target(statement, timesketch),
                    console);
        }
        long untimed = timesketch.map(TimesketchWriter::untimed).orElse(0L);
        if (untimed > 0) {
            console.err()
                    .println("coldtrail: " + untimed + (untimed == 1 ? " row has" : " rows have")
                            + " no time that can be read and cannot stand in a timeline; --format csv has all rows.");
            return ExitCode.INCOMPLETE;
        }
        return ExitCode.DONE;
    }

    private static CaseSession.RowTarget refuse(AthenaStatement statement) {
        throw new ColdtrailException(
                ErrorCode.SQL_REFUSED,
                "a timeline is made of the rows of a query, and this statement is none: "
                        + statement.getClass().getSimpleName(),
                null,
                "Give a SELECT.");
    }

    private CaseSession.RowTarget target(AthenaStatement statement, Optional<TimesketchWriter> timesketch) {
        if (!(statement instanceof AthenaStatement.Query)) {
            return refuse(statement);
        }
        Path target = output;
        return (rows, given, protectedFolders) -> {
            Written.Rows written = out -> write(rows, timesketch, out);
            if (target == null) {
                Written.to(given.out(), written);
                Written.flush(given.out());
                return;
            }
            long count = Written.toFile(given.resolve(target), protectedFolders, written);
            given.err().println(count + (count == 1 ? " row" : " rows") + " written to " + target);
        };
    }

    private static long write(QueryResult rows, Optional<TimesketchWriter> timesketch, Writer out) throws IOException {
        return timesketch.isPresent()
                ? timesketch.get().write(rows, out)
                : ResultFormat.CSV.write(rows, TableLayout.PLAIN, out);
    }

    /** The writer for Timesketch; empty for rows as they are. */
    private Optional<TimesketchWriter> timesketch() {
        return switch (format) {
            case "timesketch" -> Optional.of(TimesketchWriter.of(Form.JSON_LINES));
            case "timesketch-csv" -> Optional.of(TimesketchWriter.of(Form.CSV));
            case "csv" -> Optional.empty();
            default ->
                throw new ParameterException(
                        spec.commandLine(),
                        "--format cannot be \"" + format + "\". It must be timesketch, timesketch-csv or csv.");
        };
    }

    private String sql() {
        Path query = file;
        if (query == null) {
            Arguments days = from == null ? Arguments.NONE : Arguments.NONE.withFrom(from);
            days = to == null ? days : days.withTo(to);
            return new TimelineFilter(
                            days.from(),
                            days.to(),
                            Optional.ofNullable(principal),
                            Optional.ofNullable(address),
                            Optional.ofNullable(where))
                    .sql();
        }
        if (Stream.of(from, to, principal, address, where).anyMatch(option -> option != null)) {
            throw new ParameterException(
                    spec.commandLine(), "-f asks what its query says; leave out --from, --to and the other conditions");
        }
        try {
            return Files.readString(console.resolve(query), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ColdtrailException(
                    ErrorCode.IO_FAILED,
                    "the query cannot be read",
                    Where.file(query.toString()),
                    "Check that the file exists and is UTF-8 text.",
                    e);
        }
    }
}
