package io.coldtrail.cli;

import io.coldtrail.journal.Asked;
import io.coldtrail.journal.Journal;
import io.coldtrail.journal.Outcome;
import io.coldtrail.lake.LakeSnapshot;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.query.QueryResult;
import io.coldtrail.query.ResultHash;
import io.coldtrail.query.format.VisibleText;
import io.coldtrail.sql.statement.AthenaStatement;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what is asked in the journal of a case. Where that cannot be written, answers are given all the same. */
final class CaseJournal implements SessionJournal {
    private final Journal journal;
    private final int lastRun;
    private final String lakeSha256;
    private final TableOptions tables;
    private final CliConsole console;
    private boolean told;

    CaseJournal(CaseAccess.OpenedJournal opened, LakeSnapshot lake, TableOptions tables, CliConsole console) {
        this.journal = opened.journal();
        this.lastRun = opened.lastRun();
        this.lakeSha256 = lake.sha256();
        this.tables = tables;
        this.console = console;
    }

    @Override
    public Line begin(Asker asker, String sql, List<String> values, Instant asOf) {
        Asked asked = new Asked(
                asker.command(),
                asker.question(),
                asker.arguments(),
                sql,
                values,
                asOf,
                tables.names(),
                tables.leavesOut());
        return new Running(asked, journal.begin(lastRun, lakeSha256));
    }

    private final class Running implements Line {
        private final Asked asked;
        private final Journal.Begun begun;
        private @Nullable ResultHash hash;
        private @Nullable ColdtrailException problem;
        private boolean repeatable;

        private Running(Asked asked, Journal.Begun begun) {
            this.asked = asked;
            this.begun = begun;
        }

        @Override
        public void reads(QueryResult rows, AthenaStatement statement) {
            hash = rows.hashed();
            // Plans tell of this machine, and may tell of the time that they took.
            repeatable = !(statement instanceof AthenaStatement.Explain);
        }

        @Override
        public void failed(ColdtrailException thrown) {
            problem = thrown;
        }

        @Override
        public void close() {
            try {
                begun.end(asked, outcome());
            } catch (ColdtrailException e) {
                tell(e);
            }
        }

        private Outcome outcome() {
            ResultHash rows = hash;
            long count = rows == null ? 0 : rows.rows();
            if (problem != null) {
                return Outcome.failed(problem, count);
            }
            if (rows == null || rows.sha256().isEmpty()) {
                return Outcome.stopped(count);
            }
            return repeatable ? Outcome.answered(rows) : Outcome.answeredOnce(count);
        }
    }

    private void tell(ColdtrailException e) {
        if (!told) {
            told = true;
            console.err()
                    .println("coldtrail: "
                            + VisibleText.of(
                                    e.code() == ErrorCode.CASE_NOT_WRITABLE
                                            ? "the case cannot be written to, so nothing of this is added to its journal."
                                            : "nothing of this is added to the case's journal: " + e.getMessage()));
        }
    }
}
