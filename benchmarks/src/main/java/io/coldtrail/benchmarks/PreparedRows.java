package io.coldtrail.benchmarks;

import io.coldtrail.columnar.RecordBatch;
import io.coldtrail.decode.LogDecoder;
import io.coldtrail.decode.cloudtrail.CloudTrailDecoder;
import io.coldtrail.decode.flowlog.FlowLogDecoder;
import io.coldtrail.fixtures.Answers;
import io.coldtrail.problem.Limits;
import io.coldtrail.schema.LakeTable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Decoded rows that stay in memory, and the truth about them.
 *
 * @param batches one for each source file
 */
record PreparedRows(LakeTable table, List<RecordBatch> batches, Answers answers) {

    /** Generates as many rows of a table into a folder and decodes them. */
    static PreparedRows of(LakeTable table, long rows, Path folder) throws IOException {
        Evidence evidence = switch (table) {
            case CLOUDTRAIL -> Evidence.ofEvents(rows, folder);
            case VPCFLOW -> Evidence.ofFlows(rows, folder);
            case CLOUDTRAIL_INSIGHTS, TGWFLOW, INTEGRITY -> throw notMeasured(table);
        };
        LogSet logs = LogSet.load(evidence.folder(), evidence.answers(), table.folder());
        List<RecordBatch> batches = new ArrayList<>();
        for (Path key : logs.keys()) {
            // A decoder uses its batch again, so each file gets its own.
            LogDecoder decoder = switch (table) {
                case CLOUDTRAIL -> new CloudTrailDecoder(Limits.DEFAULT);
                case VPCFLOW -> new FlowLogDecoder();
                case CLOUDTRAIL_INSIGHTS, TGWFLOW, INTEGRITY -> throw notMeasured(table);
            };
            DecodedRows kept = new DecodedRows(DecodedRows.RowLook.NONE);
            new LogReader(logs.only(key)).decode(decoder, kept);
            batches.add(Objects.requireNonNull(kept.last(), "a generated file has rows"));
        }
        return new PreparedRows(table, batches, evidence.answers());
    }

    /**
     * Compares a relation in SQL with the truth.
     *
     * @throws Gate.WrongResult where it holds something else
     */
    void check(DuckDb duckDb, String relation) throws SQLException {
        switch (table) {
            case CLOUDTRAIL -> EventTally.of(duckDb, relation).check(answers);
            case VPCFLOW -> FlowTally.of(duckDb, relation).check(answers);
            case CLOUDTRAIL_INSIGHTS, TGWFLOW, INTEGRITY -> throw notMeasured(table);
        }
    }

    private static IllegalArgumentException notMeasured(LakeTable table) {
        return new IllegalArgumentException("there are no generated rows for " + table);
    }
}
