package io.coldtrail.sql;

import io.coldtrail.problem.Where;
import io.trino.grammar.sql.SqlBaseLexer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/** What happens before parsing: limits, one statement only, and everything but queries turned away. */
final class StatementGate {
    /** A query of a megabyte is generated, not written; Athena itself takes 256 KiB. */
    static final int MAX_CHARACTERS = 1_000_000;

    /** Parentheses, brackets and CASE within each other. DuckDB and the parser recurse once for each. */
    static final int MAX_NESTING = 100;

    /** The remedy for any other statement. */
    static final String WHAT_RUNS =
            "Queries run here, and statements that define views and names, show tables or prepare queries.";

    private static final String NOTHING_WRITTEN = "The evidence of a case is only ever read. " + WHAT_RUNS;
    private static final String BY_ITSELF = "It is no query; `coldtrail query` takes it by itself.";

    private static final Map<String, String> REFUSALS = refusals();

    private StatementGate() {}

    /** Checks a text and returns it, ready to be parsed: without a closing semicolon, same positions. */
    static String check(String sql) {
        if (sql.length() > MAX_CHARACTERS) {
            throw SqlProblems.refused(
                    Where.text(null, 1, 1),
                    "a statement of more than " + MAX_CHARACTERS + " characters",
                    "Split it, or put long lists of values into fewer conditions.");
        }
        StringBuilder text = new StringBuilder(sql);
        List<Token> tokens = tokens(sql, text);
        if (tokens.stream().allMatch(token -> token.getType() == SqlBaseLexer.SEMICOLON)) {
            throw SqlProblems.syntax(Where.text(null, 1, 1), "the statement is empty", "Give a query.");
        }
        route(tokens);
        checkNesting(tokens);
        checkSingle(tokens, sql, text);
        return text.toString();
    }

    /** Checks a value that is to stand in a statement. */
    static void checkValue(String sql) {
        if (sql.length() > MAX_CHARACTERS) {
            throw SqlProblems.refused(
                    Where.text(null, 1, 1), "a value of more than " + MAX_CHARACTERS + " characters", "Shorten it.");
        }
        checkNesting(tokens(sql, new StringBuilder(sql)));
    }

    /**
     * The tokens that count. A comment's opening within a comment is blanked: DuckDB nests
     * them and Athena does not.
     */
    private static List<Token> tokens(String sql, StringBuilder text) {
        SqlBaseLexer lexer = new SqlBaseLexer(CharStreams.fromString(sql));
        lexer.removeErrorListeners();
        List<Token> tokens = new ArrayList<>();
        for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
            if (token.getChannel() == Token.DEFAULT_CHANNEL) {
                tokens.add(token);
            } else if (token.getType() == SqlBaseLexer.BRACKETED_COMMENT) {
                int start = sql.offsetByCodePoints(0, token.getStartIndex());
                int stop = sql.offsetByCodePoints(0, token.getStopIndex());
                for (int i = start + 2; i < stop - 1; i++) {
                    if (text.charAt(i) == '/' && text.charAt(i + 1) == '*') {
                        text.setCharAt(i, ' ');
                    }
                }
            }
        }
        if (sql.indexOf('\0') >= 0) {
            throw SqlProblems.refused(Where.text(null, 1, 1), "a statement with a NUL character in it", "Remove it.");
        }
        return tokens;
    }

    private static void route(List<Token> tokens) {
        Token first = tokens.get(0);
        String word = word(first);
        if (word.equals("CREATE") || word.equals("DROP") || word.equals("ALTER") || word.equals("SHOW")) {
            String two = tokens.size() > 1 ? word + " " + word(tokens.get(1)) : word;
            if (two.equals("CREATE OR") && tokens.size() > 3) {
                two = "CREATE " + word(tokens.get(3));
            }
            String shown = two.equals("CREATE EXTERNAL") ? "CREATE EXTERNAL TABLE" : two;
            refuse(first, shown, REFUSALS.getOrDefault(two, REFUSALS.getOrDefault(word, WHAT_RUNS)));
        }
        String remedy = REFUSALS.get(word);
        if (remedy != null) {
            refuse(first, word, remedy);
        }
    }

    private static void refuse(Token first, String statement, String remedy) {
        throw SqlProblems.refused(SqlProblems.at(first), "the statement " + statement, remedy);
    }

    private static String word(Token token) {
        return token.getText().toUpperCase(Locale.ROOT);
    }

    private static void checkNesting(List<Token> tokens) {
        int depth = 0;
        int signs = 0;
        int lambdas = 0;
        for (Token token : tokens) {
            String word = word(token);
            signs = word.equals("NOT") || word.equals("-") || word.equals("+") ? signs + 1 : 0;
            switch (word) {
                case "(", "[", "CASE" -> depth++;
                case ")", "]", "END" -> depth--;
                case "->" -> lambdas++;
                default -> {}
            }
            if (depth > MAX_NESTING || signs > MAX_NESTING || lambdas > MAX_NESTING) {
                throw SqlProblems.refused(
                        SqlProblems.at(token),
                        "expressions nested more than " + MAX_NESTING + " deep",
                        "Take parts of it into a WITH query.");
            }
        }
    }

    private static void checkSingle(List<Token> tokens, String sql, StringBuilder text) {
        boolean ended = false;
        for (Token token : tokens) {
            if (token.getType() == SqlBaseLexer.SEMICOLON) {
                ended = true;
                text.setCharAt(sql.offsetByCodePoints(0, token.getStartIndex()), ' ');
            } else if (ended) {
                throw SqlProblems.refused(
                        SqlProblems.at(token), "more than one statement at a time", "Run them one after the other.");
            }
        }
    }

    private static Map<String, String> refusals() {
        Map<String, String> remedies = new HashMap<>();
        for (String statement : List.of(
                "CREATE EXTERNAL",
                "CREATE TABLE",
                "CREATE VIEW",
                "ALTER TABLE",
                "DROP TABLE",
                "DROP VIEW",
                "MSCK",
                "SHOW",
                "DESCRIBE",
                "DESC",
                "EXPLAIN",
                "UNLOAD",
                "INSERT",
                "PREPARE",
                "EXECUTE",
                "DEALLOCATE",
                "USE")) {
            remedies.put(statement, BY_ITSELF);
        }
        for (String word : List.of("DELETE", "UPDATE", "MERGE", "CREATE", "DROP", "ALTER", "TRUNCATE", "COPY")) {
            remedies.putIfAbsent(word, NOTHING_WRITTEN);
        }
        for (String word : List.of(
                "SET",
                "RESET",
                "CALL",
                "GRANT",
                "REVOKE",
                "DENY",
                "ANALYZE",
                "COMMENT",
                "REFRESH",
                "VACUUM",
                "OPTIMIZE",
                "START",
                "COMMIT",
                "ROLLBACK",
                "BEGIN",
                "ATTACH",
                "DETACH",
                "INSTALL",
                "LOAD",
                "PRAGMA",
                "EXPORT",
                "IMPORT",
                "CHECKPOINT",
                "FROM",
                "PIVOT",
                "UNPIVOT",
                "SUMMARIZE",
                "FORCE")) {
            remedies.put(word, WHAT_RUNS);
        }
        return Map.copyOf(remedies);
    }
}
