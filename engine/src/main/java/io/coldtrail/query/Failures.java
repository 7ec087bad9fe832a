package io.coldtrail.query;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What DuckDB says, in our words: without its stack, its statement, its advice, and names that are none of the query's. */
final class Failures {
    /** DuckDB shows the statement after this; it is our rewritten one, which says nothing to the analyst. */
    private static final Pattern STATEMENT = Pattern.compile("\\s*\\n\\s*LINE \\d+:.*", Pattern.DOTALL);

    private static final Pattern STACK =
            Pattern.compile("\\s*\\n(?:\\s*Stack Trace:|\\tat |Caused by: ).*", Pattern.DOTALL);

    /** What DuckDB advises is a setting or a function that an analyst cannot use here. */
    private static final Pattern ADVICE = Pattern.compile(
            "[.\\s]*(?:Use TRY\\(|Use \"?SET |Either add it to |Did you mean |Possible solutions:|Candidate |This limit was"
                    + " set |Please try |You might need |See also |You can ).*",
            Pattern.DOTALL);

    private static final Pattern CLASS = Pattern.compile("^(?:java\\.sql\\.SQLException: )?([A-Z][A-Za-z ]*) Error: ");

    /** What the driver puts before the message of a function in Java. */
    private static final Pattern FUNCTION = Pattern.compile("^[a-z][\\w.]*\\.[A-Z][\\w$]*(?:: |(?=\\n|$))");

    private static final Pattern FAULT = Pattern.compile("^[A-Za-z ]* Error: [a-z.]+\\.FunctionFault: ");

    /** The limit in "(63.5 MiB/64.0 MiB used)". */
    private static final Pattern LIMIT = Pattern.compile("/([\\d.]+ [KMGTP]?i?B|\\d+ bytes) used\\)");

    private static final Pattern OUR_NAME = Pattern.compile("\\bathena_(\\w+)");

    private static final String FEWER = "Ask for fewer columns or days, group by fewer values, or allow more with ";

    private Failures() {}

    /** The exception for a query that failed while it ran. */
    static ColdtrailException of(SQLException e) {
        String raw = e.getMessage() == null ? "" : e.getMessage();
        String text = clean(e);
        Matcher named = CLASS.matcher(raw);
        String kind = named.find() ? named.group(1) : "";
        if (kind.equals("INTERRUPT")) {
            return stopped();
        }
        if (FAULT.matcher(raw).find()) {
            return problem(ErrorCode.INTERNAL, "a function failed as none may: " + text, "", e);
        }
        if (raw.contains("max_temp_directory_size")) {
            return problem(
                    ErrorCode.DISK_FULL,
                    "the query needs more disk space for its work than the " + limit(raw) + " that it may use",
                    FEWER + "--temp.",
                    e);
        }
        if (raw.contains("No space left on device")) {
            return problem(
                    ErrorCode.DISK_FULL,
                    "the query needs more disk space than there is: " + text,
                    "Free some space, or ask for fewer rows or columns.",
                    e);
        }
        return switch (kind) {
            case "Out of Memory" ->
                problem(
                        ErrorCode.SQL_RUNTIME,
                        "the query needs more memory than the " + limit(raw) + " that it may use",
                        FEWER + "--memory.",
                        e);
            case "IO" ->
                problem(
                        ErrorCode.IO_FAILED,
                        "a file of the case cannot be read: " + text,
                        "Restore the case from a copy, or ingest the evidence into a new one.",
                        e);
            case "INTERNAL", "FATAL" -> problem(ErrorCode.INTERNAL, "the query engine failed: " + text, "", e);
            case "Binder", "Parser", "Catalog", "Permission" ->
                problem(
                        ErrorCode.SQL_REFUSED,
                        "the query does not hold together: " + text,
                        "Mend the clause that the message names.",
                        e);
            default ->
                problem(
                        ErrorCode.SQL_RUNTIME,
                        "the query failed while it ran: " + text,
                        "Look for values that the query does not expect; try_cast(…) gives NULL for texts that are no such value,"
                                + " and try(…) for anything that fails.",
                        e);
        };
    }

    private static ColdtrailException problem(ErrorCode code, String what, String remedy, SQLException cause) {
        return new ColdtrailException(code, what, null, remedy, cause);
    }

    private static String limit(String raw) {
        Matcher limit = LIMIT.matcher(raw);
        return limit.find() ? limit.group(1) : "bytes";
    }

    /** The exception for a query that somebody stopped. */
    static ColdtrailException stopped() {
        return new ColdtrailException(ErrorCode.INTERRUPTED, "the query was stopped", null, "");
    }

    /** Whether the driver has lost why a query failed. */
    static boolean hidesReason(SQLException e) {
        return e.getMessage() != null && e.getMessage().contains("Invalid result set");
    }

    /** The first paragraph of a message, as a clause: no error class, no statement, no view names, no full stop. */
    static String clean(SQLException e) {
        return clean(e.getMessage() == null ? "no reason given" : e.getMessage());
    }

    static String clean(String message) {
        String text = STACK.matcher(message).replaceFirst("");
        text = CLASS.matcher(text).replaceFirst("");
        Matcher function = FUNCTION.matcher(text);
        if (function.lookingAt()) {
            // Its words are Athena's already.
            return closed(text.substring(function.end()));
        }
        text = STATEMENT.matcher(text).replaceFirst("");
        text = closed(ADVICE.matcher(text).replaceFirst(""));
        Optional<String> athena = AthenaWords.of(text);
        if (athena.isPresent()) {
            return athena.get();
        }
        text = AthenaWords.withTypes(text).replace(ViewSql.ALL_SUFFIX, "");
        text = OUR_NAME.matcher(text).replaceAll("$1");
        return startsWithWord(text) ? text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1) : text;
    }

    /** On one line, without a full stop. */
    private static String closed(String message) {
        String text = message.replaceAll("\\s*\\n\\s*", " ").strip();
        while (text.endsWith(".") || text.endsWith("!")) {
            text = text.substring(0, text.length() - 1);
        }
        return text;
    }

    private static boolean startsWithWord(String text) {
        return text.length() > 1 && Character.isUpperCase(text.charAt(0)) && Character.isLowerCase(text.charAt(1));
    }
}
