package io.coldtrail.sql;

import io.coldtrail.sql.Gatherings.Gathering;
import io.trino.grammar.sql.SqlBaseParser.ColumnReferenceContext;
import io.trino.grammar.sql.SqlBaseParser.DereferenceContext;
import io.trino.grammar.sql.SqlBaseParser.GroupingOperationContext;
import io.trino.grammar.sql.SqlBaseParser.LambdaContext;
import io.trino.grammar.sql.SqlBaseParser.ParenthesizedExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.QualifiedNameContext;
import io.trino.grammar.sql.SqlBaseParser.QueryContext;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/**
 * What a query that groups its rows may show: what it groups by, aggregates, and what is made of those. Everything else
 * has no one value for a group.
 */
final class Grouping {
    private final Set<String> keys;
    private final boolean composed;
    private final Scope sources;
    private final Translating query;

    /**
     * @param keys the {@linkplain Sameness keys} of what the query groups by
     * @param sources the scope of its FROM clause
     */
    Grouping(Set<String> keys, Scope sources, Translating query) {
        this.keys = Set.copyOf(keys);
        this.composed = keys.stream().anyMatch(key -> !key.startsWith("#") || key.indexOf(' ') >= 0);
        this.sources = sources;
        this.query = query;
    }

    /** Refuses a column that a star shows and that is not grouped. */
    void requireGrouped(ParserRuleContext star, Field field, String key) {
        if (!keys.contains(key)) {
            throw ungrouped(star, field.name());
        }
    }

    /**
     * Refuses an expression that has no one value for a group.
     *
     * @param scope of the expression; within it may be the columns of the result
     */
    void require(ParseTree expression, Scope scope) {
        require(expression, scope, Set.of());
    }

    private void require(ParseTree node, Scope scope, Set<String> parameters) {
        if (node instanceof QueryContext || isGrouped(node, scope)) {
            return;
        }
        if (node instanceof GroupingOperationContext operation) {
            operation.qualifiedName().forEach(name -> requireKey(name, scope));
            return;
        }
        if (Gatherings.of(node, query).filter(Gathering.AGGREGATE::equals).isPresent()) {
            return;
        }
        if (node instanceof ColumnReferenceContext || node instanceof DereferenceContext) {
            List<String> parts = Sameness.parts(node);
            if (!parts.isEmpty()) {
                requireColumn((ParserRuleContext) node, parts, scope, parameters);
                return;
            }
        }
        Set<String> inner = parameters;
        if (node instanceof LambdaContext lambda) {
            inner = new HashSet<>(parameters);
            lambda.identifier().stream().map(Identifiers::name).forEach(inner::add);
        }
        for (int i = 0; i < node.getChildCount(); i++) {
            require(node.getChild(i), scope, inner);
        }
    }

    /** Only what can be compared with a key that is more than a column is worth writing out. */
    private boolean isGrouped(ParseTree node, Scope scope) {
        return composed
                && node instanceof ParserRuleContext
                && node.getChildCount() > 1
                && !(node instanceof ParenthesizedExpressionContext)
                && keys.contains(Sameness.key(node, scope));
    }

    private void requireColumn(ParserRuleContext node, List<String> parts, Scope scope, Set<String> parameters) {
        Optional<Scope.Match> match =
                parameters.contains(parts.get(0)) ? Optional.empty() : Sameness.column(node, scope);
        if (match.isEmpty() || match.get().level() != sources.level()) {
            return;
        }
        String key = Sameness.key(match.get());
        boolean grouped = keys.contains(key);
        for (String field : parts.subList(match.get().prefix() + 1, parts.size())) {
            key += "." + field;
            grouped |= keys.contains(key);
        }
        if (!grouped) {
            throw ungrouped(node, String.join(".", parts));
        }
    }

    private void requireKey(QualifiedNameContext name, Scope scope) {
        try {
            List<String> parts = Identifiers.parts(name);
            Optional<Scope.Match> match = scope.find(parts);
            if (match.isPresent() && !keys.contains(Sameness.key(match.get()))) {
                throw SqlProblems.type(
                        name,
                        "grouping(…) is about what the query groups by, and " + name.getText() + " is not",
                        "Name a column of GROUP BY.");
            }
        } catch (Scope.AmbiguousNameException e) {
            throw SqlProblems.ambiguous(name, name.getText());
        }
    }

    private static RuntimeException ungrouped(ParserRuleContext node, String name) {
        return SqlProblems.type(
                node,
                name + " is neither grouped by nor within an aggregate",
                "Add it to GROUP BY, or say which of its values is meant: max(" + name + "), arbitrary(" + name + ").");
    }
}
