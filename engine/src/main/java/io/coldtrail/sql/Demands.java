package io.coldtrail.sql;

import io.trino.grammar.sql.SqlBaseParser.AndContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;

/** What a condition demands of tables: that of each of its parts joined by AND. */
final class Demands {
    private Demands() {}

    /**
     * Notes what a condition that was translated demands of partitions, and of values in files.
     *
     * @param scope of the condition
     * @param references those that it can make demands of
     */
    static void note(ParserRuleContext condition, Scope scope, References references, Translating query) {
        if (references.equals(References.NONE)) {
            return;
        }
        for (ParserRuleContext part : conjuncts(condition)) {
            PartitionRules.demand(part, scope, references.plain(), query);
            ColumnRules.demand(part, scope, references, query);
        }
    }

    private static List<ParserRuleContext> conjuncts(ParserRuleContext condition) {
        List<ParserRuleContext> parts = new ArrayList<>();
        Deque<ParserRuleContext> open = new ArrayDeque<>();
        open.push(condition);
        while (!open.isEmpty()) {
            ParserRuleContext node = GrammarLevels.bare(open.pop());
            if (node instanceof AndContext) {
                List<ParserRuleContext> operands = Chains.operands(node);
                for (int i = operands.size() - 1; i >= 0; i--) {
                    open.push(operands.get(i));
                }
            } else {
                parts.add(node);
            }
        }
        return parts;
    }
}
