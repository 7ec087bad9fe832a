package io.coldtrail.sql;

import io.trino.grammar.sql.SqlBaseParser.ColumnReferenceContext;
import io.trino.grammar.sql.SqlBaseParser.DereferenceContext;
import io.trino.grammar.sql.SqlBaseParser.FunctionCallContext;
import io.trino.grammar.sql.SqlBaseParser.GroupingOperationContext;
import io.trino.grammar.sql.SqlBaseParser.LambdaContext;
import io.trino.grammar.sql.SqlBaseParser.QueryContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a part of a condition demands of partitions: all that it says if it speaks of the partition columns of one
 * table and of nothing else. When in doubt it says nothing.
 */
final class PartitionRules {
    private PartitionRules() {}

    /**
     * Notes what a condition that was translated demands of partitions.
     *
     * @param part of a condition, joined to the others by AND
     * @param references those whose rows count for nothing where the condition does not hold for them
     */
    static void demand(ParserRuleContext part, Scope scope, Set<Integer> references, Translating query) {
        Set<Integer> demanded = only(part, scope, query);
        demanded.retainAll(references);
        for (int reference : demanded) {
            String sql = query.overShape(reference).expression(part, scope).sql();
            query.reference(reference).demand(sql);
        }
    }

    /** The references each of which has, among its partition columns, all that the expression needs. */
    private static Set<Integer> only(ParserRuleContext expression, Scope scope, Translating query) {
        @Nullable Set<Integer> only = null;
        Deque<ParseTree> open = new ArrayDeque<>();
        open.push(expression);
        while (!open.isEmpty()) {
            ParseTree node = open.pop();
            if (node instanceof ColumnReferenceContext || node instanceof DereferenceContext) {
                Set<Integer> having = havingColumn(node, scope, query);
                if (only == null) {
                    only = having;
                } else {
                    only.retainAll(having);
                }
                if (only.isEmpty()) {
                    return only;
                }
                continue;
            }
            if (isOpaque(node, query)) {
                return new TreeSet<>();
            }
            for (int i = 0; i < node.getChildCount(); i++) {
                open.push(node.getChild(i));
            }
        }
        return only == null ? new TreeSet<>() : only;
    }

    private static boolean isOpaque(ParseTree node, Translating query) {
        return node instanceof QueryContext
                || node instanceof LambdaContext
                || node instanceof GroupingOperationContext
                || (node instanceof FunctionCallContext call && !isScalar(call, query));
    }

    /** Every scalar function of the list gives the same for the same arguments; those that do not are refused. */
    private static boolean isScalar(FunctionCallContext call, Translating query) {
        List<String> name = Identifiers.parts(call.qualifiedName());
        List<Overload> forms = query.functions().find(name.get(name.size() - 1));
        return call.over() == null
                && !forms.isEmpty()
                && forms.stream().allMatch(form -> form.kind() == Overload.Kind.SCALAR);
    }

    private static Set<Integer> havingColumn(ParseTree name, Scope scope, Translating query) {
        Set<Integer> having = new TreeSet<>();
        Sameness.column(name, scope)
                .filter(match -> match.prefix() == Sameness.parts(name).size() - 1)
                .ifPresent(match -> match.field().origins().stream()
                        .map(Field.Origin::reference)
                        .filter(reference -> match.field()
                                .origin(reference)
                                .filter(origin -> query.reference(reference)
                                        .isPartition(origin.path().column()))
                                .isPresent())
                        .forEach(having::add));
        return having;
    }
}
