package io.coldtrail.sql.statement;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;

/** Every message of this package is made here. */
final class StatementProblems {
    private StatementProblems() {}

    static ColdtrailException syntax(Where where, String problem, String remedy) {
        return new ColdtrailException(ErrorCode.SQL_SYNTAX, problem, where, remedy);
    }

    static ColdtrailException expected(StatementToken found, String what) {
        return syntax(
                found.where(), describe(found) + " stands where " + what + " is expected", "Check the statement.");
    }

    static ColdtrailException refused(Where where, String what, String remedy) {
        return new ColdtrailException(ErrorCode.SQL_REFUSED, "Coldtrail does not take " + what, where, remedy);
    }

    static ColdtrailException second(StatementToken token) {
        return refused(token.where(), "more than one statement at a time", "Run them one after the other.");
    }

    private static String describe(StatementToken token) {
        return token.kind() == StatementToken.Kind.END ? "the end of the statement" : "\"" + token.text() + "\"";
    }
}
