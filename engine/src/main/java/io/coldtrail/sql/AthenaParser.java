package io.coldtrail.sql;

import io.coldtrail.problem.Where;
import io.trino.grammar.sql.SqlBaseLexer;
import io.trino.grammar.sql.SqlBaseParser;
import io.trino.grammar.sql.SqlBaseParser.ExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.RootQueryContext;
import io.trino.grammar.sql.SqlBaseParser.SingleStatementContext;
import io.trino.grammar.sql.SqlBaseParser.StandaloneExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.StatementDefaultContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/** Text to parse tree, by Trino's own grammar. */
final class AthenaParser {
    /** Levels of a parse tree. {@link StatementGate#MAX_NESTING} parentheses make about half of them. */
    private static final int MAX_TREE_DEPTH = 1_200;

    private AthenaParser() {}

    static RootQueryContext parse(String sql) {
        try {
            SingleStatementContext statement = statement(sql);
            checkDepth(statement);
            if (statement.statement() instanceof StatementDefaultContext query) {
                return query.rootQuery();
            }
            throw SqlProblems.refused(statement, "this statement", StatementGate.WHAT_RUNS);
        } catch (StackOverflowError e) {
            throw tooDeep();
        }
    }

    /** An expression by itself. */
    static ExpressionContext expression(String sql) {
        StatementGate.checkValue(sql);
        try {
            StandaloneExpressionContext standalone = parsed(sql, SqlBaseParser::standaloneExpression);
            checkDepth(standalone);
            return standalone.expression();
        } catch (StackOverflowError e) {
            throw tooDeep();
        }
    }

    private static SingleStatementContext statement(String sql) {
        return parsed(sql, SqlBaseParser::singleStatement);
    }

    /** SLL is fast and nearly always enough; where it fails, LL either succeeds or finds the true error. */
    private static <T> T parsed(String sql, Function<SqlBaseParser, T> rule) {
        SqlBaseLexer lexer = new SqlBaseLexer(CharStreams.fromString(sql));
        lexer.removeErrorListeners();
        FurthestTokenStream tokens = new FurthestTokenStream(lexer);
        SqlBaseParser parser = new SqlBaseParser(tokens);
        parser.removeErrorListeners();
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        parser.setErrorHandler(new BailErrorStrategy());
        try {
            return rule.apply(parser);
        } catch (ParseCancellationException e) {
            tokens.seek(0);
            parser.reset();
            parser.addErrorListener(new SyntaxErrorListener(tokens));
            parser.setErrorHandler(new NoLookaheadErrorStrategy());
            parser.getInterpreter().setPredictionMode(PredictionMode.LL);
            return rule.apply(parser);
        }
    }

    /** Reports without trying what would follow if a token were dropped: that would count as looked at. */
    private static final class NoLookaheadErrorStrategy extends DefaultErrorStrategy {
        @Override
        protected @Nullable Token singleTokenDeletion(Parser recognizer) {
            return null;
        }
    }

    private static void checkDepth(ParseTree root) {
        record Level(ParseTree node, int depth) {}
        Deque<Level> open = new ArrayDeque<>();
        open.push(new Level(root, 0));
        while (!open.isEmpty()) {
            Level level = open.pop();
            if (level.depth() > MAX_TREE_DEPTH) {
                throw tooDeep();
            }
            // Chains of AND, OR and || are translated as lists, however long.
            int depth = level.depth() + (Chains.isChain(level.node()) ? 0 : 1);
            for (int i = 0; i < level.node().getChildCount(); i++) {
                open.push(new Level(level.node().getChild(i), depth));
            }
        }
    }

    private static RuntimeException tooDeep() {
        return SqlProblems.refused(
                Where.text(null, 1, 1), "a statement nested this deep", "Take parts of it into a WITH query.");
    }
}
