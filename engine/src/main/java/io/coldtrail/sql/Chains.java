package io.coldtrail.sql;

import io.trino.grammar.sql.SqlBaseParser.AndContext;
import io.trino.grammar.sql.SqlBaseParser.ConcatenationContext;
import io.trino.grammar.sql.SqlBaseParser.OrContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/** Chains of one operator, which the parser nests to the left: {@code a OR b OR c} is {@code (a OR b) OR c}. */
final class Chains {
    private Chains() {}

    static boolean isChain(ParseTree node) {
        return node instanceof AndContext || node instanceof OrContext || node instanceof ConcatenationContext;
    }

    /** The operands of a chain, from left to right. */
    static List<ParserRuleContext> operands(ParserRuleContext chain) {
        Deque<ParserRuleContext> operands = new ArrayDeque<>();
        ParserRuleContext left = chain;
        while (left.getClass() == chain.getClass()) {
            operands.addFirst((ParserRuleContext) left.getChild(2));
            left = (ParserRuleContext) left.getChild(0);
        }
        operands.addFirst(left);
        return List.copyOf(operands);
    }
}
