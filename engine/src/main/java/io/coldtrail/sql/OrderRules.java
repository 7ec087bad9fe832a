package io.coldtrail.sql;

import io.coldtrail.sql.Selection.Duplicates;
import io.coldtrail.sql.Selection.Output;
import io.coldtrail.sql.Selection.Rows;
import io.coldtrail.sql.Selection.Select;
import io.trino.grammar.sql.SqlBaseParser.BooleanLiteralContext;
import io.trino.grammar.sql.SqlBaseParser.ColumnReferenceContext;
import io.trino.grammar.sql.SqlBaseParser.ExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.NullLiteralContext;
import io.trino.grammar.sql.SqlBaseParser.NumericLiteralContext;
import io.trino.grammar.sql.SqlBaseParser.ParenthesizedExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.QueryNoWithContext;
import io.trino.grammar.sql.SqlBaseParser.SortItemContext;
import io.trino.grammar.sql.SqlBaseParser.StringLiteralContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * ORDER BY of a query. In Athena a name means a column of the result before it means one of the sources, wherever in the
 * expression it stands; DuckDB sees it so only where the name stands alone.
 */
final class OrderRules {
    private OrderRules() {}

    /**
     * What became of an ORDER BY.
     *
     * @param keys in order, those of the sort items
     * @param rows whether the order of the rows is known
     */
    record Ordered(List<Key> keys, Rows rows) {
        Ordered {
            keys = List.copyOf(keys);
        }

        /** The columns of the result that it orders by, from 0. */
        Set<Integer> columns() {
            return keys.stream().map(Key::column).filter(column -> column >= 0).collect(Collectors.toSet());
        }
    }

    /**
     * A key of ORDER BY.
     *
     * @param column of the result, from 0; -1 where it is none
     * @param sql what else it is
     */
    record Key(int column, String sql) {}

    static Ordered order(QueryNoWithContext node, Selection body, Splice text, Scope outer, Translating query) {
        List<Field> result = body.query().fields();
        if (node.sortItem().isEmpty()) {
            return new Ordered(List.of(), body.rows());
        }
        Scope scope = body.select()
                .map(select -> select.scope().with(List.of(relation(select, query))))
                .orElseGet(() -> outer.with(List.of(new Scope.Relation("", result))));
        List<Key> keys = new ArrayList<>();
        boolean within = false;
        for (SortItemContext item : node.sortItem()) {
            ParseTree bare = bare(item.expression());
            boolean ordinal = isOrdinal(item.expression());
            if (ordinal
                    || (bare instanceof ColumnReferenceContext name
                            && !at(name, result).isEmpty())) {
                int column = ordinal
                        ? ordinal(item.expression(), "ORDER BY", result.size())
                        : only((ColumnReferenceContext) bare, result);
                SortRules.requireOrderable(item.expression(), result.get(column).type());
                query.read(result.get(column), List.of());
                if (!ordinal) {
                    text.replace(item.expression(), Identifiers.render(((ColumnReferenceContext) bare).identifier()));
                }
                keys.add(new Key(column, ""));
            } else if (body.select().isPresent()) {
                keys.add(expression(item.expression(), body.select().get(), scope, text, query));
            } else {
                String sql = SortRules.sortKey(item.expression(), scope, query);
                text.replace(item.expression(), sql);
                keys.add(new Key(-1, sql));
                within = true;
            }
        }
        if (within) {
            text.replace(node.queryTerm(), "SELECT * FROM (" + body.query().sql() + ") AS \"result\"");
        }
        Set<Integer> columns = new Ordered(keys, Rows.OPEN).columns();
        return new Ordered(keys, columns.size() == result.size() ? Rows.ORDERED : Rows.OPEN);
    }

    private static Key expression(ExpressionContext item, Select select, Scope scope, Splice text, Translating query) {
        requireOwnAggregates(item, scope, query);
        String sql = SortRules.sortKey(item, scope, query);
        int level = scope.level();
        String key = Sameness.key(
                item,
                scope,
                match -> match.level() == level
                        ? select.outputs().get(match.place()).key()
                        : Sameness.key(match));
        int shown = -1;
        for (int i = 0; i < select.outputs().size() && shown < 0; i++) {
            shown = select.outputs().get(i).key().equals(key) ? i : shown;
        }
        if (select.duplicates() == Duplicates.REMOVED) {
            if (shown < 0) {
                throw SqlProblems.type(
                        item,
                        "ORDER BY of SELECT DISTINCT on " + item.getText() + ", which is not selected",
                        "Select it too, or order by what is selected.");
            }
            text.replace(item, Integer.toString(shown + 1));
            return new Key(shown, "");
        }
        select.grouping().ifPresent(grouping -> grouping.require(item, scope));
        // DuckDB takes no plain value here.
        String shownSql = isLiteral(item) ? "CAST(NULL AS INTEGER)" : sql;
        text.replace(item, shownSql);
        return new Key(shown, shownSql);
    }

    private static boolean isLiteral(ExpressionContext item) {
        ParseTree bare = bare(item);
        return bare instanceof StringLiteralContext
                || bare instanceof TerminalNode
                || bare instanceof NullLiteralContext
                || bare instanceof NumericLiteralContext
                || bare instanceof BooleanLiteralContext;
    }

    /** Athena takes no aggregate over a column of the result. */
    private static void requireOwnAggregates(ParseTree node, Scope scope, Translating query) {
        boolean aggregate = Gatherings.of(node, query)
                .filter(Gatherings.Gathering.AGGREGATE::equals)
                .isPresent();
        for (int i = 0; i < node.getChildCount(); i++) {
            if (aggregate) {
                requireSources(node.getChild(i), scope);
            } else {
                requireOwnAggregates(node.getChild(i), scope, query);
            }
        }
    }

    private static void requireSources(ParseTree node, Scope scope) {
        if (node instanceof ColumnReferenceContext column) {
            Sameness.column(column, scope)
                    .filter(match -> match.level() == scope.level())
                    .ifPresent(match -> {
                        throw SqlProblems.type(
                                column,
                                "an aggregate in ORDER BY is over the sources, and " + column.getText()
                                        + " is a column of the result",
                                "Write the table's name or alias before it: t." + column.getText() + ".");
                    });
        }
        for (int i = 0; i < node.getChildCount(); i++) {
            requireSources(node.getChild(i), scope);
        }
    }

    /** The columns of the result, spelled out where DuckDB would take their names for something else. */
    private static Scope.Relation relation(Select select, Translating query) {
        List<Field> fields = new ArrayList<>();
        for (Output output : select.outputs()) {
            Field field = output.field();
            boolean clear = field.name().isEmpty() || isClear(output, select.scope());
            fields.add(clear ? field : field.spelled(spelling(output, select.scope(), query)));
        }
        return new Scope.Relation("", fields);
    }

    private static String spelling(Output output, Scope scope, Translating query) {
        Translating qualified = query.qualifying(Set.of(output.field().name())).reading(new Reads());
        return output.expression() == null
                ? output.column()
                : "(" + qualified.expression(output.expression(), scope).sql() + ")";
    }

    /** Whether the name of an output means the same in the sources, or nothing. */
    private static boolean isClear(Output output, Scope scope) {
        try {
            Optional<Scope.Match> source = scope.find(List.of(output.field().name()));
            return source.isEmpty() || Sameness.key(source.get()).equals(output.key());
        } catch (Scope.AmbiguousNameException e) {
            return false;
        }
    }

    /** Whether an output is the column of the sources that bears its name. */
    static boolean isSourceColumn(Output output, Scope scope) {
        try {
            return scope.find(List.of(output.field().name()))
                    .filter(match -> Sameness.key(match).equals(output.key()))
                    .isPresent();
        } catch (Scope.AmbiguousNameException e) {
            return false;
        }
    }

    private static List<Integer> at(ColumnReferenceContext name, List<Field> result) {
        List<Integer> at = new ArrayList<>();
        for (int i = 0; i < result.size(); i++) {
            if (result.get(i).name().equals(Identifiers.name(name.identifier()))) {
                at.add(i);
            }
        }
        return at;
    }

    private static int only(ColumnReferenceContext name, List<Field> result) {
        List<Integer> found = at(name, result);
        if (found.size() > 1) {
            throw SqlProblems.ambiguous(name, name.getText());
        }
        return found.get(0);
    }

    static boolean isOrdinal(ExpressionContext expression) {
        return expression.getText().matches("\\d+");
    }

    /** The column that a number in ORDER BY or GROUP BY means, from 0. */
    static int ordinal(ExpressionContext expression, String clause, int columns) {
        String digits = expression.getText();
        if (digits.length() > 9 || Integer.parseInt(digits) < 1 || Integer.parseInt(digits) > columns) {
            throw SqlProblems.type(
                    expression,
                    clause + " " + digits + " is no column of the result",
                    "It has columns 1 to " + columns + ".");
        }
        return Integer.parseInt(digits) - 1;
    }

    /** Without the levels of the grammar that hold one thing only, and without parentheses. */
    static ParseTree bare(ParseTree node) {
        ParseTree bare = node;
        while (!(bare instanceof ColumnReferenceContext)) {
            if (bare instanceof ParenthesizedExpressionContext parentheses) {
                bare = parentheses.expression();
            } else if (bare.getChildCount() == 1) {
                bare = bare.getChild(0);
            } else {
                return bare;
            }
        }
        return bare;
    }
}
