package io.coldtrail.query.statement;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import io.coldtrail.sql.statement.Name;
import java.util.List;
import java.util.stream.Collectors;

/** Every message about statements and the catalog, in one place. */
final class StatementProblems {
    /** Names and findings that a message lists. */
    private static final int LISTED = 12;

    private StatementProblems() {}

    static ColdtrailException unknown(Name name, String kind, List<String> known) {
        String list = known.isEmpty()
                ? "There is none."
                : "There are " + known.stream().limit(LISTED).collect(Collectors.joining(", "))
                        + (known.size() > LISTED ? " and others." : ".");
        return new ColdtrailException(
                ErrorCode.SQL_UNKNOWN_NAME, "no " + kind + " is named " + name.text(), name.where(), list);
    }

    static ColdtrailException refused(Name name, String problem, String remedy) {
        return refused(name.where(), problem, remedy);
    }

    static ColdtrailException refused(Where where, String problem, String remedy) {
        return new ColdtrailException(ErrorCode.SQL_REFUSED, problem, where, remedy);
    }

    static ColdtrailException nothingFits(Name name, TableMatch match) {
        String misfits = match.misfits().stream()
                .limit(LISTED)
                .map(finding -> finding.name() + " (" + finding.word() + ": " + finding.detail() + ")")
                .collect(Collectors.joining(", "));
        String more =
                match.misfits().size() > LISTED ? " and " + (match.misfits().size() - LISTED) + " more" : "";
        return refused(
                name,
                "no table of the evidence fits the columns of " + name.text() + "; the nearest shape is "
                        + match.nearest().id() + ", and these do not fit: " + misfits + more,
                "Only CloudTrail's and flow logs' tables are there. Run `coldtrail tables` to see their columns.");
    }
}
