package io.coldtrail.sql;

import io.trino.grammar.sql.SqlBaseParser.AliasedRelationContext;
import io.trino.grammar.sql.SqlBaseParser.NamedQueryContext;
import io.trino.grammar.sql.SqlBaseParser.QueryContext;
import io.trino.grammar.sql.SqlBaseParser.TableNameContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/**
 * A query with the queries of its WITH in the places where they are named, as Trino plans it: what is named twice is
 * scanned twice, each time with what is demanded of it there, and what is never named is not scanned.
 */
public final class InlinedQueries {
    /** Queries that name each other twice double at every step. */
    private static final int MOST_CHARACTERS = 1 << 20;

    private InlinedQueries() {}

    /** A named query as it takes the place of its name. */
    private record Named(String sql, String columnAliases) {}

    /** Unwinds while nothing else can be done. */
    private static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLong() {
            super(null, null, false, false);
        }
    }

    /**
     * Rewrites a query.
     *
     * @return the query, or empty where it would be too long
     * @throws io.coldtrail.problem.ColdtrailException for what is no query
     */
    public static Optional<String> of(String sql) {
        try {
            return Optional.of(
                    inlined(AthenaParser.parse(StatementGate.check(sql)).query(), Map.of()));
        } catch (TooLong e) {
            return Optional.empty();
        }
    }

    private static String inlined(QueryContext query, Map<String, Named> outer) {
        Map<String, Named> known = new HashMap<>(outer);
        if (query.with() != null) {
            for (NamedQueryContext named : query.with().namedQuery()) {
                String aliases = named.columnAliases() == null
                        ? ""
                        : " " + Splice.of(named.columnAliases()).text();
                known.put(Identifiers.name(named.name), new Named(inlined(named.query(), known), aliases));
            }
        }
        Splice text = Splice.of(query.queryNoWith());
        Deque<ParseTree> open = new ArrayDeque<>();
        open.push(query.queryNoWith());
        while (!open.isEmpty()) {
            ParseTree node = open.pop();
            if (node instanceof QueryContext inner) {
                text.replace(inner, inlined(inner, known));
            } else if (node instanceof AliasedRelationContext relation
                    && relation.relationPrimary() instanceof TableNameContext table
                    && named(table, known).isPresent()) {
                replace(relation, table, named(table, known).get(), text);
            } else {
                for (int i = 0; i < node.getChildCount(); i++) {
                    open.push(node.getChild(i));
                }
            }
        }
        String whole = text.text();
        if (whole.length() > MOST_CHARACTERS) {
            throw new TooLong();
        }
        return whole;
    }

    private static Optional<Named> named(TableNameContext table, Map<String, Named> known) {
        List<String> parts = Identifiers.parts(table.qualifiedName());
        return parts.size() == 1 ? Optional.ofNullable(known.get(parts.get(0))) : Optional.empty();
    }

    private static void replace(AliasedRelationContext relation, TableNameContext table, Named named, Splice text) {
        String query = "(" + named.sql() + "\n)";
        ParserRuleContext alias = relation.identifier();
        if (alias == null) {
            String name = Identifiers.parts(table.qualifiedName()).get(0).replace("\"", "\"\"");
            text.replace(table, query + " AS \"" + name + "\"" + named.columnAliases());
        } else {
            text.replace(table, query);
            if (relation.columnAliases() == null && !named.columnAliases().isEmpty()) {
                text.insertAfter(alias, named.columnAliases());
            }
        }
    }
}
