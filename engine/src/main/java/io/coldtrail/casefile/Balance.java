package io.coldtrail.casefile;

import io.coldtrail.lake.Part;
import java.util.Optional;

/** Sums up a run, and holds the sums against its head. */
final class Balance implements LedgerVisitor {
    private Tally files = Tally.ZERO;
    private Tally records = Tally.ZERO;
    private long rows;

    @Override
    public void part(Part part) {
        rows += part.rows();
    }

    @Override
    public void source(SourceEntry source) {
        files = files.plus(Tally.one(source.status()));
        records = records.plus(source.records());
    }

    /** Where head and sums differ, as a clause; empty where the run balances. */
    Optional<String> problem(RunEntry head) {
        if (!files.equals(head.files()) || !files.balances()) {
            return Optional.of("its files do not add up: the head has " + head.files() + ", the sources " + files);
        }
        if (!records.equals(head.records()) || !records.balances()) {
            return Optional.of(
                    "its records do not add up: the head has " + head.records() + ", the sources " + records);
        }
        return rows == records.loaded()
                ? Optional.empty()
                : Optional.of("its parts hold " + rows + " rows, and " + records.loaded() + " records were loaded");
    }
}
