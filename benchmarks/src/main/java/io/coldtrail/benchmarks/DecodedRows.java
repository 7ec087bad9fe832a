package io.coldtrail.benchmarks;

import io.coldtrail.columnar.NumberVector;
import io.coldtrail.columnar.RecordBatch;
import io.coldtrail.columnar.TextVector;
import io.coldtrail.decode.RowSink;
import io.coldtrail.schema.Provenance;
import java.nio.charset.StandardCharsets;

/** Completes decoded rows with provenance, as an ingest does, counts them, and lets go of full batches. */
final class DecodedRows implements RowSink {
    /** As many as an ingest hands on at once. */
    static final int BATCH_ROWS = 4096;

    private final RecordBatch batch;
    private final RowLook look;
    private final TextVector path;
    private final NumberVector record;
    private final TextVector sha256;
    private byte[] filePath = new byte[0];
    private byte[] fileHash = new byte[0];
    private long rows;

    /** Looks at a row that has just been committed. */
    interface RowLook {
        /** Looks at nothing. */
        RowLook NONE = (batch, row) -> {};

        void look(RecordBatch batch, int row);
    }

    /** @param batch the decoder's */
    DecodedRows(RecordBatch batch, RowLook look) {
        this.batch = batch;
        this.look = look;
        path = batch.text(batch.indexOf(Provenance.PATH));
        record = batch.number(batch.indexOf(Provenance.RECORD));
        sha256 = batch.text(batch.indexOf(Provenance.SHA256));
    }

    /** Begins a file. */
    void begin(String key, String storedSha256) {
        filePath = key.getBytes(StandardCharsets.UTF_8);
        fileHash = storedSha256.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void row(long position) {
        path.stage(filePath, 0, filePath.length);
        sha256.stage(fileHash, 0, fileHash.length);
        record.stage(position);
        batch.commitRow();
        rows++;
        look.look(batch, batch.rows() - 1);
        if (batch.rows() == BATCH_ROWS) {
            batch.clear();
        }
    }

    /** Generated evidence has no bad record. */
    @Override
    public void reject(long position, long offset, String reason) {
        throw new Gate.WrongResult("record " + position + " of a good file was rejected: " + reason);
    }

    /** How many rows there were in all files. */
    long rows() {
        return rows;
    }
}
