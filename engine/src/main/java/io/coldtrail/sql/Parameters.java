package io.coldtrail.sql;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.Where;
import io.trino.grammar.sql.SqlBaseParser.ColumnReferenceContext;
import io.trino.grammar.sql.SqlBaseParser.ExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.ParameterContext;
import io.trino.grammar.sql.SqlBaseParser.QueryContext;
import io.trino.grammar.sql.SqlBaseParser.RootQueryContext;
import io.trino.grammar.sql.SqlBaseParser.RowCountContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/** The {@code ?} of prepared statements. */
final class Parameters {
    /** Characters of a value in a message. */
    private static final int SHOWN = 60;

    private Parameters() {}

    /** The query with a value in the place of each parameter, in order. */
    static String bind(String sql, List<String> values, String name, Where where) {
        RootQueryContext root;
        try {
            root = AthenaParser.parse(StatementGate.check(sql));
        } catch (ColdtrailException e) {
            throw SqlProblems.within(where, name, e);
        }
        List<ParserRuleContext> parameters = parameters(root);
        if (parameters.size() != values.size()) {
            throw SqlProblems.syntax(
                    where,
                    name + " has " + parameters.size() + " parameters and gets " + values.size() + " values",
                    "Give one value for each ?, in order.");
        }
        Splice text = Splice.of(root);
        for (int i = 0; i < values.size(); i++) {
            text.replace(parameters.get(i), value(values.get(i), i + 1, where));
        }
        // What stands before the query stays, so that places in it do.
        int start = sql.offsetByCodePoints(0, root.getStart().getStartIndex());
        return sql.substring(0, start) + text.text();
    }

    /** A value as it stands in a query: whole, whatever stands around it. */
    private static String value(String text, int number, Where where) {
        ExpressionContext expression;
        try {
            expression = AthenaParser.expression(text);
        } catch (ColdtrailException e) {
            throw SqlProblems.within(where, "value " + number, e);
        }
        for (ParseTree node : below(expression)) {
            if (node instanceof ColumnReferenceContext || node instanceof QueryContext) {
                throw SqlProblems.syntax(
                        where,
                        "value " + number + " is no value: " + text.substring(0, Math.min(text.length(), SHOWN)),
                        "Write a literal, such as 'text', 5 or DATE '2024-01-31'.");
            }
        }
        String written = Splice.of(expression).text();
        return expression.getStart() == expression.getStop() ? written : "(" + written + ")";
    }

    private static List<ParserRuleContext> parameters(RootQueryContext root) {
        List<ParserRuleContext> found = new ArrayList<>();
        for (ParseTree node : below(root)) {
            if (node instanceof ParameterContext parameter) {
                found.add(parameter);
            } else if (node instanceof RowCountContext count && count.QUESTION_MARK() != null) {
                found.add(count);
            }
        }
        found.sort(Comparator.comparingInt(node -> node.getStart().getStartIndex()));
        return found;
    }

    private static List<ParseTree> below(ParseTree root) {
        List<ParseTree> found = new ArrayList<>();
        Deque<ParseTree> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            ParseTree node = open.pop();
            found.add(node);
            for (int i = 0; i < node.getChildCount(); i++) {
                open.push(node.getChild(i));
            }
        }
        return found;
    }
}
