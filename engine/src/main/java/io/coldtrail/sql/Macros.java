package io.coldtrail.sql;

import java.util.List;
import java.util.stream.Stream;

/** What DuckDB must be told before it runs a translated query. */
public final class Macros {
    private static final List<String> FILES =
            List.of("settings", "array", "map", "aggregate", "text", "json", "number", "time", "cast");

    private static final List<String> STATEMENTS = FILES.stream()
            .map(file -> Resources.text("prelude/" + file + ".sql"))
            .flatMap(text -> Stream.of(text.split(";\\s*\n", -1)))
            .map(statement -> statement.replaceAll("(?m)^--.*\n", "").strip())
            .filter(statement -> !statement.isEmpty())
            .toList();

    private Macros() {}

    /** Settings and macros, each one DuckDB statement, to be run in this order once for each connection. */
    public static List<String> statements() {
        return STATEMENTS;
    }
}
