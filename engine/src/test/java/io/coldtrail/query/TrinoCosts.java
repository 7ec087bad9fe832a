package io.coldtrail.query;

import io.coldtrail.Engine;
import io.coldtrail.columnar.scan.ReadRules;
import io.coldtrail.cost.CostEstimator;
import io.coldtrail.cost.Layout;
import io.coldtrail.cost.Usage;
import io.coldtrail.lake.LakeSnapshot;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Compares estimates of the lake with what a Trino reports that it read, and prints a table in Markdown.
 *
 * <p>Arguments: a case, and a file with one query a line. System properties: {@code trino} names the server, {@code
 * wholeFiles} the size up to which files are read whole, on both sides.
 */
final class TrinoCosts {
    private static final double NEAR = 0.05;

    private TrinoCosts() {}

    public static void main(String[] arguments) throws Exception {
        URI server = URI.create(System.getProperty("trino", "http://127.0.0.1:8080"));
        long whole = Long.getLong("wholeFiles", ReadRules.TRINO.smallFile());
        Path caseFolder = Path.of(arguments[0]).toAbsolutePath().normalize();
        List<String> queries = Files.readAllLines(Path.of(arguments[1])).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        String schema = "cost_case";
        TrinoClient trino = new TrinoClient(server, schema, "hive.parquet_small_file_threshold=" + whole + "B");
        Path temp = Files.createTempDirectory("trino-costs");
        LakeSnapshot lake = Engine.snapshot(caseFolder);
        try (QuerySession session = QuerySession.open(lake, SessionOptions.in(temp))) {
            TrinoLake.create(trino, schema, caseFolder, session.catalog());
            CostEstimator estimator = Engine.costs(
                    caseFolder, Engine.lastRun(caseFolder), lake, session, ReadRules.TRINO.withSmallFile(whole));
            System.out.println(
                    "| query | estimated, least | estimated | Trino | estimate : Trino | |\n|---|---|---|---|---|---|");
            int near = 0;
            for (String sql : queries) {
                Usage estimate = estimator
                        .estimate(sql, Instant.parse("2024-06-01T00:00:00Z"))
                        .usage(Layout.LAKE);
                TrinoClient.Answer answer = trino.run(sql);
                if (!answer.error().isEmpty()) {
                    System.out.println("| `" + sql + "` | " + answer.error() + " |");
                    continue;
                }
                double ratio = answer.scanned() == 0
                        ? (estimate.bytes() == 0 ? 1 : Double.POSITIVE_INFINITY)
                        : (double) estimate.bytes() / answer.scanned();
                boolean isNear = Math.abs(ratio - 1) <= NEAR;
                boolean isBetween = estimate.leastBytes() <= answer.scanned() * (1 + NEAR)
                        && answer.scanned() <= estimate.bytes() * (1 + NEAR);
                near += isNear ? 1 : 0;
                System.out.printf(
                        Locale.ROOT,
                        "| `%s` | %,d | %,d | %,d | %.3f | %s |%n",
                        sql.replace("|", "\\|"),
                        estimate.leastBytes(),
                        estimate.bytes(),
                        answer.scanned(),
                        ratio,
                        isNear ? "" : isBetween ? "between" : "miss");
            }
            System.out.println("\n" + near + " of " + queries.size() + " within 5 %");
        }
    }
}
