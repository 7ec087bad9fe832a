package io.coldtrail.sql.lint;

import io.trino.grammar.sql.SqlBaseParser.AndContext;
import io.trino.grammar.sql.SqlBaseParser.InListContext;
import io.trino.grammar.sql.SqlBaseParser.OrContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Conditions that exclude each other, or leave nothing out between them. */
final class ContradictionCheck implements Query.Check {
    /** Conditions on one column that are compared with each other. */
    private static final int MOST_COMPARED = 40;

    @Override
    public void check(Query query) {
        Map<String, List<Condition>> byColumn = new HashMap<>();
        for (Condition condition : query.conditions()) {
            if (condition.operator() == Condition.Operator.BETWEEN) {
                bounds(query, condition);
            }
            if (condition.isExact()
                    && condition.folded() == Condition.Folding.NONE
                    && condition.literals().stream().allMatch(Literal::isText)
                    && !condition.literals().isEmpty()
                    && hasOnlyLiterals(condition)) {
                byColumn.computeIfAbsent(
                                condition.column().reference() + " " + condition.path(), any -> new ArrayList<>())
                        .add(condition);
            }
        }
        byColumn.values().forEach(conditions -> pairs(query, conditions));
    }

    private static boolean hasOnlyLiterals(Condition condition) {
        return !(condition.node().predicate() instanceof InListContext list)
                || list.expression().size() == condition.literals().size();
    }

    private static void bounds(Query query, Condition condition) {
        Literal lower = condition.literals().get(0);
        Literal upper = condition.literals().get(1);
        boolean numbers = lower.kind() == Literal.Kind.NUMBER
                && upper.kind() == Literal.Kind.NUMBER
                && lower.value().matches("\\d{1,18}")
                && upper.value().matches("\\d{1,18}");
        boolean alike = lower.kind() == upper.kind() && lower.kind() != Literal.Kind.NULL;
        boolean swapped = numbers
                ? Long.parseLong(lower.value()) > Long.parseLong(upper.value())
                : alike && lower.kind() != Literal.Kind.NUMBER && lower.value().compareTo(upper.value()) > 0;
        if (!swapped || Placeholders.isOne(lower.value()) || Placeholders.isOne(upper.value())) {
            return;
        }
        String first = query.nodes().sql().substring(lower.start(), lower.end());
        String second = query.nodes().sql().substring(upper.start(), upper.end());
        String between = query.nodes().sql().substring(lower.end(), upper.start());
        query.judged()
                .mend(
                        condition.negated() ? LintCode.ALWAYS_TRUE : LintCode.NEVER_TRUE,
                        lower.start(),
                        upper.end(),
                        second + between + first,
                        "nothing lies between " + Shown.cut(first) + " and " + Shown.cut(second)
                                + ": the first is the greater",
                        "Write the smaller first.");
    }

    private static void pairs(Query query, List<Condition> conditions) {
        int count = Math.min(conditions.size(), MOST_COMPARED);
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; j++) {
                pair(query, conditions.get(i), conditions.get(j));
            }
        }
    }

    private static void pair(Query query, Condition one, Condition other) {
        Set<String> first = values(one);
        Set<String> second = values(other);
        if (!one.negated()
                && !other.negated()
                && first.stream().noneMatch(second::contains)
                && areOperands(one, other, AndContext.class)) {
            boolean equal = one.operator() == Condition.Operator.EQUAL && other.operator() == Condition.Operator.EQUAL;
            find(
                    query,
                    LintCode.NEVER_TRUE,
                    other,
                    "no " + one.path() + " is " + shown(one) + " and " + shown(other),
                    equal ? "Write OR, or in (" + shown(one) + ", " + shown(other) + ")." : "Write OR, or drop one.");
        }
        if (one.negated()
                && other.negated()
                && first.stream().noneMatch(second::contains)
                && areOperands(one, other, OrContext.class)) {
            find(
                    query,
                    LintCode.ALWAYS_TRUE,
                    other,
                    "every " + one.path() + " differs from " + shown(one) + " or from " + shown(other),
                    "Write AND, or not in (…).");
        }
    }

    private static boolean areOperands(Condition one, Condition other, Class<?> chain) {
        return Conditions.isJoined(one.node(), other.node(), chain)
                && Conditions.isJoined(other.node(), one.node(), chain);
    }

    private static Set<String> values(Condition condition) {
        return condition.literals().stream().map(Literal::value).collect(Collectors.toSet());
    }

    private static String shown(Condition condition) {
        String first = Shown.cut(Shown.literal(condition.literals().get(0).value()));
        return condition.literals().size() == 1 ? first : "one of " + first + ", …";
    }

    private static void find(Query query, LintCode code, Condition at, String message, String remedy) {
        query.judged().find(code, query.nodes().start(at.node()), query.nodes().end(at.node()), message, remedy);
    }
}
