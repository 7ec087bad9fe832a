package io.coldtrail.cli;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.query.QueryResult;
import io.coldtrail.sql.statement.AthenaStatement;
import java.time.Instant;
import java.util.List;

/** Keeps what is asked in one session. */
interface SessionJournal {

    /** Begins the line of a statement that runs next. Closing it adds it to the journal, and fails nothing. */
    Line begin(Asker asker, String sql, List<String> values, Instant asOf);

    /** The line of a statement that runs. */
    interface Line extends AutoCloseable {

        /** Watches the rows, from the first one on. */
        void reads(QueryResult rows, AthenaStatement statement);

        /** The statement threw something. */
        void failed(ColdtrailException problem);

        @Override
        void close();
    }

    /** Keeps nothing. */
    SessionJournal NONE = (asker, sql, values, asOf) -> new Line() {
        @Override
        public void reads(QueryResult rows, AthenaStatement statement) {}

        @Override
        public void failed(ColdtrailException problem) {}

        @Override
        public void close() {}
    };
}
