package io.coldtrail.sql.lint;

import io.coldtrail.sql.GrammarLevels;
import io.trino.grammar.sql.SqlBaseParser.BasicStringLiteralContext;
import io.trino.grammar.sql.SqlBaseParser.NullLiteralContext;
import io.trino.grammar.sql.SqlBaseParser.NumericLiteralContext;
import io.trino.grammar.sql.SqlBaseParser.StringLiteralContext;
import io.trino.grammar.sql.SqlBaseParser.TypeConstructorContext;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * A value that is written down.
 *
 * @param value without quotes
 * @param start offset of the whole literal
 * @param end offset after it
 */
record Literal(Kind kind, String value, int start, int end) {
    enum Kind {
        TEXT,
        NUMBER,
        /** {@code DATE '…'} and {@code TIMESTAMP '…'}; the value is what stands in the quotes. */
        TIME,
        NULL
    }

    static Optional<Literal> of(ParserRuleContext node, Nodes nodes) {
        ParserRuleContext bare = GrammarLevels.bare(node);
        int start = nodes.start(node);
        int end = nodes.end(node);
        if (bare instanceof StringLiteralContext || bare instanceof BasicStringLiteralContext) {
            String text = nodes.text(bare);
            return text.startsWith("'")
                    ? Optional.of(new Literal(Kind.TEXT, content(text), start, end))
                    : Optional.empty();
        }
        if (bare instanceof NumericLiteralContext) {
            return Optional.of(new Literal(Kind.NUMBER, nodes.text(bare), start, end));
        }
        if (bare instanceof NullLiteralContext) {
            return Optional.of(new Literal(Kind.NULL, "", start, end));
        }
        if (bare instanceof TypeConstructorContext typed) {
            String text = nodes.text(typed.string());
            return text.startsWith("'")
                    ? Optional.of(new Literal(Kind.TIME, content(text), start, end))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private static String content(String quoted) {
        return quoted.substring(1, quoted.length() - 1).replace("''", "'");
    }

    boolean isText() {
        return kind == Kind.TEXT;
    }
}
