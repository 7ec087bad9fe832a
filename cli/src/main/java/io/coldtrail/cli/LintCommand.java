package io.coldtrail.cli;

import io.coldtrail.sql.lint.Linter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code coldtrail lint}. */
@Command(
        name = "lint",
        description = {
            "Tells what is wrong with Athena SQL, and how it is put right. Needs no case.",
            "",
            "Each finding is one line: file:line:column: code: message. Below them stand the statements that can be put"
                    + " right, indented. Ends with 1 where there are errors or warnings, and with 0 where there are"
                    + " notes or nothing. docs/lint.md lists the codes."
        },
        footer = {
            "",
            "Examples:",
            "  coldtrail lint \"select eventname from cloudtrail where year = 2024\"",
            "  coldtrail lint -f queries/one.sql queries/two.sql"
        })
final class LintCommand implements Callable<Integer> {
    @Mixin
    private final SqlTexts texts = new SqlTexts();

    @Option(
            names = "--table",
            paramLabel = "NAME=SHAPE",
            description = "Another name for a table, such as trail=cloudtrail-logs; may be repeated.")
    private Map<String, String> tables = new LinkedHashMap<>();

    @Option(names = "--findings-only", description = "Leave out the corrected statements.")
    private boolean findingsOnly;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final CliConsole console;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec
    LintCommand(CliConsole console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Linter linter = linter();
        LintReport report = new LintReport();
        for (SqlTexts.SqlText text : texts.all(console)) {
            report.add(text.name(), linter.lint(text.name(), text.text()));
        }
        Written.text(console.out(), json ? report.json() : report.lines() + (findingsOnly ? "" : report.corrections()));
        console.err().println(report.summary());
        return report.isBadNews() ? ExitCode.BAD_NEWS : ExitCode.DONE;
    }

    private Linter linter() {
        try {
            return new Linter(Linter.tablesOfAnyCase(tables));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
