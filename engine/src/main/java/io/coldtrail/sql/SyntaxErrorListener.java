package io.coldtrail.sql;

import io.coldtrail.problem.Where;
import io.trino.grammar.sql.SqlBaseLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/** Turns the parser's first complaint into one that a person can act on, and throws it. */
final class SyntaxErrorListener extends BaseErrorListener {
    /** More alternatives than this are noise. */
    private static final int MAX_EXPECTED = 5;

    /** Clauses worth naming among dozens of words that could have followed. */
    private static final List<Integer> CLAUSES = List.of(
            SqlBaseLexer.FROM,
            SqlBaseLexer.WHERE,
            SqlBaseLexer.GROUP,
            SqlBaseLexer.HAVING,
            SqlBaseLexer.ORDER,
            SqlBaseLexer.LIMIT);

    private final FurthestTokenStream tokens;

    SyntaxErrorListener(FurthestTokenStream tokens) {
        this.tokens = tokens;
    }

    @Override
    public void syntaxError(
            Recognizer<?, ?> recognizer,
            @Nullable Object symbol,
            int line,
            int column,
            String message,
            @Nullable RecognitionException cause) {
        Where where = Where.text(null, line, column + 1);
        if (!(recognizer instanceof Parser parser) || !(symbol instanceof Token token)) {
            throw SqlProblems.syntax(where, "the statement cannot be read here", "");
        }
        Token furthest = tokens.furthest();
        if (furthest.getTokenIndex() > token.getTokenIndex()) {
            Token before = before(parser, furthest);
            throw SqlProblems.syntax(
                    SqlProblems.at(furthest), cannotFollow(furthest, before), hint(parser, before, furthest));
        }
        Token before = before(parser, token);
        IntervalSet expected = parser.getExpectedTokens();
        String problem = expected.size() == 1 && expected.contains(Token.EOF)
                ? cannotFollow(token, before)
                : "found " + shown(token) + " where " + expected(parser, expected, before) + " expected";
        throw SqlProblems.syntax(where, problem, hint(parser, before, token));
    }

    private static String cannotFollow(Token token, @Nullable Token before) {
        return "found " + shown(token) + (before == null ? " at the start" : ", which cannot follow " + shown(before));
    }

    private static @Nullable Token before(Parser parser, Token token) {
        for (int i = token.getTokenIndex() - 1; i >= 0; i--) {
            Token candidate = parser.getTokenStream().get(i);
            if (candidate.getChannel() == Token.DEFAULT_CHANNEL) {
                return candidate;
            }
        }
        return null;
    }

    private static String expected(Parser parser, IntervalSet tokens, @Nullable Token before) {
        String after = before == null ? "" : " after " + shown(before);
        if (tokens.size() <= MAX_EXPECTED) {
            List<String> names = new ArrayList<>();
            tokens.toList().forEach(type -> names.add(name(parser, type)));
            return String.join(" or ", names) + (names.size() == 1 ? " is" : " are");
        }
        List<String> clauses = new ArrayList<>();
        CLAUSES.stream().filter(tokens::contains).forEach(type -> clauses.add(name(parser, type)));
        if (tokens.contains(SqlBaseLexer.INTEGER_VALUE)) {
            return "a value or a name" + after + " is";
        }
        return clauses.isEmpty()
                ? "something else" + after + " is"
                : "a comma, an operator, " + String.join(", ", clauses) + " or the end" + after + " are";
    }

    private static String name(Parser parser, int type) {
        if (type == Token.EOF) {
            return "the end";
        }
        if (type == SqlBaseLexer.IDENTIFIER || type == SqlBaseLexer.QUOTED_IDENTIFIER) {
            return "a name";
        }
        return parser.getVocabulary().getDisplayName(type);
    }

    private static String hint(Parser parser, @Nullable Token before, Token token) {
        String text = token.getText();
        if (token.getType() == SqlBaseLexer.STRING && before != null && before.getType() == SqlBaseLexer.STRING) {
            return "A comma is missing between " + shown(before) + " and " + shown(token) + ".";
        }
        if ((token.getType() == SqlBaseLexer.AND || token.getType() == SqlBaseLexer.OR)
                && !contains(parser, token, SqlBaseLexer.WHERE)) {
            return "The first condition after FROM begins with WHERE.";
        }
        if (before != null && before.getText().equals(",") && token.getType() != SqlBaseLexer.UNRECOGNIZED) {
            return "Remove the comma, or put what is missing after it.";
        }
        if (text.equals(":")) {
            return "Athena has no :: cast; write CAST(x AS type).";
        }
        if (text.startsWith("`")) {
            return "Queries put names in double quotes; back-quotes are for CREATE and ALTER TABLE.";
        }
        if ("‘’“”".contains(text)) {
            return "Put plain quotes (' for texts, \" for names) in the place of typographic ones.";
        }
        if (text.equals("'") || isOneOf("'", before)) {
            return "The closing single quote is missing.";
        }
        boolean placeholder = "{}$#<>".contains(text) || isOneOf("{$#", before);
        return placeholder ? "This looks like a placeholder that has not been filled." : "";
    }

    private static boolean isOneOf(String characters, @Nullable Token token) {
        return token != null && characters.contains(token.getText());
    }

    private static boolean contains(Parser parser, Token until, int type) {
        for (int i = 0; i < until.getTokenIndex(); i++) {
            if (parser.getTokenStream().get(i).getType() == type) {
                return true;
            }
        }
        return false;
    }

    private static String shown(Token token) {
        if (token.getType() == Token.EOF) {
            return "the end of the statement";
        }
        String text = token.getText();
        String cut = text.codePointCount(0, text.length()) > 40
                ? text.substring(0, text.offsetByCodePoints(0, 40)) + "…"
                : text;
        boolean quoted = cut.startsWith("'") || cut.startsWith("\"");
        return quoted ? cut : "'" + cut + "'";
    }
}
