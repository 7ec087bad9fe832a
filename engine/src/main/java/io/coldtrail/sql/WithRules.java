package io.coldtrail.sql;

import io.coldtrail.sql.Selection.Rows;
import io.trino.grammar.sql.SqlBaseParser.NamedQueryContext;
import io.trino.grammar.sql.SqlBaseParser.QualifiedNameContext;
import io.trino.grammar.sql.SqlBaseParser.QueryContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.tree.ParseTree;

/** WITH: each query sees those before it. */
final class WithRules {
    private WithRules() {}

    /** Translates the named queries, and gives the scope of the query that follows. */
    static Scope with(QueryContext node, Splice text, Scope outer, Translating query) {
        if (node.with().RECURSIVE() != null) {
            throw SqlProblems.refused(node.with(), "WITH RECURSIVE", "It is not supported yet.");
        }
        Scope scope = outer;
        Set<String> names = new HashSet<>();
        for (NamedQueryContext named : node.with().namedQuery()) {
            String name = Identifiers.name(named.name);
            if (!names.add(name)) {
                throw SqlProblems.type(named, "two queries of WITH are named " + name, "Give them different names.");
            }
            Reads reads = new Reads();
            Query inner = QueryRules.query(named.query(), scope, query.reading(reads));
            text.replace(named.query(), inner.sql());
            text.replace(named.name, RelationRules.newName(named.name));
            List<Field> fields = RelationRules.spelled(inner.fields());
            if (named.columnAliases() != null) {
                requireDistinct(named);
                fields = RelationRules.renamed(named.columnAliases(), fields, text);
            }
            boolean once = uses(name, node) == 1;
            scope = scope.withCommonTable(
                    name,
                    new Scope.CommonTable(
                            fields,
                            once ? inner.rows() : Rows.OPEN,
                            once ? inner.references() : References.NONE,
                            reads));
        }
        return scope;
    }

    private static void requireDistinct(NamedQueryContext named) {
        Set<String> names = new HashSet<>();
        named.columnAliases().identifier().forEach(column -> {
            if (!names.add(Identifiers.name(column))) {
                throw SqlProblems.type(
                        column, "two columns are named " + column.getText(), "Give them different names.");
            }
        });
    }

    /** How often a name stands for a table. DuckDB keeps the rows of what is used more than once, in any order. */
    private static int uses(String name, ParseTree root) {
        int uses = 0;
        Deque<ParseTree> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            ParseTree node = open.pop();
            if (node instanceof QualifiedNameContext qualified
                    && Identifiers.parts(qualified).equals(List.of(name))) {
                uses++;
            }
            for (int i = 0; i < node.getChildCount(); i++) {
                open.push(node.getChild(i));
            }
        }
        return uses;
    }
}
