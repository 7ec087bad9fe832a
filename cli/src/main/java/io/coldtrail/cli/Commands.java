package io.coldtrail.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The list of commands. */
final class Commands {
    private Commands() {}

    /** Adds every command, in the order in which help lists them. */
    static void addTo(CommandLine line, CliConsole console, CaseAccess cases) {
        line.addSubcommand(new DemoCommand(console, cases));
        line.addSubcommand(new GenerateCommand(console));
        line.addSubcommand(new IngestCommand(console));
        line.addSubcommand(new LedgerCommand(console));
        line.addSubcommand(new VerifyCommand(console));
        line.addSubcommand(new ShowCommand(console, cases));
        line.addSubcommand(new QueryCommand(console, cases));
        line.addSubcommand(new ExplainCommand(console, cases));
        line.addSubcommand(new LintCommand(console));
        line.addSubcommand(new CostCommand(console, cases));
        line.addSubcommand(new TablesCommand(console, cases));
        line.addSubcommand(new CoverageCommand(console, cases));
        line.addSubcommand(new TimelineCommand(console, cases));
        line.addSubcommand(new ReportCommand(console, cases));
        line.addSubcommand(new CommandLine(new PlaybookCommand())
                .addSubcommand(new PlaybookListCommand(console))
                .addSubcommand(new PlaybookShowCommand(console))
                .addSubcommand(new PlaybookRunCommand(console, cases))
                .addSubcommand(new PlaybookCostCommand(console, cases))
                .addSubcommand(new PlaybookLintCommand(console))
                .addSubcommand(new PlaybookTestCommand(console)));
        line.addSubcommand(new CommandLine(new CaseCommand())
                .addSubcommand(new CaseInfoCommand(console))
                .addSubcommand(new CaseJournalCommand(console))
                .addSubcommand(new CaseExportCommand(console))
                .addSubcommand(new CaseImportCommand(console))
                .addSubcommand(new CaseReproduceCommand(console)));
        line.addSubcommand(new CommandLine(new RulesCommand())
                .addSubcommand(new RulesListCommand(console))
                .addSubcommand(new RulesShowCommand(console))
                .addSubcommand(new RulesTestCommand(console))
                .addSubcommand(new RulesReplayCommand(console, cases))
                .addSubcommand(new RulesExportCommand(console)));
    }

    /** Sends help to standard output and usage problems to standard error. */
    static void printWith(CommandLine line, CliConsole console) {
        line.setOut(new PrintWriter(console.out(), true));
        line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(100);
    }
}
