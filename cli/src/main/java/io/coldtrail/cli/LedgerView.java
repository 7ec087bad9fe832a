package io.coldtrail.cli;

import io.coldtrail.casefile.RejectedPiece;
import io.coldtrail.casefile.RunEntry;
import io.coldtrail.casefile.SourceEntry;
import io.coldtrail.casefile.VerdictHead;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Shows the ledger, one thing after another. */
interface LedgerView {

    void begin() throws IOException;

    /**
     * Begins a run.
     *
     * @param parts how many parts it added
     */
    void beginRun(RunEntry head, int parts) throws IOException;

    /** A source of the run; all of them come before the rejected pieces. */
    void source(SourceEntry source) throws IOException;

    void rejected(RejectedPiece piece) throws IOException;

    void endRun() throws IOException;

    /**
     * Ends with what the last verification found.
     *
     * @param verified null where there was none
     */
    void end(@Nullable Verified verified) throws IOException;

    /**
     * The last verification.
     *
     * @param runsSince how many of the case's runs it did not see
     */
    record Verified(VerdictHead head, long runsSince) {}
}
