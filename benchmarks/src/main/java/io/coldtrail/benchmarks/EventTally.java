package io.coldtrail.benchmarks;

import io.coldtrail.columnar.RecordBatch;
import io.coldtrail.columnar.TextVector;
import io.coldtrail.fixtures.Answers;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the gate wants to know of CloudTrail events.
 *
 * @param byErrorCode events without a code are not counted
 */
record EventTally(Map<String, Long> byEventName, Map<String, Long> byEventSource, Map<String, Long> byErrorCode) {

    /** A tally of no events. */
    EventTally() {
        this(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    /** The tally of a relation in SQL with a lake's columns. */
    static EventTally of(DuckDb duckDb, String relation) throws SQLException {
        return new EventTally(
                duckDb.counts("SELECT eventname, count(*) FROM " + relation + " GROUP BY 1"),
                duckDb.counts("SELECT eventsource, count(*) FROM " + relation + " GROUP BY 1"),
                duckDb.counts(
                        "SELECT errorcode, count(*) FROM " + relation + " WHERE errorcode IS NOT NULL GROUP BY 1"));
    }

    /** Counts a row of a batch. */
    void add(RecordBatch batch, int row) {
        count(byEventName, batch, "eventname", row);
        count(byEventSource, batch, "eventsource", row);
        count(byErrorCode, batch, "errorcode", row);
    }

    /** @throws Gate.WrongResult where the evidence holds something else */
    void check(Answers answers) {
        Gate.same("events by name", answers.cloudtrail().byEventName(), byEventName);
        Gate.same("events by source", answers.cloudtrail().byEventSource(), byEventSource);
        Gate.same("events by error code", answers.cloudtrail().byErrorCode(), byErrorCode);
    }

    private static void count(Map<String, Long> counts, RecordBatch batch, String column, int row) {
        TextVector vector = batch.text(batch.indexOf(column));
        if (!vector.isNull(row)) {
            counts.merge(vector.text(row), 1L, Long::sum);
        }
    }
}
