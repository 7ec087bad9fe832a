package io.coldtrail.cli;

import io.coldtrail.casefile.SourceEntry;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import io.coldtrail.query.format.VisibleText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code coldtrail query}. */
@Command(
        name = "query",
        description = "Runs a statement of Athena over a case, or over evidence without one.",
        footer = {
            "",
            "Examples:",
            "  coldtrail query \"select eventname, count(*) from cloudtrail group by 1 order by 2 desc\"",
            "  coldtrail query -f question.sql --format csv -o answer.csv",
            "  coldtrail query --evidence /evidence/bucket-copy \"select count(*) from cloudtrail where day = '05'\""
        })
final class QueryCommand implements Callable<Integer> {
    /** Files that could not be read whole, told one by one. */
    private static final int MOST_INCOMPLETE = 10;

    @Parameters(arity = "0..1", paramLabel = "SQL", description = "The query; - reads it from standard input.")
    private @Nullable String sql;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "Read the query from a file.")
    private @Nullable Path file;

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description = "What current_timestamp and its kin say, such as 2024-01-31 or 2024-01-31T12:00:00Z.")
    private @Nullable String asOf;

    @Mixin
    private final CaseOption caseOption = new CaseOption();

    @Mixin
    private final EvidenceOption evidence = new EvidenceOption();

    @Option(
            names = "--execution-parameter",
            paramLabel = "VALUE",
            description = "A literal for the next ? of the query, such as \"'text'\" or 5; may be repeated.")
    private List<String> values = List.of();

    @Mixin
    private final TableOptions tables = new TableOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final JournalOption journal = new JournalOption();

    @Mixin
    private final SessionLimits limits = new SessionLimits();

    @Spec
    private CommandSpec spec;

    private final CliConsole console;
    private final CaseAccess cases;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec
    QueryCommand(CliConsole console, CaseAccess cases) {
        this.console = console;
        this.cases = cases;
    }

    @Override
    public Integer call() {
        Optional<Instant> time = time();
        output.format();
        String text = text();
        if (evidence.isGiven()) {
            return askEvidence(text, time);
        }
        CaseAccess.OpenedCase opened = caseOption.open(console, cases);
        output.check(console, opened.protectedFolders());
        try (CaseSession session = CaseSession.open(opened, tables, limits, journal.of(opened, tables, console))) {
            session.run(Asker.QUERY, text, values, time, output, console);
        }
        return ExitCode.DONE;
    }

    private int askEvidence(String text, Optional<Instant> time) {
        if (spec.commandLine().getParseResult().hasMatchedOption("--case")) {
            throw new ParameterException(
                    spec.commandLine(), "--case and --evidence exclude each other; a query asks one of them");
        }
        List<Path> roots = evidence.roots(console);
        output.check(console, roots);
        try (OpenedEvidence opened = cases.openEvidence(roots)) {
            output.check(console, opened.protectedFolders());
            try (CaseSession session = CaseSession.open(opened, tables, limits)) {
                session.run(Asker.QUERY, text, values, time, output, console);
            }
            List<SourceEntry> incomplete = opened.incomplete().get();
            incomplete.stream()
                    .limit(MOST_INCOMPLETE)
                    .forEach(source -> console.err().println(line(source)));
            if (incomplete.size() > MOST_INCOMPLETE) {
                console.err()
                        .println("coldtrail: and " + (incomplete.size() - MOST_INCOMPLETE)
                                + " more; `coldtrail ingest` lists all of them in a ledger.");
            }
            return incomplete.isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE;
        }
    }

    private static String line(SourceEntry source) {
        String detail = source.detail() == null ? "" : ": " + source.detail();
        return VisibleText.of("coldtrail: " + source.key() + " could not be read whole, so rows may be missing ("
                + source.reason() + detail + ").");
    }

    private String text() {
        if (file != null && sql != null) {
            throw new ParameterException(spec.commandLine(), "the query is given twice, as text and with -f");
        }
        try {
            if (file != null) {
                return Files.readString(console.resolve(file), StandardCharsets.UTF_8);
            }
            if (sql == null) {
                throw new ParameterException(
                        spec.commandLine(), "the query is missing; give it as text, with -f, or -");
            }
            return sql.equals("-") ? new String(console.in().readAllBytes(), StandardCharsets.UTF_8) : sql;
        } catch (IOException e) {
            throw new ColdtrailException(
                    ErrorCode.IO_FAILED,
                    "the query cannot be read",
                    Where.file(file == null ? "standard input" : file.toString()),
                    "Check that the file exists and is UTF-8 text.",
                    e);
        }
    }

    private Optional<Instant> time() {
        String text = asOf;
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    text.length() == "2024-01-31".length()
                            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                            : Instant.parse(text));
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--as-of cannot be \"" + text + "\". It must be a time such as 2024-01-31T12:00:00Z.",
                    e);
        }
    }
}
