package io.coldtrail.benchmarks;

import io.coldtrail.fixtures.Answers;
import io.coldtrail.schema.LakeTable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Coldtrail's ingest beside DuckDB's own readers: the same evidence into Parquet partitioned the same way, each as a
 * process of its own on two threads, taking turns. After each run the rows of every account and day are counted, and a
 * wrong count ends the comparison. Run with {@code benchmarks/run compare [EVENTS FLOWS RUNS]}.
 */
public final class Comparison {
    private final PrintStream out;
    private final TemporaryFolder folder;
    private final int runs;

    private Comparison(PrintStream out, TemporaryFolder folder, int runs) {
        this.out = out;
        this.folder = folder;
        this.runs = runs;
    }

    /**
     * Compares.
     *
     * @param arguments events, flow log lines and runs of each, or nothing
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        long events = arguments.length > 0 ? Long.parseLong(arguments[0]) : 200_000;
        long flows = arguments.length > 1 ? Long.parseLong(arguments[1]) : 500_000;
        int runs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            Comparison comparison = new Comparison(System.out, folder, runs);
            comparison.compare(LakeTable.CLOUDTRAIL, Evidence.ofEvents(events, folder.resolve("events")));
            comparison.compare(LakeTable.VPCFLOW, Evidence.ofFlows(flows, folder.resolve("flows")));
        }
    }

    private void compare(LakeTable table, Evidence evidence) throws IOException, InterruptedException, SQLException {
        Answers.Totals totals = evidence.answers().totals();
        out.printf(
                Locale.ROOT,
                "%s: %,d records in %,d files, %.1f MB gzip%n",
                table.folder(),
                totals.events() + totals.flowLines(),
                totals.files(),
                totals.bytes() / 1e6);
        List<Usage> coldtrail = new ArrayList<>();
        List<Usage> duckDb = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            coldtrail.add(once(Contender.COLDTRAIL, table, evidence));
            duckDb.add(once(Contender.DUCKDB, table, evidence));
        }
        print("Coldtrail", coldtrail);
        print("DuckDB", duckDb);
        printRatio("wall", Usage::wallSeconds, coldtrail, duckDb);
        printRatio("CPU", Usage::cpuSeconds, coldtrail, duckDb);
    }

    private Usage once(Contender contender, LakeTable table, Evidence evidence)
            throws IOException, InterruptedException, SQLException {
        Path target = folder.resolve("target");
        TemporaryFolder.delete(target);
        Usage usage = contender.run(table, evidence.folder(), target, folder.resolve("usage"));
        try (DuckDb duckDb = DuckDb.open()) {
            String day = table == LakeTable.CLOUDTRAIL ? "year || '-' || month || '-' || day" : "CAST(date AS VARCHAR)";
            Map<String, Long> rows = duckDb.counts("SELECT account || ' ' || " + day + ", count(*) FROM "
                    + DuckDb.partitions(contender.lake(table, target)) + " GROUP BY 1");
            Gate.same("rows by account and day of " + contender, expected(evidence), rows);
        }
        TemporaryFolder.delete(target);
        return usage;
    }

    private static Map<String, Long> expected(Evidence evidence) {
        Map<String, Long> rows = new TreeMap<>();
        for (Answers.EvidenceFileInfo file : evidence.answers().files()) {
            rows.merge(file.account() + " " + file.date(), file.records(), Long::sum);
        }
        return rows;
    }

    private void print(String name, List<Usage> usages) {
        out.println("  " + name);
        out.println("    wall s        " + spread(Usage::wallSeconds, usages));
        out.println("    of it start s " + spread(Usage::startSeconds, usages));
        out.println("    CPU s         " + spread(Usage::cpuSeconds, usages));
        out.println("    peak MB       " + spread(Usage::peakMegabytes, usages));
    }

    private static Spread spread(ToDoubleFunction<Usage> figure, List<Usage> usages) {
        return Spread.of(usages.stream().mapToDouble(figure).toArray());
    }

    /** Neighbouring runs are set against each other: a busy machine disturbs both alike. */
    private void printRatio(String what, ToDoubleFunction<Usage> figure, List<Usage> coldtrail, List<Usage> duckDb) {
        double[] ratios = new double[runs];
        for (int run = 0; run < runs; run++) {
            ratios[run] = figure.applyAsDouble(duckDb.get(run)) / figure.applyAsDouble(coldtrail.get(run));
        }
        out.println("  DuckDB's " + what + " time is " + Spread.of(ratios) + " times Coldtrail's");
    }
}
