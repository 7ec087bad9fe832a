package io.coldtrail.sql.statement;

import io.coldtrail.problem.Where;
import java.util.Locale;

/**
 * A piece of a statement.
 *
 * @param text without quotes, for names in quotes and texts
 * @param start position of its first character
 * @param end position after its last
 */
record StatementToken(Kind kind, String text, int start, int end, Where where) {

    enum Kind {
        WORD,
        /** In back-quotes. */
        QUOTED,
        /** In double quotes: a name in Trino's language, a text in Hive's. */
        DOUBLE_QUOTED,
        TEXT,
        NUMBER,
        SYMBOL,
        END
    }

    boolean is(String wordOrSymbol) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL) && upper().equals(wordOrSymbol);
    }

    String upper() {
        return text.toUpperCase(Locale.ROOT);
    }
}
