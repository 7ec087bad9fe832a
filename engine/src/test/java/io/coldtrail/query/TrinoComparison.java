package io.coldtrail.query;

import io.coldtrail.Engine;
import io.coldtrail.sql.SampleSession;
import io.coldtrail.sql.SqlCases;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Runs statements here and on a Trino over the same rows, and prints where they differ.
 *
 * <p>Arguments: statements, files of statements ({@code .cases}, one a line, or each ended by a semicolon at the end of
 * a line), or none for every case of the test suite. System properties: {@code trino} names the server, {@code case} a
 * case folder to ask instead of the sample, {@code all} prints what agrees too.
 */
final class TrinoComparison {
    private TrinoComparison() {}

    public static void main(String[] arguments) throws Exception {
        URI server = URI.create(System.getProperty("trino", "http://127.0.0.1:8080"));
        String folder = System.getProperty("case");
        if (folder != null) {
            TrinoClient trino = new TrinoClient(server, "comparison_case");
            Path temp = Files.createTempDirectory("trino-case");
            try (QuerySession session = QuerySession.open(Engine.snapshot(Path.of(folder)), SessionOptions.in(temp))) {
                TrinoLake.create(trino, "comparison_case", Path.of(folder).toAbsolutePath(), session.catalog());
                print(new TrinoJudge(trino, session.catalog(), session::run), statements(arguments));
            }
            return;
        }
        TrinoClient trino = new TrinoClient(server, "comparison_sample");
        try (SampleSession session = new SampleSession()) {
            TrinoSample.create(trino, "comparison_sample", Files.createTempDirectory("trino-sample"), session);
            TrinoJudge judge = new TrinoJudge(
                    trino,
                    SampleSession.CATALOG,
                    translation -> QueryResult.start(
                            session.connection().duplicate(),
                            translation.duckdbSql(),
                            translation.columns(),
                            new AthenaRuntime()));
            print(judge, statements(arguments));
        }
    }

    private static void print(TrinoJudge judge, List<String> statements) throws IOException, InterruptedException {
        Map<TrinoJudge.Verdict, Integer> counts = new TreeMap<>();
        for (String statement : statements) {
            TrinoJudge.Outcome outcome = judge.judge(statement);
            counts.merge(outcome.verdict(), 1, Integer::sum);
            if (!outcome.agrees() || System.getProperty("all") != null) {
                System.out.println(outcome.verdict() + "  " + statement.replace("\n", "\\n"));
                System.out.println("    here   " + outcome.here());
                System.out.println("    trino  " + outcome.there());
            }
        }
        System.out.println(counts);
    }

    private static List<String> statements(String... arguments) throws IOException {
        List<String> statements = new ArrayList<>();
        if (arguments.length == 0) {
            SqlCases.all().forEach(sqlCase -> statements.add(sqlCase.statement()));
        }
        for (String argument : arguments) {
            if (argument.contains(" ") || !Files.exists(Path.of(argument))) {
                statements.add(argument);
                continue;
            }
            String text = Files.readString(Path.of(argument));
            if (argument.endsWith(".cases")) {
                text.lines()
                        .filter(line -> line.startsWith("Q "))
                        .forEach(line -> statements.add(line.substring(2).replace("\\n", "\n")));
            } else {
                Stream.of(text.contains(";") ? text.split(";\\s*(\n|$)") : text.split("\n"))
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .forEach(statements::add);
            }
        }
        return statements;
    }
}
