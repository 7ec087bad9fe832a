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
        };
        LogSet logs = LogSet.load(evidence.folder(), evidence.answers(), table.folder());
        List<RecordBatch> batches = new ArrayList<>();
        for (Path key : logs.keys()) {
            // A decoder has one batch, so each file gets its own.
            LogDecoder decoder = switch (table) {
                case CLOUDTRAIL -> new CloudTrailDecoder(Limits.DEFAULT);
                case VPCFLOW -> new FlowLogDecoder();
            };
            DecodedRows kept = new DecodedRows(decoder.batch(), DecodedRows.RowLook.NONE);
            new LogReader(logs.only(key)).decode(decoder, kept);
            batches.add(decoder.batch());
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
        }
    }
}
