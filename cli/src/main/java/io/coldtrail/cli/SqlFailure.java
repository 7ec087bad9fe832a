package io.coldtrail.cli;

import io.coldtrail.problem.ColdtrailException;

/** A problem in a query, with the query's text, so that the line can be shown. */
final class SqlFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ColdtrailException problem;
    private final String sql;

    SqlFailure(ColdtrailException problem, String sql) {
        super(problem);
        this.problem = problem;
        this.sql = sql;
    }

    ColdtrailException problem() {
        return problem;
    }

    String sql() {
        return sql;
    }
}
