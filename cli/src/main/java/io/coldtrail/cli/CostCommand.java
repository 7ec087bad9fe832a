package io.coldtrail.cli;

import io.coldtrail.Engine;
import io.coldtrail.cli.SqlTexts.SqlText;
import io.coldtrail.cost.Factor;
import io.coldtrail.cost.Tariff;
import io.coldtrail.sql.statement.StatementParser;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code coldtrail cost}. */
@Command(
        name = "cost",
        description = {
            "Tells what Athena would scan, request and bill for statements: over the raw objects of the evidence, over"
                    + " the same with partitions, and over the Parquet files of this case.",
            "",
            "Nothing is run, but with --run. LIMIT never lowers an estimate."
        },
        footer = {
            "",
            "Examples:",
            "  coldtrail cost \"select eventname, count(*) from cloudtrail where year = '2024' group by 1\"",
            "  coldtrail cost -f questions.sql --scale 30d/1d --region eu-central-1"
        })
final class CostCommand implements Runnable {
    @Mixin
    private final SqlTexts texts = new SqlTexts();

    @Mixin
    private final CaseOption caseOption = new CaseOption();

    @Mixin
    private final TableOptions tables = new TableOptions();

    @Mixin
    private final CostOptions options = new CostOptions();

    @Option(names = "--run", description = "Run the statements here too, and tell rows, seconds and bytes.")
    private boolean run;

    @Mixin
    private final JournalOption journal = new JournalOption();

    @Mixin
    private final SessionLimits limits = new SessionLimits();

    private final CliConsole console;
    private final CaseAccess cases;

    CostCommand(CliConsole console, CaseAccess cases) {
        this.console = console;
        this.cases = cases;
    }

    @Override
    public void run() {
        List<CostDesk.Named> statements = statements();
        Tariff tariff = options.tariff(console);
        Factor factor = options.factor();
        CaseAccess.OpenedCase opened = caseOption.open(console, cases);
        int lastRun = Engine.lastRun(opened.lake().caseFolder());
        try (CaseSession session = CaseSession.open(opened, tables, limits, journal.of(opened, tables, console))) {
            CostDesk desk = new CostDesk(session, opened.lake(), lastRun, options.rules());
            CostSheet sheet =
                    desk.sheet(statements, tariff, factor, run ? CostDesk.Run.HERE : CostDesk.Run.NEVER, console);
            Written.text(console.out(), options.json() ? CostDocument.of(sheet) : CostReport.of(sheet));
        }
    }

    private List<CostDesk.Named> statements() {
        List<CostDesk.Named> all = new ArrayList<>();
        for (SqlText text : texts.all(console)) {
            List<String> statements = StatementParser.split(text.text());
            if (statements.isEmpty()) {
                throw texts.empty(text);
            }
            for (int i = 0; i < statements.size(); i++) {
                String name = statements.size() == 1 ? text.name() : text.name() + " (" + (i + 1) + ")";
                all.add(new CostDesk.Named(name, statements.get(i), Asker.COST));
            }
        }
        return all;
    }
}
