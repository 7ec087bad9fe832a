package io.coldtrail.sql;

import io.coldtrail.sql.Constant.Text;
import io.coldtrail.sql.Constants.Known;
import io.coldtrail.sql.SqlType.RowOf;
import io.coldtrail.sql.SqlType.Simple;
import io.trino.grammar.sql.SqlBaseParser.AndContext;
import io.trino.grammar.sql.SqlBaseParser.BetweenContext;
import io.trino.grammar.sql.SqlBaseParser.ComparisonContext;
import io.trino.grammar.sql.SqlBaseParser.DistinctFromContext;
import io.trino.grammar.sql.SqlBaseParser.ExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.FunctionCallContext;
import io.trino.grammar.sql.SqlBaseParser.InListContext;
import io.trino.grammar.sql.SqlBaseParser.LikeContext;
import io.trino.grammar.sql.SqlBaseParser.LogicalNotContext;
import io.trino.grammar.sql.SqlBaseParser.NullPredicateContext;
import io.trino.grammar.sql.SqlBaseParser.OrContext;
import io.trino.grammar.sql.SqlBaseParser.PredicateContext;
import io.trino.grammar.sql.SqlBaseParser.PredicatedContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a part of a condition demands of the values of columns: for each column, those for which the part can hold.
 * What is not understood demands nothing.
 */
final class ColumnRules {
    /** The types of values in files. */
    private static final Set<SqlType> STORED = Set.of(Simple.VARCHAR, Simple.INTEGER, Simple.BIGINT);

    private final Scope scope;
    private final Translating query;

    private ColumnRules(Scope scope, Translating query) {
        this.scope = scope;
        this.query = query;
    }

    /**
     * Notes what a condition that was translated demands of columns.
     *
     * @param part of a condition, joined to the others by AND
     * @param references those that it can make demands of
     */
    static void demand(ParserRuleContext part, Scope scope, References references, Translating query) {
        new ColumnRules(scope, query).values(part, true).forEach((column, values) -> {
            int reference = column.reference();
            boolean counts = references.plain().contains(reference)
                    || (references.filled().contains(reference) && !values.nulls());
            if (counts && !values.isAll()) {
                query.reference(reference).demand(new ColumnDemand(column.path(), values.ranges(), values.nulls()));
            }
        });
    }

    /** For each column that decides it, the values for which a condition can be true, or false. */
    private Map<Field.Origin, ValueSet> values(ParserRuleContext condition, boolean outcome) {
        ParserRuleContext node = GrammarLevels.bare(condition);
        if (node instanceof AndContext || node instanceof OrContext) {
            List<Map<Field.Origin, ValueSet>> operands = Chains.operands(node).stream()
                    .map(operand -> values(operand, outcome))
                    .toList();
            return node instanceof AndContext == outcome ? all(operands) : any(operands);
        }
        if (node instanceof LogicalNotContext not) {
            return values(not.booleanExpression(), !outcome);
        }
        if (node instanceof PredicatedContext predicated && predicated.predicate() != null) {
            return predicate(predicated.valueExpression(), predicated.predicate(), outcome);
        }
        if (node instanceof FunctionCallContext call
                && Identifiers.parts(call.qualifiedName()).equals(List.of("starts_with"))
                && call.expression().size() == 2) {
            return columns(
                    call.expression(0),
                    call.expression(1),
                    constant -> constant instanceof Text prefix
                            ? LikePattern.startingWith(prefix.value()).values(outcome)
                            : null);
        }
        return Map.of();
    }

    /** What must hold where all of the conditions have their outcome. Halves, as a long NOT IN leaves many ranges. */
    private static Map<Field.Origin, ValueSet> all(List<Map<Field.Origin, ValueSet>> conditions) {
        int count = conditions.size();
        if (count == 1) {
            return conditions.get(0);
        }
        Map<Field.Origin, ValueSet> both = new LinkedHashMap<>(all(conditions.subList(0, count / 2)));
        all(conditions.subList(count / 2, count))
                .forEach((column, values) -> both.merge(column, values, ValueSet::and));
        return both;
    }

    /** What must hold where one of the conditions has its outcome: what all of them speak of. */
    private static Map<Field.Origin, ValueSet> any(List<Map<Field.Origin, ValueSet>> conditions) {
        Map<Field.Origin, ValueSet> any = new LinkedHashMap<>();
        for (Field.Origin column : conditions.get(0).keySet()) {
            if (conditions.stream().allMatch(condition -> condition.containsKey(column))) {
                any.put(
                        column,
                        ValueSet.any(conditions.stream()
                                .map(condition -> condition.get(column))
                                .toList()));
            }
        }
        return any;
    }

    private Map<Field.Origin, ValueSet> predicate(ParserRuleContext value, PredicateContext node, boolean outcome) {
        if (node instanceof ComparisonContext comparison) {
            return comparison(value, Comparing.of(comparison.comparisonOperator()), comparison.right, outcome);
        }
        if (node instanceof BetweenContext between) {
            boolean inside = outcome == (between.NOT() == null);
            List<Map<Field.Origin, ValueSet>> bounds = List.of(
                    comparison(value, Comparing.GREATER_OR_EQUAL, between.lower, inside),
                    comparison(value, Comparing.LESS_OR_EQUAL, between.upper, inside));
            return inside ? all(bounds) : any(bounds);
        }
        if (node instanceof InListContext list) {
            boolean inside = outcome == (list.NOT() == null);
            List<Map<Field.Origin, ValueSet>> items = new ArrayList<>();
            for (ExpressionContext item : list.expression()) {
                items.add(comparison(value, Comparing.EQUAL, item, inside));
            }
            return inside ? any(items) : all(items);
        }
        if (node instanceof NullPredicateContext nothing) {
            return of(value, outcome == (nothing.NOT() == null) ? ValueSet.NULL : ValueSet.NOT_NULL);
        }
        if (node instanceof DistinctFromContext distinct) {
            return distinct(value, distinct.right, outcome == (distinct.NOT() == null));
        }
        return node instanceof LikeContext like ? like(value, like, outcome) : Map.of();
    }

    private Map<Field.Origin, ValueSet> comparison(
            ParserRuleContext left, Comparing operator, ParserRuleContext right, boolean outcome) {
        Comparing wanted = outcome ? operator : operator.negated();
        Map<Field.Origin, ValueSet> values = columns(left, right, wanted::values);
        return values.isEmpty() ? columns(right, left, wanted.mirrored()::values) : values;
    }

    private Map<Field.Origin, ValueSet> distinct(ParserRuleContext left, ParserRuleContext right, boolean outcome) {
        Optional<Known> known = Constants.of(right);
        if (known.isPresent() && known.get().constant() == null) {
            return of(left, outcome ? ValueSet.NOT_NULL : ValueSet.NULL);
        }
        return outcome
                ? columns(
                        left,
                        right,
                        constant -> Comparing.NOT_EQUAL.values(constant).withNulls())
                : columns(left, right, Comparing.EQUAL::values);
    }

    private Map<Field.Origin, ValueSet> like(ParserRuleContext value, LikeContext like, boolean outcome) {
        boolean matching = outcome == (like.NOT() == null);
        @Nullable String escape = null;
        if (like.escape != null) {
            Optional<Known> known = Constants.of(like.escape);
            if (known.isEmpty() || !(known.get().constant() instanceof Text text)) {
                return Map.of();
            }
            escape = text.value();
        }
        @Nullable String escaping = escape;
        return columns(
                value,
                like.pattern,
                constant -> constant instanceof Text pattern
                        ? LikePattern.of(pattern.value(), escaping)
                                .map(read -> read.values(matching))
                                .orElse(null)
                        : null);
    }

    /**
     * The columns of an expression, with values that a constant decides; no value will do where that is NULL.
     *
     * @param values gives null where the constant decides nothing
     */
    private Map<Field.Origin, ValueSet> columns(
            ParserRuleContext expression, ParserRuleContext right, Function<Constant, @Nullable ValueSet> values) {
        Optional<Known> known = Constants.of(right);
        if (known.isEmpty()) {
            return Map.of();
        }
        @Nullable Constant constant = known.get().constant();
        @Nullable ValueSet decided = constant == null ? ValueSet.NOTHING : values.apply(constant);
        return decided == null ? Map.of() : of(expression, decided);
    }

    /** The columns in files that a name stands for, one of each reference, with values; none for anything but a name. */
    private Map<Field.Origin, ValueSet> of(ParserRuleContext expression, ValueSet values) {
        ParseTree name = GrammarLevels.bare(expression);
        Optional<Scope.Match> match = Sameness.column(name, scope);
        if (match.isEmpty()) {
            return Map.of();
        }
        List<String> parts = Sameness.parts(name);
        List<String> fields = parts.subList(match.get().prefix() + 1, parts.size());
        Field field = match.get().field();
        if (!STORED.contains(type(field.type(), fields))) {
            return Map.of();
        }
        Map<Field.Origin, ValueSet> columns = new LinkedHashMap<>();
        for (Field.Origin origin : field.origins()) {
            boolean only = field.origin(origin.reference()).isPresent();
            if (only
                    && query.reference(origin.reference())
                            .isInFiles(origin.path().column())) {
                columns.put(origin.below(fields), values);
            }
        }
        return columns;
    }

    private static SqlType type(SqlType column, List<String> fields) {
        SqlType type = column;
        for (String name : fields) {
            if (!(type instanceof RowOf row)) {
                return Simple.UNKNOWN;
            }
            type = row.fields().stream()
                    .filter(field -> field.name().equals(name))
                    .findFirst()
                    .map(SqlType.RowField::type)
                    .orElse(Simple.UNKNOWN);
        }
        return type;
    }
}
