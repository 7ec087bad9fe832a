package io.coldtrail.sql.statement;

import io.coldtrail.sql.statement.StatementToken.Kind;
import java.util.List;
import java.util.Locale;

/** Goes through the tokens of a statement. Not thread-safe. */
final class StatementCursor {
    private final String sql;
    private final List<StatementToken> tokens;
    private int position;

    StatementCursor(String sql, StatementLexer.Escapes escapes) {
        this.sql = sql;
        this.tokens = StatementLexer.tokens(sql, escapes);
    }

    String sql() {
        return sql;
    }

    StatementToken peek() {
        return peek(0);
    }

    /** The token some places ahead; the last one where there are not so many. */
    StatementToken peek(int ahead) {
        return tokens.get(Math.min(position + ahead, tokens.size() - 1));
    }

    StatementToken next() {
        StatementToken token = peek();
        position = Math.min(position + 1, tokens.size() - 1);
        return token;
    }

    /** Whether the next tokens are these words and symbols. */
    boolean at(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!peek(i).is(words[i])) {
                return false;
            }
        }
        return true;
    }

    /** Takes these words and symbols, if they are next. */
    boolean take(String... words) {
        boolean found = at(words);
        if (found) {
            position += words.length;
        }
        return found;
    }

    void expect(String... words) {
        for (String word : words) {
            if (!take(word)) {
                throw StatementProblems.expected(peek(), word);
            }
        }
    }

    boolean atEnd() {
        return peek().kind() == Kind.END;
    }

    /** Demands that nothing follows but a semicolon. */
    void end() {
        boolean closed = take(";");
        while (take(";")) {
            closed = true;
        }
        if (!atEnd()) {
            throw closed ? StatementProblems.second(peek()) : StatementProblems.expected(peek(), "the statement's end");
        }
    }

    /** One name. */
    Name name(String what) {
        StatementToken token = next();
        if (token.kind() != Kind.WORD && token.kind() != Kind.QUOTED && token.kind() != Kind.DOUBLE_QUOTED) {
            throw StatementProblems.expected(token, what);
        }
        return new Name(token.text().toLowerCase(Locale.ROOT), token.where());
    }

    /** The last part of a name with dots, at the place of the first. */
    Name qualifiedName(String what) {
        StatementToken first = peek();
        String text = "";
        int parts = 0;
        do {
            text = name(what).text();
            parts++;
        } while (take("."));
        if (parts > 3) {
            throw StatementProblems.syntax(
                    first.where(), "a name has more than three parts", "Write catalog.database.name at most.");
        }
        // Hive takes `db.table` in one pair of quotes too.
        return new Name(text.substring(text.lastIndexOf('.') + 1), first.where());
    }

    /** A text, in single or double quotes. */
    String text(String what) {
        StatementToken token = next();
        if (token.kind() != Kind.TEXT && token.kind() != Kind.DOUBLE_QUOTED) {
            throw StatementProblems.expected(token, what);
        }
        return token.text();
    }

    /** What follows, as a query. */
    String query() {
        if (atEnd() || at(";")) {
            throw StatementProblems.expected(peek(), "a query");
        }
        return blanked(peek().start(), sql.length());
    }

    /** Takes the opening parenthesis that is next and what it encloses; the enclosed text, with blanks around it. */
    String enclosed() {
        StatementToken open = peek();
        expect("(");
        skipToClosing(open);
        int close = peek(-1).start();
        return blanked(open.end(), close);
    }

    /** Goes on behind the parenthesis that closes one that was taken. */
    private void skipToClosing(StatementToken open) {
        int depth = 1;
        while (depth > 0) {
            StatementToken token = next();
            if (token.kind() == Kind.END) {
                throw StatementProblems.syntax(open.where(), "a parenthesis is opened and not closed", "Close it.");
            }
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
        }
    }

    /** The text between two positions as the author wrote it. */
    String written(int start, int end) {
        return sql.substring(start, end);
    }

    /** The text between two positions, with blanks for all that is not, so that lines and columns stay. */
    private String blanked(int start, int end) {
        StringBuilder text = new StringBuilder(end);
        for (int i = 0; i < start; i++) {
            char c = sql.charAt(i);
            if (!Character.isLowSurrogate(c)) {
                text.append(c == '\n' ? '\n' : ' ');
            }
        }
        return text.append(sql, start, end).toString();
    }
}
