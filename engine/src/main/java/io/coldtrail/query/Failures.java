package io.coldtrail.query;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What DuckDB says, in our words: without its stack, its statement, and the names of our views. */
final class Failures {
    /** DuckDB shows the statement after this; it is our rewritten one, which says nothing to the analyst. */
    private static final Pattern STATEMENT = Pattern.compile("\\s*\\n\\s*LINE \\d+:.*", Pattern.DOTALL);

    private static final Pattern STACK = Pattern.compile("\\s*\\n\\s*Stack Trace:.*", Pattern.DOTALL);
    private static final Pattern ADVICE =
            Pattern.compile("[.\\s]*(?:Use TRY\\(|Use \"?SET |Either add it to |Did you mean ).*", Pattern.DOTALL);
    private static final Pattern CLASS = Pattern.compile("^(?:java\\.sql\\.SQLException: )?([A-Z][A-Za-z ]*) Error: ");

    /** What the driver puts before the message of a function in Java. */
    private static final Pattern FUNCTION = Pattern.compile("^[a-z.]+\\.AthenaFailure: ");

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
        if (raw.contains("No space left on device") || raw.contains("max_temp_directory_size")) {
            return new ColdtrailException(
                    ErrorCode.DISK_FULL,
                    "the query needs more disk space than there is: " + text,
                    null,
                    "Free some space, or ask for fewer rows or columns.",
                    e);
        }
        return switch (kind) {
            case "Out of Memory" ->
                new ColdtrailException(
                        ErrorCode.SQL_RUNTIME,
                        "the query needs more memory than it may use: " + text,
                        null,
                        "Ask for fewer columns or days, or group by fewer values.",
                        e);
            case "IO" ->
                new ColdtrailException(
                        ErrorCode.IO_FAILED,
                        "a file of the case cannot be read: " + text,
                        null,
                        "Restore the case from a copy, or ingest the evidence into a new one.",
                        e);
            case "INTERNAL", "FATAL" ->
                new ColdtrailException(ErrorCode.INTERNAL, "the query engine failed: " + text, null, "", e);
            case "Binder", "Parser", "Catalog" ->
                new ColdtrailException(
                        ErrorCode.SQL_REFUSED,
                        "the query does not hold together: " + text,
                        null,
                        "Mend the clause that the message names.",
                        e);
            default ->
                new ColdtrailException(
                        ErrorCode.SQL_RUNTIME,
                        "the query failed while it ran: " + text,
                        null,
                        "Look for values that the query does not expect; try_cast(…) gives NULL for texts that are no such value.",
                        e);
        };
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
        String text = message;
        text = CLASS.matcher(text).replaceFirst("");
        text = FUNCTION.matcher(text).replaceFirst("");
        text = STACK.matcher(text).replaceFirst("");
        text = STATEMENT.matcher(text).replaceFirst("");
        // What DuckDB advises is a setting or a function that an analyst cannot use here.
        text = ADVICE.matcher(text).replaceFirst("");
        text = text.replace("INT32", "integer").replace("INT64", "bigint");
        text = text.replace(ViewSql.ALL_SUFFIX, "")
                .replaceAll("\\s*\\n\\s*", " ")
                .strip();
        while (text.endsWith(".") || text.endsWith("!")) {
            text = text.substring(0, text.length() - 1);
        }
        return startsWithWord(text) ? text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1) : text;
    }

    private static boolean startsWithWord(String text) {
        return text.length() > 1 && Character.isUpperCase(text.charAt(0)) && Character.isLowerCase(text.charAt(1));
    }
}
