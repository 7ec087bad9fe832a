package io.coldtrail.benchmarks;

import io.coldtrail.columnar.RecordBatch;
import io.coldtrail.decode.RejectedBytes;
import io.coldtrail.decode.RowSink;
import io.coldtrail.decode.SourceRecord;
import io.coldtrail.decode.TableBatch;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Completes decoded rows with provenance, as an ingest does, counts them, and lets go of full batches. */
final class DecodedRows implements RowSink {
    /** As many as an ingest hands on at once. */
    static final int BATCH_ROWS = 4096;

    private final RowLook look;
    private byte[] filePath = new byte[0];
    private byte[] fileHash = new byte[0];
    private long rows;
    private @Nullable RecordBatch last;

    /** Looks at a row that has just been committed. */
    interface RowLook {
        /** Looks at nothing. */
        RowLook NONE = (batch, row) -> {};

        void look(RecordBatch batch, int row);
    }

    DecodedRows(RowLook look) {
        this.look = look;
    }

    /** Begins a file. */
    void begin(String key, String storedSha256) {
        filePath = key.getBytes(StandardCharsets.UTF_8);
        fileHash = storedSha256.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void row(TableBatch table, SourceRecord record) {
        table.commit(filePath, fileHash, record.position);
        RecordBatch batch = table.rows();
        last = batch;
        rows++;
        look.look(batch, batch.rows() - 1);
        if (batch.rows() == BATCH_ROWS) {
            batch.clear();
        }
    }

    /** Generated evidence has no bad record. */
    @Override
    public void reject(SourceRecord record, String reason) {
        throw new Gate.WrongResult("record " + record.position + " of a good file was rejected: " + reason);
    }

    @Override
    public RejectedBytes rejectInPieces(long position, long offset, String reason) {
        throw new Gate.WrongResult("record " + position + " of a good file was rejected: " + reason);
    }

    /** The batch that holds the latest row; null before the first. */
    @Nullable
    RecordBatch last() {
        return last;
    }

    /** How many rows there were in all files. */
    long rows() {
        return rows;
    }
}
