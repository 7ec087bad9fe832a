package io.coldtrail.query;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.sql.AthenaTranslator;
import io.coldtrail.sql.SampleSession;
import io.coldtrail.sql.SqlCases;
import io.coldtrail.sql.Translation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;

/**
 * Runs statements here and on a real Trino over the same rows, and prints where they differ.
 *
 * <p>Arguments: statements, files of statements (one a line, or each ended by a semicolon at the end of a line), or none
 * for every case of the test suite. The system property {@code trino} names the server.
 */
final class TrinoComparison implements AutoCloseable {
    private static final String SCHEMA = "sample";

    private final SampleSession session = new SampleSession();
    private final AthenaTranslator translator = new AthenaTranslator(SampleSession.CATALOG, Instant.now());
    private final TrinoClient trino =
            new TrinoClient(URI.create(System.getProperty("trino", "http://127.0.0.1:18080")), SCHEMA);

    private TrinoComparison() throws SQLException {}

    /** How the two answers relate. */
    enum Verdict {
        SAME,
        BOTH_REFUSE,
        /** The same rows under other names or types. */
        HEADER_DIFFERS,
        ONLY_HERE_REFUSED,
        ONLY_THERE_REFUSED,
        DIFFERENT
    }

    record Ours(List<String> names, List<String> types, List<List<String>> rows, String error) {}

    record Outcome(Verdict verdict, String here, String there) {}

    public static void main(String[] arguments) throws Exception {
        try (TrinoComparison comparison = new TrinoComparison()) {
            comparison.createTables();
            Map<Verdict, Integer> counts = new TreeMap<>();
            for (String statement : statements(arguments)) {
                Outcome outcome = comparison.compare(statement);
                counts.merge(outcome.verdict(), 1, Integer::sum);
                boolean quiet = outcome.verdict() == Verdict.SAME || outcome.verdict() == Verdict.BOTH_REFUSE;
                if (!quiet || System.getProperty("all") != null) {
                    System.out.println(outcome.verdict() + "  " + statement.replace("\n", "\\n"));
                    System.out.println("    here   " + outcome.here());
                    System.out.println("    trino  " + outcome.there());
                }
            }
            System.out.println(counts);
        }
    }

    private static List<String> statements(String... arguments) throws IOException {
        List<String> statements = new ArrayList<>();
        if (arguments.length == 0) {
            SqlCases.all().forEach(sqlCase -> statements.add(sqlCase.statement()));
        }
        for (String argument : arguments) {
            if (!argument.contains(" ") && Files.exists(Path.of(argument))) {
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
            } else {
                statements.add(argument);
            }
        }
        return statements;
    }

    Outcome compare(String statement) throws IOException, InterruptedException {
        Ours ours = here(statement);
        TrinoClient.Answer theirs = trino.run(statement);
        String here = ours.error().isEmpty() ? ours.names() + " " + ours.types() + " " + ours.rows() : ours.error();
        // Athena gives names in lower case, and Trino as they are written.
        List<String> names = theirs.columns().stream()
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .toList();
        List<String> types =
                theirs.columns().stream().map(column -> plain(column.type())).toList();
        String there = theirs.error().isEmpty() ? names + " " + types + " " + theirs.rows() : "! " + theirs.error();
        return new Outcome(verdict(ours, theirs, names, types), here, there);
    }

    private static Verdict verdict(Ours ours, TrinoClient.Answer theirs, List<String> names, List<String> types) {
        if (!ours.error().isEmpty()) {
            return theirs.error().isEmpty() ? Verdict.ONLY_HERE_REFUSED : Verdict.BOTH_REFUSE;
        }
        if (!theirs.error().isEmpty()) {
            return Verdict.ONLY_THERE_REFUSED;
        }
        if (!sorted(ours.rows()).equals(sorted(theirs.rows()))) {
            return Verdict.DIFFERENT;
        }
        return ours.names().equals(names) && ours.types().equals(types) ? Verdict.SAME : Verdict.HEADER_DIFFERS;
    }

    private static List<String> sorted(List<List<String>> rows) {
        List<String> sorted = new ArrayList<>();
        rows.forEach(row -> sorted.add(row.toString()));
        Collections.sort(sorted);
        return sorted;
    }

    /** Trino's type without lengths and precisions that Athena's users do not see. */
    private static String plain(String type) {
        return type.replaceAll("(varchar|char)\\(\\d+\\)", "$1")
                .replaceAll("timestamp\\(\\d+\\)", "timestamp")
                .replace("\"", "")
                .replace(", ", ",");
    }

    private Ours here(String statement) {
        Translation translation;
        try {
            translation = translator.translate(statement);
        } catch (ColdtrailException e) {
            return new Ours(List.of(), List.of(), List.of(), "! " + e.code() + " " + e.getMessage());
        }
        try (QueryResult result = QueryResult.start(
                (DuckDBConnection) session.connection().duplicate(), translation.duckdbSql(), translation.columns())) {
            List<List<String>> rows = new ArrayList<>();
            for (Optional<List<Value>> row = result.next(); row.isPresent(); row = result.next()) {
                rows.add(row.get().stream().map(Value::athenaText).toList());
            }
            return new Ours(
                    translation.columnNames(),
                    translation.columns().stream()
                            .map(column -> column.type().athenaName())
                            .toList(),
                    rows,
                    "");
        } catch (ColdtrailException | SQLException e) {
            return new Ours(
                    List.of(), List.of(), List.of(), "! " + e.getMessage() + "   <- " + translation.duckdbSql());
        }
    }

    /** The tables of the sample, as Parquet files for Trino. */
    private void createTables() throws SQLException, IOException, InterruptedException {
        Path folder = Files.createTempDirectory("trino-sample");
        require(trino.run("CREATE SCHEMA IF NOT EXISTS hive." + SCHEMA));
        for (String table : SampleSession.CATALOG.names()) {
            Path file = Files.createDirectories(folder.resolve(table)).resolve("rows.parquet");
            StringBuilder columns = new StringBuilder();
            try (Statement statement = session.connection().createStatement()) {
                statement.execute("COPY (SELECT * FROM \"" + table + "\") TO '" + file + "' (FORMAT parquet)");
            }
            Translation all = translator.translate("SELECT * FROM \"" + table + "\"");
            all.columns()
                    .forEach(column -> columns.append(columns.length() == 0 ? "" : ", ")
                            .append('"')
                            .append(column.name())
                            .append("\" ")
                            .append(column.type().athenaName()));
            trino.run("DROP TABLE IF EXISTS hive." + SCHEMA + ".\"" + table + "\"");
            require(trino.run("CREATE TABLE hive." + SCHEMA + ".\"" + table + "\" (" + columns
                    + ") WITH (external_location = 'local://" + file.getParent() + "', format = 'PARQUET')"));
        }
    }

    private static void require(TrinoClient.Answer answer) {
        if (!answer.error().isEmpty()) {
            throw new IllegalStateException(answer.error());
        }
    }

    @Override
    public void close() throws SQLException {
        session.close();
    }
}
