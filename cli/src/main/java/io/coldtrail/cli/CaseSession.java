package io.coldtrail.cli;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.query.QueryResult;
import io.coldtrail.query.QuerySession;
import io.coldtrail.query.SessionOptions;
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
    private final Thread cleanUp;

    private CaseSession(List<Path> protectedFolders, QuerySession session) {
        this.protectedFolders = protectedFolders;
        this.session = session;
        this.cleanUp = new Thread(session::close, "clean-up");
        Runtime.getRuntime().addShutdownHook(cleanUp);
    }

    static CaseSession open(CaseAccess.OpenedCase opened) {
        return open(opened, new SessionLimits());
    }

    static CaseSession open(CaseAccess.OpenedCase opened, SessionLimits limits) {
        return new CaseSession(opened.protectedFolders(), QuerySession.open(opened.lake(), options(limits)));
    }

    static CaseSession open(OpenedEvidence opened, SessionLimits limits) {
        return new CaseSession(opened.protectedFolders(), QuerySession.openEvidence(opened.rows(), options(limits)));
    }

    private static SessionOptions options(SessionLimits limits) {
        return limits.applyTo(SessionOptions.in(Path.of(System.getProperty("java.io.tmpdir"))));
    }

    QuerySession queries() {
        return session;
    }

    /** Runs a query, now where no other time is given, and writes its rows; a problem is told with the query's line. */
    void run(String sql, Optional<Instant> asOf, OutputOptions output, CliConsole console) {
        try (QueryResult result = session.run(sql, asOf.orElseGet(Instant::now))) {
            output.write(result, console, protectedFolders);
        } catch (ColdtrailException e) {
            throw new SqlFailure(e, sql);
        }
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
