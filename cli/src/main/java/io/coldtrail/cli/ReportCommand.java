package io.coldtrail.cli;

import io.coldtrail.Engine;
import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.query.format.VisibleText;
import io.coldtrail.report.CaseReport;
import io.coldtrail.report.page.Redaction;
import io.coldtrail.report.page.ReportRequest;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code coldtrail report}. */
@Command(
        name = "report",
        description = {
            "Writes a case as one HTML file that needs no network and no other file.",
            "",
            "It holds the case's facts and hashes, verdicts, coverage, activity, the playbook's findings with their SQL,"
                    + " the rules that would have fired, notable events, and how to come to the same page. The same case"
                    + " gives the same bytes, and making the report leaves nothing in the case."
        },
        footer = {
            "",
            "Examples:",
            "  coldtrail report -o report.html",
            "  coldtrail report --redact --rows 25 -o for-the-client.html"
        })
final class ReportCommand implements Runnable {
    private static final int MOST_ROWS = 200;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The page, which appears when it is complete.")
    private Path output;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "10",
            description = "Show N rows of each answer, at most 200 (default: 10); all are counted.")
    private int rows;

    @Option(names = "--redact", description = "Mask access keys, credentials, tokens and key ids.")
    private boolean redact;

    @Mixin
    private final CaseOption caseOption = new CaseOption();

    @Mixin
    private final SessionLimits limits = new SessionLimits();

    @Spec
    private CommandSpec spec;

    private final CliConsole console;
    private final CaseAccess cases;

    @SuppressWarnings("NullAway.Init") // picocli sets the rest
    ReportCommand(CliConsole console, CaseAccess cases) {
        this.console = console;
        this.cases = cases;
    }

    @Override
    public void run() {
        if (rows < 1 || rows > MOST_ROWS) {
            throw new ParameterException(
                    spec.commandLine(), "--rows cannot be " + rows + ". It must be 1 to " + MOST_ROWS + ".");
        }
        CaseFolder folder = CaseFolder.open(caseOption.folder(console));
        CaseAccess.OpenedCase opened = caseOption.open(console, cases);
        Path file = console.resolve(output);
        Written.check(file, opened.protectedFolders());
        try (CaseSession session = CaseSession.open(opened, new TableOptions(), limits)) {
            CaseReport report = CaseReport.of(new ReportRequest(
                    folder,
                    opened.lake(),
                    session.queries(),
                    rows,
                    redact ? Redaction.SECRETS : Redaction.NONE,
                    Engine.version()));
            Written.toFile(file, opened.protectedFolders(), out -> {
                report.write(out);
                return 1;
            });
            console.err()
                    .println(VisibleText.of(output.toString()) + ": " + count(report.findings(), "question")
                            + " with findings, " + count(report.rulesFired(), "rule") + " would have fired.");
        }
    }

    private static String count(int number, String one) {
        return number + " " + (number == 1 ? one : one + "s");
    }
}
