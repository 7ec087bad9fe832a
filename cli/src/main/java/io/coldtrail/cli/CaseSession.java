package io.coldtrail.cli;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.query.QueryResult;
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
import java.util.function.Function;

/**
 * A case, or evidence without one, with its query session, for the time of one command. An interrupted program removes its
 * spilled data.
 */
final class CaseSession implements AutoCloseable {
    private final List<Path> protectedFolders;
    private final QuerySession session;
    private final StatementSession statements;
    private final SessionJournal journal;
    private final Thread cleanUp;

    private CaseSession(List<Path> protectedFolders, QuerySession session, SessionJournal journal, Naming naming) {
        this.protectedFolders = protectedFolders;
        this.session = session;
        this.journal = journal;
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

    /** For what is no question of the user's, and is not journalled. */
    static CaseSession open(CaseAccess.OpenedCase opened) {
        return open(opened, new TableOptions(), new SessionLimits());
    }

    /** As {@link #open(CaseAccess.OpenedCase, TableOptions, SessionLimits, SessionJournal)}, without a journal. */
    static CaseSession open(CaseAccess.OpenedCase opened, TableOptions tables, SessionLimits limits) {
        return open(opened, tables, limits, SessionJournal.NONE);
    }

    static CaseSession open(
            CaseAccess.OpenedCase opened, TableOptions tables, SessionLimits limits, SessionJournal journal) {
        return new CaseSession(
                opened.protectedFolders(),
                QuerySession.open(opened.lake(), options(tables, limits)),
                journal,
                session ->
                        StatementSession.ofCase(session, opened.lake().caseFolder(), tables.tables(session.catalog())));
    }

    static CaseSession open(OpenedEvidence opened, TableOptions tables, SessionLimits limits) {
        return new CaseSession(
                opened.protectedFolders(),
                QuerySession.openEvidence(opened.rows(), options(tables, limits)),
                SessionJournal.NONE,
                session -> StatementSession.ofEvidence(session, tables.tables(session.catalog())));
    }

    private static SessionOptions options(TableOptions tables, SessionLimits limits) {
        return limits.applyTo(tables.applyTo(SessionOptions.in(Path.of(System.getProperty("java.io.tmpdir")))));
    }

    QuerySession queries() {
        return session;
    }

    /** The query that Athena would run for a statement; empty for one that scans nothing. */
    Optional<String> scanning(AthenaStatement statement) {
        return statements.scanning(statement);
    }

    /**
     * Runs a statement, now where no other time is given, writes its rows, and adds a line to the journal; a problem is
     * told with the statement's line.
     *
     * @param values for the statement's parameters
     * @return how many rows were written
     */
    long run(
            Asker asker,
            String sql,
            List<String> values,
            Optional<Instant> asOf,
            OutputOptions output,
            CliConsole console) {
        return run(asker, sql, values, asOf, output::target, console);
    }

    /** Runs a statement as if it were a given time, reads its rows and drops them; what it notes is told. */
    long measure(Asker asker, String sql, Instant time, CliConsole console) {
        return run(
                asker,
                sql,
                List.of(),
                Optional.of(time),
                statement -> (rows, target, protectedOnes) -> {
                    while (rows.next().isPresent()) {
                        // Only their number counts.
                    }
                },
                console);
    }

    /** Writes all rows of an answer. */
    @FunctionalInterface
    interface RowTarget {
        /**
         * Reads all rows, and writes them.
         *
         * @param protectedFolders folders below which nothing may be written
         */
        void write(QueryResult rows, CliConsole console, List<Path> protectedFolders);
    }

    /**
     * As {@link #run(Asker, String, List, Optional, OutputOptions, CliConsole)}.
     *
     * @param targets where the rows of a statement go; may refuse the statement
     */
    long run(
            Asker asker,
            String sql,
            List<String> values,
            Optional<Instant> asOf,
            Function<AthenaStatement, RowTarget> targets,
            CliConsole console) {
        Instant time = asOf.orElseGet(Instant::now);
        long count;
        try (SessionJournal.Line line = journal.begin(asker, sql, values, time)) {
            AthenaStatement statement = StatementParser.parse(sql);
            RowTarget target = targets.apply(statement);
            try (Answer answer = statements.run(statement, values, time)) {
                line.reads(answer.rows(), statement);
                target.write(answer.rows(), console, protectedFolders);
                answer.notes().forEach(note -> console.err().println("coldtrail: " + note));
                count = answer.rows().given();
            } catch (ColdtrailException e) {
                line.failed(e);
                throw e;
            }
        } catch (ColdtrailException e) {
            throw new SqlFailure(e, sql);
        }
        session.leftOut()
                .forEach((table, rows) -> console.err()
                        .println("coldtrail: " + table + " is shown without " + rows + (rows == 1 ? " row" : " rows")
                                + " whose event came before."));
        return count;
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
