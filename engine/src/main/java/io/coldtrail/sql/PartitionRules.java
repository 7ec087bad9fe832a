package io.coldtrail.sql;

import io.trino.grammar.sql.SqlBaseParser.AndContext;
import io.trino.grammar.sql.SqlBaseParser.ColumnReferenceContext;
import io.trino.grammar.sql.SqlBaseParser.DereferenceContext;
import io.trino.grammar.sql.SqlBaseParser.FunctionCallContext;
import io.trino.grammar.sql.SqlBaseParser.GroupingOperationContext;
import io.trino.grammar.sql.SqlBaseParser.IdentifierContext;
import io.trino.grammar.sql.SqlBaseParser.LambdaContext;
import io.trino.grammar.sql.SqlBaseParser.ParenthesizedExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.PrimaryExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.QueryContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/**
 * Finds what a condition demands of partitions: those of its parts joined by AND that speak of the partition columns of
 * one table and of nothing else. When in doubt a part says nothing.
 */
final class PartitionRules {
    private PartitionRules() {}

    /**
     * Notes what a condition that was translated demands of partitions.
     *
     * @param scope of the condition
     * @param references those whose rows count for nothing where the condition does not hold for them
     */
    static void demand(ParserRuleContext condition, Scope scope, Set<Integer> references, Translating query) {
        if (references.isEmpty()) {
            return;
        }
        for (ParserRuleContext part : conjuncts(condition)) {
            only(part, scope, query)
                    .filter(references::contains)
                    .ifPresent(reference -> query.reference(reference)
                            .demand(query.overShape().expression(part, scope).sql()));
        }
    }

    private static List<ParserRuleContext> conjuncts(ParserRuleContext condition) {
        List<ParserRuleContext> parts = new ArrayList<>();
        Deque<ParserRuleContext> open = new ArrayDeque<>();
        open.push(condition);
        while (!open.isEmpty()) {
            ParserRuleContext node = bare(open.pop());
            if (node instanceof AndContext) {
                List<ParserRuleContext> operands = Chains.operands(node);
                for (int i = operands.size() - 1; i >= 0; i--) {
                    open.push(operands.get(i));
                }
            } else {
                parts.add(node);
            }
        }
        return parts;
    }

    /** Without parentheses, and without the levels of the grammar that hold one thing only. */
    private static ParserRuleContext bare(ParserRuleContext node) {
        ParserRuleContext bare = node;
        while (true) {
            if (bare instanceof ParenthesizedExpressionContext parentheses) {
                bare = parentheses.expression();
            } else if (bare.getChildCount() == 1 && bare.getChild(0) instanceof ParserRuleContext child) {
                bare = child;
            } else {
                return bare;
            }
        }
    }

    /** The one reference whose partition columns the expression needs, if it needs nothing else. */
    private static Optional<Integer> only(ParserRuleContext expression, Scope scope, Translating query) {
        Optional<Integer> only = Optional.empty();
        Deque<ParseTree> open = new ArrayDeque<>();
        open.push(expression);
        while (!open.isEmpty()) {
            ParseTree node = open.pop();
            if (node instanceof ColumnReferenceContext || node instanceof DereferenceContext) {
                Optional<Integer> reference = partitionColumn((PrimaryExpressionContext) node, scope, query);
                if (reference.isEmpty() || (only.isPresent() && !only.equals(reference))) {
                    return Optional.empty();
                }
                only = reference;
                continue;
            }
            if (isOpaque(node, query)) {
                return Optional.empty();
            }
            for (int i = 0; i < node.getChildCount(); i++) {
                open.push(node.getChild(i));
            }
        }
        return only;
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

    private static Optional<Integer> partitionColumn(PrimaryExpressionContext node, Scope scope, Translating query) {
        List<String> names = names(node);
        try {
            return scope.find(names)
                    .filter(match -> match.prefix() == names.size() - 1)
                    .map(match -> match.field().origin())
                    .filter(origin -> query.reference(origin.reference()).isPartition(origin.column()))
                    .map(Field.Origin::reference);
        } catch (Scope.AmbiguousNameException e) {
            throw new IllegalStateException("an ambiguous name in a condition that was translated", e);
        }
    }

    /** The parts of a dotted name; none where the dots follow something else than a name. */
    private static List<String> names(PrimaryExpressionContext node) {
        Deque<IdentifierContext> parts = new ArrayDeque<>();
        PrimaryExpressionContext base = node;
        while (base instanceof DereferenceContext dereference) {
            parts.addFirst(dereference.fieldName);
            base = dereference.base;
        }
        if (!(base instanceof ColumnReferenceContext column)) {
            return List.of();
        }
        parts.addFirst(column.identifier());
        return parts.stream().map(Identifiers::name).toList();
    }
}
