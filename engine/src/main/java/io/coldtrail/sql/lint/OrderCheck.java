package io.coldtrail.sql.lint;

import io.coldtrail.sql.GrammarLevels;
import io.coldtrail.sql.NamedColumn;
import io.coldtrail.sql.Reading;
import io.coldtrail.sql.TableUse;
import io.trino.grammar.sql.SqlBaseParser.FunctionCallContext;
import io.trino.grammar.sql.SqlBaseParser.QueryNoWithContext;
import io.trino.grammar.sql.SqlBaseParser.QueryPrimaryDefaultContext;
import io.trino.grammar.sql.SqlBaseParser.QuerySpecificationContext;
import io.trino.grammar.sql.SqlBaseParser.QueryTermDefaultContext;
import io.trino.grammar.sql.SqlBaseParser.SelectItemContext;
import io.trino.grammar.sql.SqlBaseParser.SelectSingleContext;
import io.trino.grammar.sql.SqlBaseParser.TableNameContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** LIMIT that cuts off rows in no order. */
final class OrderCheck implements Query.Check {
    private static final Set<String> TIMES = Set.of("eventtime", "starttime", "start");

    @Override
    public void check(Query query) {
        for (QueryNoWithContext node : query.nodes().all(QueryNoWithContext.class)) {
            // One row is asked for as an example.
            boolean cuts = node.limit != null
                    && node.limit.rowCount() != null
                    && !Set.of("0", "1").contains(node.limit.getText());
            QuerySpecificationContext select = select(node);
            if (cuts
                    && node.sortItem().isEmpty()
                    && select != null
                    && !select.relation().isEmpty()
                    && !isOneRow(select)) {
                report(query, node, select);
            }
        }
    }

    private static void report(Query query, QueryNoWithContext node, QuerySpecificationContext select) {
        Token limit = node.LIMIT().getSymbol();
        int start = query.nodes().start(limit);
        int end = query.nodes().end(node.limit);
        String message = "LIMIT " + node.limit.getText() + " without ORDER BY shows any rows, not the first";
        Optional<String> order = order(query, select);
        boolean written =
                query.judged().written(start, end).equals(query.nodes().sql().substring(start, end));
        if (order.isEmpty() || !written) {
            query.judged().find(LintCode.LIMIT_WITHOUT_ORDER, start, end, message, "Add ORDER BY before it.");
            return;
        }
        boolean upper = limit.getText().equals("LIMIT");
        String clause = (upper ? "ORDER BY " : "order by ") + order.get() + (upper ? " DESC" : " desc");
        String sql = query.nodes().sql();
        int lineStart = sql.lastIndexOf('\n', start) + 1;
        String indent = sql.substring(lineStart, start);
        String separator = indent.isBlank() && lineStart > 0 ? "\n" + indent : " ";
        query.judged()
                .mend(
                        LintCode.LIMIT_WITHOUT_ORDER,
                        start,
                        end,
                        Mending.insert(start, clause + separator),
                        message,
                        "Add `" + Shown.cut(clause) + "` before it.");
    }

    /** What the newest or the largest is told by. */
    private static Optional<String> order(Query query, QuerySpecificationContext select) {
        boolean grouped = select.groupBy() != null || select.setQuantifier() != null;
        for (SelectItemContext item : select.selectItem()) {
            if (item instanceof SelectSingleContext single) {
                ParserRuleContext bare = GrammarLevels.bare(single.expression());
                boolean aggregate = bare instanceof FunctionCallContext call && Reading.isAggregate(call);
                boolean time = query.reading()
                        .column(bare)
                        .map(NamedColumn::path)
                        .filter(TIMES::contains)
                        .isPresent();
                if (aggregate && single.identifier() != null) {
                    return Optional.of(query.nodes().text(single.identifier()));
                }
                if (time && single.identifier() == null) {
                    return Optional.of(query.nodes().text(single));
                }
            }
        }
        List<TableNameContext> tables = Nodes.all(select, TableNameContext.class);
        if (grouped || tables.size() != 1 || select.relation().size() != 1) {
            return Optional.empty();
        }
        String table = query.nodes().text(tables.get(0)).replace("\"", "");
        String name = table.substring(table.lastIndexOf('.') + 1);
        return query.reading().tables().stream()
                .filter(use -> use.name().equalsIgnoreCase(name))
                .findFirst()
                .flatMap(OrderCheck::time);
    }

    private static Optional<String> time(TableUse use) {
        return List.of("eventtime", "starttime", "start").stream()
                .filter(name -> Reading.has(use.shape(), name))
                .findFirst();
    }

    private static boolean isOneRow(QuerySpecificationContext select) {
        return select.groupBy() == null
                && select.selectItem().stream()
                        .allMatch(item -> item instanceof SelectSingleContext single
                                && GrammarLevels.bare(single.expression()) instanceof FunctionCallContext call
                                && Reading.isAggregate(call));
    }

    private static @Nullable QuerySpecificationContext select(QueryNoWithContext node) {
        return node.queryTerm() instanceof QueryTermDefaultContext term
                        && term.queryPrimary() instanceof QueryPrimaryDefaultContext primary
                ? primary.querySpecification()
                : null;
    }
}
