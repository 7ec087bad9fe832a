package io.coldtrail.sql;

import io.trino.grammar.sql.SqlBaseParser.ColumnReferenceContext;
import io.trino.grammar.sql.SqlBaseParser.DereferenceContext;
import io.trino.grammar.sql.SqlBaseParser.IdentifierContext;
import io.trino.grammar.sql.SqlBaseParser.LambdaContext;
import io.trino.grammar.sql.SqlBaseParser.ParenthesizedExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.StringLiteralContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Whether two expressions are the same to Athena, as GROUP BY and SELECT DISTINCT ask: alike but for case, parentheses
 * and the ways to name one column. Each expression has a key; those with equal keys are the same.
 */
final class Sameness {
    private final Scope scope;
    private final Function<Scope.Match, String> columns;

    private Sameness(Scope scope, Function<Scope.Match, String> columns) {
        this.scope = scope;
        this.columns = columns;
    }

    /** The key of a column. */
    static String key(Scope.Match match) {
        return key(match.level(), match.place());
    }

    static String key(int level, int place) {
        return "#" + level + "." + place;
    }

    /** The key of an expression of a scope. */
    static String key(ParseTree expression, Scope scope) {
        return key(expression, scope, Sameness::key);
    }

    /** @param columns the key of a column, where it is not {@link #key(Scope.Match)} */
    static String key(ParseTree expression, Scope scope, Function<Scope.Match, String> columns) {
        StringBuilder key = new StringBuilder();
        new Sameness(scope, columns).append(expression, key, Set.of());
        return key.toString().strip();
    }

    /** The column that a name stands for; empty where it stands for none, or for a parameter. */
    static Optional<Scope.Match> column(ParseTree name, Scope scope) {
        try {
            List<String> parts = parts(name);
            return parts.isEmpty() || scope.parameter(parts.get(0)).isPresent() ? Optional.empty() : scope.find(parts);
        } catch (Scope.AmbiguousNameException e) {
            return Optional.empty();
        }
    }

    /** The parts of a dotted name; none where the dots follow something else than a name. */
    static List<String> parts(ParseTree name) {
        Deque<String> parts = new ArrayDeque<>();
        ParseTree base = name;
        while (base instanceof DereferenceContext dereference) {
            parts.addFirst(Identifiers.name(dereference.fieldName));
            base = dereference.base;
        }
        if (!(base instanceof ColumnReferenceContext column)) {
            return List.of();
        }
        parts.addFirst(Identifiers.name(column.identifier()));
        return List.copyOf(parts);
    }

    private void append(ParseTree node, StringBuilder key, Set<String> parameters) {
        if (node instanceof ColumnReferenceContext || node instanceof DereferenceContext) {
            List<String> parts = parts(node);
            Optional<Scope.Match> match =
                    parts.isEmpty() || parameters.contains(parts.get(0)) ? Optional.empty() : column(node, scope);
            if (match.isPresent()) {
                key.append(' ').append(columns.apply(match.get()));
                parts.subList(match.get().prefix() + 1, parts.size())
                        .forEach(field -> key.append('.').append(field));
                return;
            }
        }
        if (node instanceof ParenthesizedExpressionContext parentheses) {
            append(parentheses.expression(), key, parameters);
        } else if (node instanceof IdentifierContext identifier) {
            key.append(' ').append(Identifiers.name(identifier));
        } else if (node instanceof StringLiteralContext text) {
            key.append(' ').append(text.getText());
        } else if (node instanceof TerminalNode terminal) {
            key.append(' ').append(terminal.getText().toLowerCase(Locale.ROOT));
        } else {
            Set<String> inner = parameters;
            if (node instanceof LambdaContext lambda) {
                inner = new HashSet<>(parameters);
                lambda.identifier().stream().map(Identifiers::name).forEach(inner::add);
            }
            for (int i = 0; i < node.getChildCount(); i++) {
                append(node.getChild(i), key, inner);
            }
        }
    }
}
