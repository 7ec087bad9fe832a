package io.coldtrail.sql.lint;

import io.coldtrail.sql.GrammarLevels;
import io.trino.grammar.sql.SqlBaseParser.ComparisonContext;
import io.trino.grammar.sql.SqlBaseParser.NullLiteralContext;
import io.trino.grammar.sql.SqlBaseParser.PredicatedContext;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;

/** Comparisons with NULL, and with the texts that people take for it. */
final class NullCheck implements Query.Check {
    /** Columns that CloudTrail leaves out where there is nothing to say, and never fills with an empty text. */
    private static final Set<String> NEVER_EMPTY = Set.of("errorcode", "errormessage");

    private static final Set<String> TAKEN_FOR_NULL =
            Set.of("", "null", "NULL", "Null", "none", "None", "-", "N/A", "n/a");

    @Override
    public void check(Query query) {
        Nodes nodes = query.nodes();
        for (PredicatedContext node : nodes.all(PredicatedContext.class)) {
            if (node.predicate() instanceof ComparisonContext comparison) {
                boolean right = GrammarLevels.bare(comparison.right) instanceof NullLiteralContext;
                boolean left = GrammarLevels.bare(node.valueExpression) instanceof NullLiteralContext;
                ParserRuleContext empty = right ? comparison.right : node.valueExpression;
                boolean written = query.judged()
                        .written(nodes.start(empty), nodes.end(empty))
                        .equalsIgnoreCase(nodes.text(empty));
                if ((right || left) && written) {
                    String sign = comparison.comparisonOperator().getText();
                    String other = nodes.text(right ? node.valueExpression : comparison.right);
                    String mended = other + (sign.equals("=") ? " is null" : " is not null");
                    query.judged()
                            .mend(
                                    LintCode.NULL_COMPARISON,
                                    nodes.start(node),
                                    nodes.end(node),
                                    mended,
                                    "nothing compares with NULL",
                                    "Write `" + Shown.cut(mended) + "`.");
                }
            }
        }
        for (Condition condition : query.conditions()) {
            if (condition.operator() == Condition.Operator.EQUAL
                    && !condition.negated()
                    && condition.folded() == Condition.Folding.NONE
                    && NEVER_EMPTY.contains(condition.path())
                    && condition.literals().get(0).isText()
                    && TAKEN_FOR_NULL.contains(condition.literals().get(0).value())) {
                String mended = nodes.sql()
                                .substring(
                                        condition.name().start(),
                                        condition.name().end()) + " is null";
                query.judged()
                        .mend(
                                LintCode.NEVER_TRUE,
                                nodes.start(condition.node()),
                                nodes.end(condition.node()),
                                mended,
                                "no " + condition.path() + " is "
                                        + Shown.literal(
                                                condition.literals().get(0).value())
                                        + ": without an error it is NULL",
                                "Write `" + Shown.cut(mended) + "`.");
            }
        }
    }
}
