package io.coldtrail.sql;

import io.trino.grammar.sql.SqlBaseParser.ParenthesizedExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.PrimaryExpressionContext;
import org.antlr.v4.runtime.ParserRuleContext;

/** The levels by which the grammar tells what binds stronger: most hold one thing only. */
public final class GrammarLevels {
    private GrammarLevels() {}

    /** A node without the levels that hold one thing only, and without parentheses. */
    public static ParserRuleContext bare(ParserRuleContext node) {
        ParserRuleContext bare = node;
        while (true) {
            if (bare instanceof ParenthesizedExpressionContext parentheses) {
                bare = parentheses.expression();
            } else if (!(bare instanceof PrimaryExpressionContext)
                    && bare.getChildCount() == 1
                    && bare.getChild(0) instanceof ParserRuleContext child) {
                bare = child;
            } else {
                return bare;
            }
        }
    }
}
