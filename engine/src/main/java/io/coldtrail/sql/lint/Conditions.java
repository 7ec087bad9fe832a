package io.coldtrail.sql.lint;

import io.coldtrail.sql.GrammarLevels;
import io.coldtrail.sql.NamedColumn;
import io.coldtrail.sql.Reading;
import io.trino.grammar.sql.SqlBaseParser.AndContext;
import io.trino.grammar.sql.SqlBaseParser.BetweenContext;
import io.trino.grammar.sql.SqlBaseParser.ComparisonContext;
import io.trino.grammar.sql.SqlBaseParser.FunctionCallContext;
import io.trino.grammar.sql.SqlBaseParser.InListContext;
import io.trino.grammar.sql.SqlBaseParser.LikeContext;
import io.trino.grammar.sql.SqlBaseParser.LogicalNotContext;
import io.trino.grammar.sql.SqlBaseParser.OrContext;
import io.trino.grammar.sql.SqlBaseParser.ParenthesizedExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.PredicateContext;
import io.trino.grammar.sql.SqlBaseParser.PredicatedContext;
import io.trino.grammar.sql.SqlBaseParser.ValueExpressionContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/** Finds the comparisons of columns with values, and how they stand to each other. */
final class Conditions {
    private final Reading reading;
    private final Nodes nodes;

    Conditions(Reading reading, Nodes nodes) {
        this.reading = reading;
        this.nodes = nodes;
    }

    List<Condition> all() {
        List<Condition> found = new ArrayList<>();
        for (PredicatedContext node : nodes.all(PredicatedContext.class)) {
            if (node.predicate() != null) {
                of(node).ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<Condition> of(PredicatedContext node) {
        ValueExpressionContext left = node.valueExpression;
        PredicateContext predicate = node.predicate();
        if (predicate instanceof ComparisonContext comparison) {
            return compared(node, left, comparison);
        }
        if (predicate instanceof InListContext list) {
            List<Literal> literals = new ArrayList<>();
            list.expression().forEach(item -> Literal.of(item, nodes).ifPresent(literals::add));
            return condition(node, left, Condition.Operator.IN, list.NOT() != null, literals);
        }
        if (predicate instanceof LikeContext like) {
            return Literal.of(like.pattern, nodes)
                    .filter(pattern -> like.escape == null)
                    .flatMap(pattern ->
                            condition(node, left, Condition.Operator.LIKE, like.NOT() != null, List.of(pattern)));
        }
        if (predicate instanceof BetweenContext between) {
            Optional<Literal> lower = Literal.of(between.lower, nodes);
            Optional<Literal> upper = Literal.of(between.upper, nodes);
            return lower.isPresent() && upper.isPresent()
                    ? condition(
                            node,
                            left,
                            Condition.Operator.BETWEEN,
                            between.NOT() != null,
                            List.of(lower.get(), upper.get()))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private Optional<Condition> compared(
            PredicatedContext node, ValueExpressionContext left, ComparisonContext comparison) {
        String sign = comparison.comparisonOperator().getText();
        boolean negated = sign.equals("<>") || sign.equals("!=");
        Optional<Literal> right = Literal.of(comparison.right, nodes);
        if (right.isPresent()) {
            return condition(node, left, operator(sign), negated, List.of(right.get()));
        }
        String flipped = sign.startsWith("<") && !negated ? ">" : sign.startsWith(">") ? "<" : sign;
        return Literal.of(left, nodes)
                .flatMap(literal -> condition(node, comparison.right, operator(flipped), negated, List.of(literal)));
    }

    private static Condition.Operator operator(String sign) {
        return switch (sign) {
            case "<", "<=" -> Condition.Operator.LESS;
            case ">", ">=" -> Condition.Operator.GREATER;
            default -> Condition.Operator.EQUAL;
        };
    }

    private Optional<Condition> condition(
            PredicatedContext node,
            ParserRuleContext name,
            Condition.Operator operator,
            boolean negated,
            List<Literal> literals) {
        ParserRuleContext bare = GrammarLevels.bare(name);
        Condition.Folding folding = Condition.Folding.NONE;
        if (bare instanceof FunctionCallContext call && call.expression().size() == 1) {
            String function = call.qualifiedName().getText().toLowerCase(Locale.ROOT);
            if (function.equals("lower") || function.equals("upper")) {
                folding = function.equals("lower") ? Condition.Folding.LOWER : Condition.Folding.UPPER;
                bare = GrammarLevels.bare(call.expression(0));
            }
        }
        Optional<NamedColumn> column = reading.column(bare);
        Condition.Folding how = folding;
        return column.map(found -> new Condition(
                found,
                operator,
                negated,
                how,
                literals,
                node,
                new Condition.Place(nodes.start(name), nodes.end(name))));
    }

    /** Whether a condition binds another: no row meets the other and counts that does not meet this one. */
    static boolean binds(Condition condition, Condition other) {
        return condition.column().reference() == other.column().reference()
                && isJoined(condition.node(), other.node(), AndContext.class);
    }

    /** Whether two conditions are joined by a chain of one operator, the first being one of its operands. */
    static boolean isJoined(ParserRuleContext one, ParserRuleContext other, Class<?> chain) {
        ParserRuleContext here = one;
        while (here.getParent() != null && (isTransparent(here.getParent()) || chain.isInstance(here.getParent()))) {
            here = here.getParent();
            if (chain.isInstance(here) && contains(here, other)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTransparent(@Nullable ParserRuleContext node) {
        return node instanceof ParenthesizedExpressionContext
                || (node != null
                        && node.getChildCount() == 1
                        && !(node instanceof OrContext)
                        && !(node instanceof AndContext)
                        && !(node instanceof LogicalNotContext));
    }

    private static boolean contains(ParserRuleContext outer, ParserRuleContext inner) {
        ParserRuleContext here = inner;
        while (here != null && here != outer) {
            here = here.getParent();
        }
        return here != null;
    }
}
