package io.coldtrail.sql.lint;

import java.util.HashMap;
import java.util.Map;

/** Lists with a value twice, and LIKE without wildcards. */
final class ListCheck implements Query.Check {
    @Override
    public void check(Query query) {
        for (Condition condition : query.conditions()) {
            if (condition.operator() == Condition.Operator.IN) {
                duplicates(query, condition);
            }
            if (condition.operator() == Condition.Operator.LIKE) {
                plain(query, condition);
            }
        }
    }

    private static void duplicates(Query query, Condition condition) {
        Map<String, Literal> seen = new HashMap<>();
        for (Literal literal : condition.literals()) {
            Literal first = seen.putIfAbsent(literal.kind() + literal.value(), literal);
            if (first != null && !Placeholders.isOne(literal.value())) {
                query.drop(
                        LintCode.DUPLICATE_VALUE,
                        condition,
                        literal,
                        (literal.isText() ? Shown.cut(Shown.literal(literal.value())) : literal.value())
                                + " is in the list already",
                        "Drop it.");
            }
        }
    }

    private static void plain(Query query, Condition condition) {
        Literal pattern = condition.literals().get(0);
        if (!pattern.isText()
                || pattern.value().contains("%")
                || pattern.value().contains("_")
                || Placeholders.isOne(pattern.value())) {
            return;
        }
        int start = condition.name().end();
        query.judged()
                .mend(
                        LintCode.LIKE_WITHOUT_WILDCARD,
                        pattern.start(),
                        pattern.end(),
                        new Mending(
                                start,
                                pattern.end(),
                                (condition.negated() ? " <> " : " = ") + Shown.literal(pattern.value())),
                        "LIKE " + Shown.cut(Shown.literal(pattern.value())) + " has no wildcard and is the same as "
                                + (condition.negated() ? "<>" : "="),
                        "Write % for any text, such as " + Shown.cut(Shown.literal("%" + pattern.value() + "%"))
                                + ", or write =.");
    }
}
