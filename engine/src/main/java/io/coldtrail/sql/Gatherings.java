package io.coldtrail.sql;

import io.coldtrail.sql.Overload.Kind;
import io.trino.grammar.sql.SqlBaseParser.FunctionCallContext;
import io.trino.grammar.sql.SqlBaseParser.GroupingOperationContext;
import io.trino.grammar.sql.SqlBaseParser.LambdaContext;
import io.trino.grammar.sql.SqlBaseParser.ListaggContext;
import io.trino.grammar.sql.SqlBaseParser.QueryContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/** Calls that see more than one row: aggregates, window functions, {@code grouping(…)}; and where they may not stand. */
final class Gatherings {
    /** What a call gathers. */
    enum Gathering {
        AGGREGATE("an aggregate"),
        WINDOW("a window function"),
        GROUPING("grouping(…)");

        private final String words;

        Gathering(String words) {
            this.words = words;
        }
    }

    static final Set<Gathering> ALL = EnumSet.allOf(Gathering.class);
    static final Set<Gathering> WINDOWS = EnumSet.of(Gathering.WINDOW);

    private Gatherings() {}

    /** What a node itself is; empty for everything that looks at one row. */
    static Optional<Gathering> of(ParseTree node, Translating query) {
        if (node instanceof GroupingOperationContext) {
            return Optional.of(Gathering.GROUPING);
        }
        if (node instanceof ListaggContext) {
            return Optional.of(Gathering.AGGREGATE);
        }
        if (!(node instanceof FunctionCallContext call)) {
            return Optional.empty();
        }
        if (call.over() != null) {
            return Optional.of(Gathering.WINDOW);
        }
        List<String> name = Identifiers.parts(call.qualifiedName());
        boolean aggregate = query.functions().find(name.get(name.size() - 1)).stream()
                .anyMatch(form -> form.kind() == Kind.AGGREGATE);
        return aggregate ? Optional.of(Gathering.AGGREGATE) : Optional.empty();
    }

    /** The first call of some kinds at a node or below it, queries within aside. */
    static Optional<ParserRuleContext> first(ParseTree root, Set<Gathering> kinds, Translating query) {
        Deque<ParseTree> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            ParseTree node = open.pop();
            if (of(node, query).filter(kinds::contains).isPresent()) {
                return Optional.of((ParserRuleContext) node);
            }
            if (!(node instanceof QueryContext)) {
                for (int i = node.getChildCount() - 1; i >= 0; i--) {
                    open.push(node.getChild(i));
                }
            }
        }
        return Optional.empty();
    }

    /** Refuses calls of some kinds where Athena does. */
    static void refuse(ParseTree root, Set<Gathering> kinds, String place, Translating query) {
        Optional<ParserRuleContext> found = first(root, kinds, query);
        if (found.isPresent()) {
            Gathering kind = of(found.get(), query).orElseThrow();
            throw SqlProblems.type(found.get(), kind.words + " cannot stand in " + place, remedy(place, kind));
        }
    }

    private static String remedy(String place, Gathering kind) {
        if (place.equals("WHERE") && kind == Gathering.AGGREGATE) {
            return "Conditions on aggregates go into HAVING, after GROUP BY.";
        }
        return "Compute it in a WITH query first, and name its column here.";
    }

    /** Refuses calls within a call that Athena does not nest. */
    static void refuseNested(FunctionCallContext call, Translating query) {
        Optional<Gathering> kind = of(call, query);
        for (int i = 0; i < call.getChildCount(); i++) {
            ParseTree child = call.getChild(i);
            if (kind.isPresent()) {
                boolean filter = child == call.filter();
                refuse(
                        child,
                        kind.get() == Gathering.WINDOW && !filter ? WINDOWS : ALL,
                        filter ? "FILTER" : kind.get().words,
                        query);
            } else if (child instanceof ParserRuleContext) {
                lambda(child).ifPresent(lambda -> refuse(lambda.expression(), ALL, "a lambda", query));
            }
        }
    }

    private static Optional<LambdaContext> lambda(ParseTree argument) {
        ParseTree node = argument;
        while (!(node instanceof LambdaContext) && node.getChildCount() == 1) {
            node = node.getChild(0);
        }
        return node instanceof LambdaContext lambda ? Optional.of(lambda) : Optional.empty();
    }
}
