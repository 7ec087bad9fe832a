package io.coldtrail.query;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.sql.AthenaTranslator;
import io.coldtrail.sql.OutputColumn;
import io.coldtrail.sql.SqlType;
import io.coldtrail.sql.SqlType.ArrayOf;
import io.coldtrail.sql.SqlType.MapOf;
import io.coldtrail.sql.TableCatalog;
import io.coldtrail.sql.Translation;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Runs a statement here and on a Trino that sees the same rows, and tells how the two answers relate. */
final class TrinoJudge {
    private static final Pattern QUERY =
            Pattern.compile("(?i)(?:\\s|\\(|--[^\n]*\n|/\\*.*?\\*/)*(select|with|values|table)\\b", Pattern.DOTALL);

    private final TrinoClient trino;
    private final AthenaTranslator translator;
    private final Database here;

    /** @param here runs translations over the rows that the Trino sees */
    TrinoJudge(TrinoClient trino, TableCatalog catalog, Database here) {
        this.trino = trino;
        this.translator = new AthenaTranslator(catalog, Instant.now());
        this.here = here;
    }

    /** Runs a translation. */
    @FunctionalInterface
    interface Database {
        QueryResult run(Translation translation) throws SQLException;
    }

    /** How the two answers relate. */
    enum Verdict {
        SAME,
        BOTH_REFUSE,
        /** No query: it is not asked, because it might change what the others are asked of. */
        NO_QUERY,
        /** The same rows under other names or types. */
        HEADER_DIFFERS,
        ONLY_HERE_REFUSED,
        ONLY_THERE_REFUSED,
        DIFFERENT
    }

    /** A verdict, and both answers as text. */
    record Outcome(Verdict verdict, String here, String there) {
        boolean agrees() {
            return verdict == Verdict.SAME || verdict == Verdict.BOTH_REFUSE || verdict == Verdict.NO_QUERY;
        }
    }

    private record Ours(List<String> names, List<String> types, List<List<String>> rows, String error) {
        static Ours refused(String error) {
            return new Ours(List.of(), List.of(), List.of(), "! " + error);
        }
    }

    Outcome judge(String statement) throws IOException, InterruptedException {
        if (!QUERY.matcher(statement).lookingAt()) {
            return new Outcome(Verdict.NO_QUERY, "", "");
        }
        Ours ours = ours(statement);
        TrinoClient.Answer theirs = trino.run(statement);
        String shown = ours.error().isEmpty() ? ours.names() + " " + ours.types() + " " + ours.rows() : ours.error();
        // Athena gives names in lower case, and Trino as they are written.
        List<String> names = theirs.columns().stream()
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .toList();
        List<String> types =
                theirs.columns().stream().map(column -> plain(column.type())).toList();
        String there = theirs.error().isEmpty() ? names + " " + types + " " + theirs.rows() : "! " + theirs.error();
        return new Outcome(verdict(ours, theirs, names, types), shown, there);
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

    /** Ties and queries without ORDER BY have no order of their own in Trino. */
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
                .replace(", ", ",")
                .replace("INTERVAL DAY TO SECOND", "interval day to second")
                .replace("INTERVAL YEAR TO MONTH", "interval year to month");
    }

    private Ours ours(String statement) {
        Translation translation;
        try {
            translation = translator.translate(statement);
        } catch (ColdtrailException e) {
            return Ours.refused(e.code() + " " + e.getMessage());
        }
        try (QueryResult result = here.run(translation)) {
            List<List<String>> rows = new ArrayList<>();
            for (Optional<List<Value>> row = result.next(); row.isPresent(); row = result.next()) {
                rows.add(texts(row.get(), translation.columns()));
            }
            List<String> types = translation.columns().stream()
                    .map(column -> column.type().athenaName())
                    .toList();
            return new Ours(translation.columnNames(), types, rows, "");
        } catch (ColdtrailException | SQLException e) {
            return Ours.refused(e.getMessage() + "   <- " + translation.duckdbSql());
        }
    }

    private static List<String> texts(List<Value> row, List<OutputColumn> columns) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            texts.add(text(row.get(i), columns.get(i).type()));
        }
        return texts;
    }

    /** As Athena shows a value, but with the entries of a map in the order of their keys: they have none of their own. */
    private static String text(Value value, SqlType type) {
        if (type instanceof MapOf map && value instanceof Value.Row entries) {
            return entries.fields().stream()
                    .map(entry -> entry.name() + "=" + text(entry.value(), map.value()))
                    .sorted()
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (type instanceof ArrayOf array && value instanceof Value.Sequence elements) {
            return elements.elements().stream()
                    .map(element -> text(element, array.element()))
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return value.athenaText();
    }
}
