package io.coldtrail.query;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What DuckDB says of a value that a query fails at, as Athena would say it. */
final class AthenaWords {
    private static final Map<String, String> TYPES = Map.of(
            "INT8", "tinyint",
            "INT16", "smallint",
            "INT32", "integer",
            "INT64", "bigint",
            "FLOAT", "real",
            "VARCHAR", "varchar",
            "BOOL", "boolean",
            "TIMESTAMP WITH TIME ZONE", "timestamp with time zone");

    private static final Pattern TYPE_NAME = Pattern.compile("\\b(?:" + String.join("|", TYPES.keySet()) + ")\\b");

    private record Wording(Pattern duckdb, Function<MatchResult, String> athena) {}

    private static final List<Wording> WORDINGS = List.of(
            wording(
                    "Overflow in (\\w+) of (INT\\d+) \\((.*)\\)!?",
                    found -> type(found.group(2)) + " " + found.group(1) + " overflow: " + found.group(3)),
            wording("Overflow in \\w+ of DECIMAL.*", found -> "Decimal overflow"),
            wording("Overflow on abs\\((.*)\\)!?", found -> "Value " + found.group(1) + " is out of range for abs"),
            wording("[Dd]ivision by zero\\b.*", found -> "Division by zero"),
            wording("Type VARCHAR with value '(.*)' can't be cast .*destination type (.+?)", AthenaWords::cannotCast),
            wording("Could not convert string '(.*)' to (\\w+).*?", AthenaWords::cannotCast),
            wording(
                    "Type (?:[\\w ]+?) with value (.*) can't be cast .*destination type (.+?)",
                    found -> "Out of range for " + type(found.group(2)) + ": " + found.group(1)),
            wording(
                    "(?:invalid date field format|date field value out of range): \"(.*)\".*",
                    found -> "Value cannot be cast to date: " + found.group(1)),
            wording(
                    "(?:invalid timestamp field format|timestamp field value out of range): \"(.*)\".*",
                    found -> "Value cannot be cast to timestamp: " + found.group(1)),
            wording(
                    "More than one row returned by a subquery.*",
                    found -> "Scalar sub-query has returned multiple rows"),
            wording(
                    "Cannot create a string of size: '(\\d+)'.*",
                    found -> "a text would be " + found.group(1) + " bytes long"));

    private AthenaWords() {}

    /** Athena's words for a message without its error class; empty where none are known. */
    static Optional<String> of(String message) {
        for (Wording wording : WORDINGS) {
            Matcher matcher = wording.duckdb().matcher(message);
            if (matcher.matches()) {
                return Optional.of(wording.athena().apply(matcher));
            }
        }
        return Optional.empty();
    }

    /** A message with Athena's names of types for DuckDB's inner ones. */
    static String withTypes(String message) {
        return TYPE_NAME.matcher(message).replaceAll(found -> type(found.group()));
    }

    private static String cannotCast(MatchResult found) {
        String type = type(found.group(2)).toUpperCase(Locale.ROOT);
        return "Cannot cast '" + found.group(1) + "' to " + (type.equals("INTEGER") ? "INT" : type);
    }

    private static String type(String duckdb) {
        return TYPES.getOrDefault(duckdb, duckdb.toLowerCase(Locale.ROOT));
    }

    private static Wording wording(String duckdb, Function<MatchResult, String> athena) {
        return new Wording(
                Pattern.compile(duckdb + "(?: when casting from source column .*)?", Pattern.DOTALL), athena);
    }
}
