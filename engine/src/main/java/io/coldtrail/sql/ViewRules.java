package io.coldtrail.sql;

import io.coldtrail.problem.ColdtrailException;
import io.trino.grammar.sql.SqlBaseParser.QualifiedNameContext;
import io.trino.grammar.sql.SqlBaseParser.RootQueryContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Views: the query that a name stands for takes the name's place, as a subquery. */
final class ViewRules {
    /** Views over views. */
    private static final int MAX_DEPTH = 20;

    /** Views in one query. Each may name others twice, so that twenty levels alone would bound nothing. */
    private static final int MAX_EXPANSIONS = 200;

    private ViewRules() {}

    /** The views that are being translated, and how many were. Not thread-safe. */
    static final class Expansion {
        private final Deque<String> open = new ArrayDeque<>();
        private int count;
    }

    /**
     * Translates the query of a view.
     *
     * @param node where the view is named
     */
    static Query expand(QualifiedNameContext node, String name, String sql, Translating query) {
        Expansion expansion = query.expansion();
        if (expansion.open.contains(name)) {
            throw SqlProblems.refused(node, "the view " + name + ", which reads itself", "Create it anew.");
        }
        expansion.count++;
        if (expansion.open.size() >= MAX_DEPTH || expansion.count > MAX_EXPANSIONS) {
            throw SqlProblems.refused(
                    node,
                    "views over views beyond " + MAX_DEPTH + " levels, or " + MAX_EXPANSIONS + " of them",
                    "Write a query over the tables.");
        }
        expansion.open.push(name);
        try {
            RootQueryContext root = AthenaParser.parse(StatementGate.check(sql));
            Query inner = QueryRules.view(root, query.naming(root));
            requireNames(root, inner.fields());
            return inner;
        } catch (ColdtrailException e) {
            throw expansion.open.size() > 1 ? e : SqlProblems.inView(node, name, e);
        } finally {
            expansion.open.pop();
        }
    }

    /** A view's columns must have names, and no two the same, as Athena demands when it is created. */
    private static void requireNames(RootQueryContext root, List<Field> fields) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < fields.size(); i++) {
            String name = fields.get(i).name();
            if (name.isEmpty()) {
                throw SqlProblems.type(root, "column " + (i + 1) + " of the view has no name", "Give it one with AS.");
            }
            if (!names.add(name)) {
                throw SqlProblems.type(
                        root, "more than one column of the view is named " + name, "Give them names with AS.");
            }
        }
    }
}
