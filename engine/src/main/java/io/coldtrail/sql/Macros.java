package io.coldtrail.sql;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What DuckDB must be told before it runs a translated query. */
public final class Macros {
    private static final List<String> FILES = List.of(
            "settings",
            "array",
            "map",
            "aggregate",
            "text",
            "regex",
            "json",
            "network",
            "binary",
            "number",
            "time",
            "cast");

    private static final Pattern OURS = Pattern.compile("\\bathena_\\w+");
    private static final Pattern DEFINITION = Pattern.compile("^CREATE OR REPLACE TEMP MACRO (athena_\\w+)\\s*\\(");

    private static final List<String> STATEMENTS = FILES.stream()
            .map(file -> Resources.text("prelude/" + file + ".sql"))
            .flatMap(text -> Stream.of(text.split(";\\s*\n", -1)))
            .map(statement -> statement.replaceAll("(?m)^--.*\n", "").strip())
            .filter(statement -> !statement.isEmpty())
            .toList();

    private static final Map<String, String> DEFINITIONS = definitions();

    private static final Pattern VARIABLES = Pattern.compile("\\blambda\\s+(\\w+(?:\\s*,\\s*\\w+)*)\\s*:");

    private static final Set<String> VARIABLE_NAMES = DEFINITIONS.values().stream()
            .flatMap(sql -> variablesIn(sql).stream())
            .collect(Collectors.toUnmodifiableSet());

    private Macros() {}

    /** Settings and macros, each one DuckDB statement, to be run in this order once for each connection. */
    public static List<String> statements() {
        return STATEMENTS;
    }

    /** The settings among {@link #statements()}. */
    public static List<String> settings() {
        return STATEMENTS.stream()
                .filter(statement -> !DEFINITIONS.containsValue(statement))
                .toList();
    }

    /** The macros among {@link #statements()}: what defines each, by its name. */
    public static Map<String, String> byName() {
        return DEFINITIONS;
    }

    /** The names of our macros and functions in Java that a text in DuckDB's SQL may call. */
    public static Set<String> namesIn(String duckdbSql) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = OURS.matcher(duckdbSql);
        while (matcher.find()) {
            names.add(matcher.group());
        }
        return names;
    }

    /** The variables of lambdas in macros. */
    static Set<String> variables() {
        return VARIABLE_NAMES;
    }

    /** The variables of lambdas in one macro. */
    static Set<String> variablesIn(String macro) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = VARIABLES.matcher(macro);
        while (matcher.find()) {
            names.addAll(List.of(matcher.group(1).split("\\s*,\\s*", -1)));
        }
        return names;
    }

    private static Map<String, String> definitions() {
        Map<String, String> definitions = new LinkedHashMap<>();
        for (String statement : STATEMENTS) {
            Matcher matcher = DEFINITION.matcher(statement);
            if (matcher.find() && definitions.put(matcher.group(1), statement) != null) {
                throw new IllegalStateException("two macros are named " + matcher.group(1));
            }
        }
        return Collections.unmodifiableMap(definitions);
    }
}
