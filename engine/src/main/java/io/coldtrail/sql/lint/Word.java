package io.coldtrail.sql.lint;

import io.trino.grammar.sql.SqlBaseLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/**
 * A token of a text that is no blank and no comment.
 *
 * @param type as the lexer numbers it
 * @param start offset of its first character
 * @param end offset after its last
 */
record Word(int type, String text, int start, int end) {
    private static final Set<Integer> NAMES = Set.of(SqlBaseLexer.IDENTIFIER, SqlBaseLexer.QUOTED_IDENTIFIER);

    static List<Word> of(String sql) {
        SqlBaseLexer lexer = new SqlBaseLexer(CharStreams.fromString(sql));
        lexer.removeErrorListeners();
        Lines lines = new Lines(sql);
        List<Word> words = new ArrayList<>();
        for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
            if (token.getChannel() == Token.DEFAULT_CHANNEL) {
                words.add(new Word(
                        token.getType(),
                        token.getText(),
                        lines.offset(token.getStartIndex()),
                        lines.offset(token.getStopIndex() + 1)));
            }
        }
        return words;
    }

    /** Whether it is this keyword or sign. */
    boolean is(String other) {
        return text.equalsIgnoreCase(other);
    }

    boolean isOneOf(Set<String> others) {
        return others.contains(text.toUpperCase(Locale.ROOT));
    }

    boolean isText() {
        return type == SqlBaseLexer.STRING;
    }

    /** A name that is no keyword of the grammar. */
    boolean isName() {
        return NAMES.contains(type);
    }

    boolean isNumber() {
        return type == SqlBaseLexer.INTEGER_VALUE
                || type == SqlBaseLexer.DECIMAL_VALUE
                || type == SqlBaseLexer.DOUBLE_VALUE;
    }

    /** Letters only, quoted or not. */
    boolean isWordLike() {
        return text.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
    }

    /** A keyword in this word's case. */
    String inCase(String keyword) {
        return text.equals(text.toUpperCase(Locale.ROOT))
                ? keyword.toUpperCase(Locale.ROOT)
                : keyword.toLowerCase(Locale.ROOT);
    }
}
