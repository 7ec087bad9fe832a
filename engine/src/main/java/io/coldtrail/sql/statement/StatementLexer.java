package io.coldtrail.sql.statement;

import io.coldtrail.problem.Where;
import io.coldtrail.sql.statement.StatementToken.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts a statement into tokens, in one pass. Comments and blanks are left out. */
final class StatementLexer {
    private final String sql;
    private final Escapes escapes;
    private final List<StatementToken> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int column = 1;
    private int counted;

    /** Whether a backslash takes the meaning of the character after it, as in Hive's texts. */
    enum Escapes {
        BACKSLASH,
        NONE
    }

    private StatementLexer(String sql, Escapes escapes) {
        this.sql = sql;
        this.escapes = escapes;
    }

    /** All tokens, and one {@link Kind#END} after them. */
    static List<StatementToken> tokens(String sql, Escapes escapes) {
        return new StatementLexer(sql, escapes).all();
    }

    private List<StatementToken> all() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (Character.isWhitespace(c) || c == '\uFEFF') {
                at++;
            } else if (sql.startsWith("--", at)) {
                skipTo("\n");
            } else if (sql.startsWith("/*", at)) {
                skipTo("*/");
            } else if (c == '\'') {
                quoted(Kind.TEXT, c);
            } else if (c == '"') {
                quoted(Kind.DOUBLE_QUOTED, c);
            } else if (c == '`') {
                quoted(Kind.QUOTED, c);
            } else {
                plain(c);
            }
        }
        add(Kind.END, "", at, at);
        return List.copyOf(tokens);
    }

    private void skipTo(String end) {
        int found = sql.indexOf(end, at + end.length());
        at = found < 0 ? sql.length() : found + end.length();
    }

    private void quoted(Kind kind, char quote) {
        int start = at;
        StringBuilder text = new StringBuilder();
        for (at++; at < sql.length(); at++) {
            char c = sql.charAt(at);
            boolean more = at + 1 < sql.length();
            if (c == '\\' && escapes == Escapes.BACKSLASH && more && quote != '`') {
                text.append(c).append(sql.charAt(++at));
            } else if (c == quote && more && sql.charAt(at + 1) == quote) {
                text.append(c);
                at++;
            } else if (c == quote) {
                add(kind, text.toString(), start, ++at);
                return;
            } else {
                text.append(c);
            }
        }
        throw StatementProblems.syntax(where(start), "a quote is opened and not closed", "Close it.");
    }

    private void plain(char first) {
        int start = at;
        boolean word = isWord(first);
        at += Character.charCount(sql.codePointAt(at));
        while (word && at < sql.length() && isWord(sql.charAt(at))) {
            at++;
        }
        Kind kind = !word ? Kind.SYMBOL : Character.isDigit(first) ? Kind.NUMBER : Kind.WORD;
        add(kind, sql.substring(start, at), start, at);
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    private void add(Kind kind, String text, int start, int end) {
        tokens.add(new StatementToken(kind, text, start, end, where(start)));
    }

    private Where where(int position) {
        for (; counted < position; counted++) {
            if (sql.charAt(counted) == '\n') {
                line++;
                column = 1;
            } else if (!Character.isLowSurrogate(sql.charAt(counted))) {
                column++;
            }
        }
        return Where.text(null, line, column);
    }
}
