package io.coldtrail.benchmarks;

import io.coldtrail.columnar.NumberVector;
import io.coldtrail.columnar.RecordBatch;
import io.coldtrail.columnar.TextVector;
import io.coldtrail.fixtures.Answers;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** What the gate wants to know of flow log lines. */
final class FlowTally {
    private final Map<String, Long> byAction;
    private final Map<String, Long> byProtocol;
    private long bytes;
    private long packets;

    private FlowTally(Map<String, Long> byAction, Map<String, Long> byProtocol) {
        this.byAction = byAction;
        this.byProtocol = byProtocol;
    }

    /** A tally of no lines. */
    FlowTally() {
        this(new TreeMap<>(), new TreeMap<>());
    }

    /** The tally of a relation in SQL with a lake's columns. */
    static FlowTally of(DuckDb duckDb, String relation) throws SQLException {
        FlowTally tally = new FlowTally(
                duckDb.counts("SELECT action, count(*) FROM " + relation + " WHERE action <> '-' GROUP BY 1"),
                duckDb.counts("SELECT CAST(protocol AS VARCHAR), count(*) FROM " + relation
                        + " WHERE protocol IS NOT NULL GROUP BY 1"));
        tally.bytes = duckDb.number("SELECT sum(bytes) FROM " + relation);
        tally.packets = duckDb.number("SELECT sum(packets) FROM " + relation);
        return tally;
    }

    /** Counts a row of a batch. */
    void add(RecordBatch batch, int row) {
        TextVector action = batch.text(batch.indexOf("action"));
        if (!action.text(row).equals("-")) {
            byAction.merge(action.text(row), 1L, Long::sum);
        }
        NumberVector protocol = batch.number(batch.indexOf("protocol"));
        if (!protocol.isNull(row)) {
            byProtocol.merge(Long.toString(protocol.value(row)), 1L, Long::sum);
        }
        bytes += value(batch, "bytes", row);
        packets += value(batch, "packets", row);
    }

    /** @throws Gate.WrongResult where the evidence holds something else */
    void check(Answers answers) {
        Gate.same("flow lines by action", answers.vpcflow().byAction(), byAction);
        Gate.same("flow lines by protocol", answers.vpcflow().byProtocol(), byProtocol);
        Gate.same("the sum of bytes", answers.vpcflow().bytes(), bytes);
        Gate.same("the sum of packets", answers.vpcflow().packets(), packets);
    }

    private static long value(RecordBatch batch, String column, int row) {
        NumberVector vector = batch.number(batch.indexOf(column));
        return vector.isNull(row) ? 0 : vector.value(row);
    }
}
