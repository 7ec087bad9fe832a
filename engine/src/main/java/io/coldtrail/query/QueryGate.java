package io.coldtrail.query;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets one query pass, and nothing that writes or reaches out of the database, whoever wrote it. DuckDB lets COPY write
 * wherever it lets a query read, also from within WITH, and offers table functions that read files, run texts and follow
 * addresses. DuckDB's own parser tells what a text is, so that nothing hides in quotes, comments or encodings.
 */
final class QueryGate {
    /** What a query is made of; others write. */
    private static final Set<String> NODES =
            Set.of("SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE");

    /** What a FROM clause may call. Those of our views are none of the query. */
    private static final Set<String> TABLE_FUNCTIONS = Set.of("unnest", "range", "generate_series");

    /** Quotes within names and values are escaped, so nothing in these looks like a key. */
    private static final Pattern NODE = Pattern.compile("\"type\":\"([A-Z_]+_NODE)\"");

    private static final Pattern CALL = Pattern.compile("\"type\":\"TABLE_FUNCTION\"");
    private static final Pattern CALLED =
            Pattern.compile("[^{}]*?\"function\":\\{[^{}]*?\"function_name\":\"((?:[^\"\\\\]|\\\\.)*+)\"");

    /** Asks for a plan, which tells no more than the query. */
    private static final Pattern EXPLAIN = Pattern.compile("^EXPLAIN (?:ANALYZE )?");

    private static final String PARSED = "SELECT parsed, json_array_length(parsed, '$.statements'),"
            + " parsed ->> '$.error_message', CASE parsed ->> '$.error_type' WHEN 'parser' THEN 'Parser' ELSE 'Binder' END FROM (SELECT json_serialize_sql(?) AS parsed)";

    private QueryGate() {}

    /**
     * Checks a text in DuckDB's SQL: a query, or {@code EXPLAIN} or {@code EXPLAIN ANALYZE} and a query.
     *
     * @throws ColdtrailException if it is anything but one query
     */
    static void check(String duckdbSql, Connection connection) throws SQLException {
        if (duckdbSql.indexOf('\0') >= 0) {
            throw refused("it holds the character NUL");
        }
        try (PreparedStatement statement = connection.prepareStatement(PARSED)) {
            statement.setString(1, EXPLAIN.matcher(duckdbSql).replaceFirst(""));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (row.getString(3) != null) {
                    throw Failures.of(new SQLException(row.getString(4) + " Error: " + row.getString(3)));
                }
                if (row.getInt(2) != 1) {
                    throw refused("it is not one statement");
                }
                check(row.getString(1));
            }
        }
    }

    private static void check(String parsed) {
        Matcher node = NODE.matcher(parsed);
        while (node.find()) {
            if (!NODES.contains(node.group(1))) {
                throw refused("a query only reads");
            }
        }
        Matcher call = CALL.matcher(parsed);
        Matcher called = CALLED.matcher(parsed);
        while (call.find()) {
            called.region(call.end(), parsed.length());
            if (!called.lookingAt() || !TABLE_FUNCTIONS.contains(called.group(1))) {
                throw refused("it calls a function in FROM that no query needs");
            }
        }
    }

    private static ColdtrailException refused(String why) {
        return new ColdtrailException(
                ErrorCode.SQL_REFUSED,
                "the query is not let into the database: " + why,
                null,
                "Ask with one SELECT over the tables of the case.");
    }
}
