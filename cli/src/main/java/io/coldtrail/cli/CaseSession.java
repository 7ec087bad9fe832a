package io.coldtrail.cli;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.query.QuerySession;
import io.coldtrail.query.SessionOptions;
import io.coldtrail.query.statement.Answer;
import io.coldtrail.query.statement.StatementSession;
import io.coldtrail.sql.statement.AthenaStatement;
import io.coldtrail.sql.statement.StatementParser;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A case, or evidence without one, with its query session, for the time of one command. An interrupted program removes its
 * spilled data.
 */
final class CaseSession implements AutoCloseable {
    private final List<Path> protectedFolders;
    private final QuerySession session;
    private final StatementSession statements;
    private final Thread cleanUp;

    private CaseSession(List<Path> protectedFolders, QuerySession session, Naming naming) {
        this.protectedFolders = protectedFolders;
        this.session = session;
        try {
            this.statements = naming.of(session);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
        this.cleanUp = new Thread(session::close, "clean-up");
        Runtime.getRuntime().addShutdownHook(cleanUp);
    }

    /** Gives a session its further names. */
    @FunctionalInterface
    private interface Naming {
        StatementSession of(QuerySession session);
    }

    static CaseSession open(CaseAccess.OpenedCase opened) {
        return open(opened, new TableOptions(), new SessionLimits());
    }

    static CaseSession open(CaseAccess.OpenedCase opened, TableOptions tables, SessionLimits limits) {
        return new CaseSession(
                opened.protectedFolders(),
                QuerySession.open(opened.lake(), options(tables, limits)),
                session ->
                        StatementSession.ofCase(session, opened.lake().caseFolder(), tables.tables(session.catalog())));
    }

    static CaseSession open(OpenedEvidence opened, TableOptions tables, SessionLimits limits) {
        return new CaseSession(
                opened.protectedFolders(),
                QuerySession.openEvidence(opened.rows(), options(tables, limits)),
                session -> StatementSession.ofEvidence(session, tables.tables(session.catalog())));
    }

    private static SessionOptions options(TableOptions tables, SessionLimits limits) {
        return limits.applyTo(tables.applyTo(SessionOptions.in(Path.of(System.getProperty("java.io.tmpdir")))));
    }

    QuerySession queries() {
        return session;
    }

    /** As {@link #run(String, List, Optional, OutputOptions, CliConsole)}, without values. */
    void run(String sql, Optional<Instant> asOf, OutputOptions output, CliConsole console) {
        run(sql, List.of(), asOf, output, console);
    }

    /**
     * Runs a statement, now where no other time is given, and writes its rows; a problem is told with the statement's
     * line.
     *
     * @param values for the statement's parameters
     */
    void run(String sql, List<String> values, Optional<Instant> asOf, OutputOptions output, CliConsole console) {
        try {
            AthenaStatement statement = StatementParser.parse(sql);
            OutputOptions.Target target = output.target(statement);
            try (Answer answer = statements.run(statement, values, asOf.orElseGet(Instant::now))) {
                target.write(answer.rows(), console, protectedFolders);
                answer.notes().forEach(note -> console.err().println("coldtrail: " + note));
            }
        } catch (ColdtrailException e) {
            throw new SqlFailure(e, sql);
        }
        session.leftOut()
                .forEach((table, rows) -> console.err()
                        .println("coldtrail: " + table + " is shown without " + rows + (rows == 1 ? " row" : " rows")
                                + " whose event came before."));
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(cleanUp);
        } catch (IllegalStateException e) {
            throw new ColdtrailException(ErrorCode.INTERRUPTED, "stopped", null, "", e);
        }
        session.close();
    }
}
