package io.coldtrail.sql.lint;

import io.coldtrail.sql.Reading;
import java.util.List;

/**
 * A query that could be read, as checks see it.
 *
 * @param file the name of the file it stands in; empty where there is none
 */
record Query(Judged judged, Reading reading, Nodes nodes, List<Condition> conditions, String file) {
    Query {
        conditions = List.copyOf(conditions);
    }

    /** Looks for one sort of mistake. */
    @FunctionalInterface
    interface Check {
        void check(Query query);
    }

    /** Notes a finding about a literal, and another text in its place. */
    void mend(LintCode code, Literal literal, String text, String message, String remedy) {
        judged.mend(code, literal.start(), literal.end(), text, message, remedy);
    }

    /** Notes a finding about a literal. */
    void find(LintCode code, Literal literal, String message, String remedy) {
        judged.find(code, literal.start(), literal.end(), message, remedy);
    }

    /** Notes that a list does not need a value, and takes it out where another is left. */
    void drop(LintCode code, Condition condition, Literal literal, String message, String remedy) {
        judged.find(code, literal.start(), literal.end(), message, remedy);
        List<Literal> all = condition.literals();
        int at = all.indexOf(literal);
        if (condition.operator() != Condition.Operator.IN || all.size() < 2) {
            return;
        }
        boolean dropped = at > 0 && judged.change(Mending.remove(all.get(at - 1).end(), literal.end()));
        if (!dropped && at + 1 < all.size()) {
            judged.change(Mending.remove(literal.start(), all.get(at + 1).start()));
        }
    }
}
