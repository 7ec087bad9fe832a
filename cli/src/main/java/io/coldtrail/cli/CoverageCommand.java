package io.coldtrail.cli;

import io.coldtrail.report.coverage.Coverage;
import io.coldtrail.report.coverage.CoverageReader;
import io.coldtrail.report.coverage.CoverageReader.Verified;
import io.coldtrail.report.coverage.CoverageUnit;
import java.io.IOException;
import java.io.Writer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code coldtrail coverage}. */
@Command(
        name = "coverage",
        description = {
            "Shows where and when a case has records: account × region × time, for each log.",
            "",
            "CloudTrail events count by their eventTime, flow logs by their start, both in UTC. Gaps are times without"
                    + " records between times with records. Calls that began or ended a trail's logging are marked, and"
                    + " so are missing digests where `coldtrail verify` was run."
        },
        footer = {
            "",
            "Examples:",
            "  coldtrail coverage",
            "  coldtrail coverage --by day --format csv > coverage.csv",
            "  coldtrail coverage --json"
        })
final class CoverageCommand implements Runnable {
    @Option(names = "--by", paramLabel = "UNIT", defaultValue = "hour", description = "hour or day (default: hour).")
    private String by;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, csv or json (default: table).")
    private String format;

    @Option(names = "--json", description = "Print one JSON document; the same as --format json.")
    private boolean json;

    @Mixin
    private final CaseOption caseOption = new CaseOption();

    @Mixin
    private final SessionLimits limits = new SessionLimits();

    @Spec
    private CommandSpec spec;

    private final CliConsole console;
    private final CaseAccess cases;

    @SuppressWarnings("NullAway.Init") // picocli sets the rest
    CoverageCommand(CliConsole console, CaseAccess cases) {
        this.console = console;
        this.cases = cases;
    }

    /** Writes a coverage. */
    @FunctionalInterface
    private interface Form {
        void write(Coverage coverage, Writer out) throws IOException;
    }

    @Override
    public void run() {
        CoverageUnit unit = unit();
        Form form = form();
        CaseAccess.OpenedCase opened = caseOption.open(console, cases);
        try (CaseSession session = CaseSession.open(opened, new TableOptions(), limits)) {
            Verified verified = opened.lake().verdicts().isPresent() ? Verified.YES : Verified.NO;
            Coverage coverage = CoverageReader.read(session.queries(), unit, verified);
            Written.to(console.out(), out -> {
                form.write(coverage, out);
                return coverage.series().size();
            });
        }
        Written.flush(console.out());
    }

    private CoverageUnit unit() {
        return switch (by) {
            case "hour" -> CoverageUnit.HOUR;
            case "day" -> CoverageUnit.DAY;
            default ->
                throw new ParameterException(
                        spec.commandLine(), "--by cannot be \"" + by + "\". It must be hour or day.");
        };
    }

    private Form form() {
        return switch (json ? "json" : format) {
            case "table" -> (coverage, out) -> out.write(new CoverageText(coverage, console.layout()).text());
            case "csv" -> CoverageData::csv;
            case "json" -> CoverageData::json;
            default ->
                throw new ParameterException(
                        spec.commandLine(), "--format cannot be \"" + format + "\". It must be table, csv or json.");
        };
    }
}
