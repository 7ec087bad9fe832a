package io.coldtrail.cli;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.sql.AthenaTranslator;
import io.coldtrail.sql.TableCatalog;
import io.coldtrail.sql.Translation;
import io.coldtrail.sql.lint.Linter;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code coldtrail explain}. */
@Command(
        name = "explain",
        description = {
            "Shows a query as it runs: in DuckDB's SQL, with the columns, partitions and files that it reads of each"
                    + " table, and what lint finds.",
            "",
            "Without a case it says which columns are read. Ends with 1 where the query does not run."
        },
        footer = {
            "",
            "Example:",
            "  coldtrail explain \"select eventname from cloudtrail where year = '2024' and month = '01'\""
        })
final class ExplainCommand implements Callable<Integer> {
    @Mixin
    private final SqlTexts texts = new SqlTexts();

    @Mixin
    private final CaseOption caseOption = new CaseOption();

    @Mixin
    private final TableOptions tableOptions = new TableOptions();

    @Spec
    private CommandSpec spec;

    private final CliConsole console;
    private final CaseAccess cases;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec
    ExplainCommand(CliConsole console, CaseAccess cases) {
        this.console = console;
        this.cases = cases;
    }

    @Override
    public Integer call() {
        SqlTexts.SqlText text = texts.one(console);
        Optional<CaseAccess.OpenedCase> opened = openedCase();
        if (opened.isEmpty()) {
            console.err().println("coldtrail: there is no case here, so partitions and files are not known.");
            TableCatalog tables = Linter.tablesOfAnyCase();
            return print(text, tables, new Linter(tables), Optional.empty());
        }
        try (CaseSession session = CaseSession.open(opened.get(), tableOptions, new SessionLimits())) {
            TableCatalog tables = session.queries().catalog();
            return print(text, tables, new Linter(tables), Optional.of(session));
        }
    }

    private int print(SqlTexts.SqlText text, TableCatalog tables, Linter linter, Optional<CaseSession> session) {
        LintReport findings = new LintReport();
        findings.add(text.name(), linter.lint(text.name(), text.text()));
        Translation translation;
        try {
            translation = new AthenaTranslator(tables, Instant.now()).translate(text.text());
        } catch (ColdtrailException e) {
            if (!findings.hasErrors()) {
                throw new SqlFailure(e, text.text());
            }
            Written.text(console.out(), "Findings\n" + findings.lines() + findings.corrections());
            return ExitCode.BAD_NEWS;
        }
        ExplainReport report = new ExplainReport(
                translation, session.map(open -> open.queries().scans(translation)));
        String lines = findings.lines();
        Written.text(
                console.out(),
                report.text() + "\nFindings\n" + (lines.isEmpty() ? "  none\n" : lines) + findings.corrections());
        return ExitCode.DONE;
    }

    /** The case; empty where none was named and there is none in the usual place. */
    private Optional<CaseAccess.OpenedCase> openedCase() {
        try {
            return Optional.of(caseOption.open(console, cases));
        } catch (ColdtrailException e) {
            if (e.code() == ErrorCode.CASE_MISSING
                    && !spec.commandLine().getParseResult().hasMatchedOption("--case")) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
