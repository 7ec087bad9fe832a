package io.coldtrail.ingest;

import io.coldtrail.bytes.EvidenceStream;
import io.coldtrail.columnar.NumberVector;
import io.coldtrail.columnar.RecordBatch;
import io.coldtrail.columnar.TextVector;
import io.coldtrail.decode.LogDecoder;
import io.coldtrail.decode.RowSink;
import io.coldtrail.decode.cloudtrail.CloudTrailDecoder;
import io.coldtrail.decode.flowlog.FlowLogDecoder;
import io.coldtrail.lake.Partition;
import io.coldtrail.problem.Limits;
import io.coldtrail.schema.LakeTable;
import io.coldtrail.schema.Provenance;
import io.coldtrail.source.KeyFacts;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Takes decoded rows of one table, completes them with provenance, and hands full batches on to the parts. One for each
 * thread and table; used for one unit after another. Not thread-safe.
 */
final class TableLoader implements RowSink {
    private static final int BATCH_ROWS = 4096;
    private static final long BATCH_BYTES = 8L << 20;

    private final LakeTable table;
    private final LogDecoder decoder;
    private final RecordBatch batch;
    private final TextVector path;
    private final NumberVector record;
    private final TextVector sha256;
    private final RowPlacement placement;
    private final Partition[] partitions = new Partition[BATCH_ROWS];

    private @Nullable PartRouter router;
    private @Nullable Partition filePartition;
    private @Nullable EvidenceStream stream;
    private @Nullable FileProgress progress;
    private byte[] filePath = new byte[0];
    private byte[] fileHash = new byte[0];
    private long loaded;
    private long rejected;

    TableLoader(LakeTable table, Limits limits) {
        this.table = table;
        decoder = table == LakeTable.CLOUDTRAIL ? new CloudTrailDecoder(limits) : new FlowLogDecoder();
        batch = decoder.batch();
        path = batch.text(batch.indexOf(Provenance.PATH));
        record = batch.number(batch.indexOf(Provenance.RECORD));
        sha256 = batch.text(batch.indexOf(Provenance.SHA256));
        placement = new RowPlacement(table, batch);
    }

    LakeTable table() {
        return table;
    }

    LogDecoder decoder() {
        return decoder;
    }

    /** Begins a file. */
    void begin(
            PartRouter unitRouter,
            String key,
            EvidenceStream source,
            @Nullable KeyFacts facts,
            FileProgress fileProgress) {
        router = unitRouter;
        stream = source;
        progress = fileProgress;
        filePath = key.getBytes(StandardCharsets.UTF_8);
        fileHash = source.storedSha256().getBytes(StandardCharsets.US_ASCII);
        filePartition = facts == null ? null : new Partition(table, facts.account(), facts.region(), facts.day());
        loaded = 0;
        rejected = 0;
    }

    @Override
    public void row(long position) {
        path.stage(filePath, 0, filePath.length);
        sha256.stage(fileHash, 0, fileHash.length);
        record.stage(position);
        batch.commitRow();
        partitions[batch.rows() - 1] = filePartition != null ? filePartition : placement.ofLastRow();
        loaded++;
        if (batch.rows() == BATCH_ROWS || ((batch.rows() & 127) == 0 && batch.dataBytes() > BATCH_BYTES)) {
            flush();
            tell();
        }
    }

    private void tell() {
        EvidenceStream source = stream;
        FileProgress told = progress;
        if (source != null && told != null) {
            told.advance(source, loaded, rejected);
        }
    }

    @Override
    public void reject(long position, long offset, String reason) {
        rejected++;
    }

    /** Rows of the current file that were loaded. */
    long loaded() {
        return loaded;
    }

    /** Records of the current file that could not become rows. */
    long rejected() {
        return rejected;
    }

    /** Hands the rows on. */
    void flush() {
        PartRouter target = router;
        if (target == null) {
            return;
        }
        int from = 0;
        while (from < batch.rows()) {
            Partition partition = partitions[from];
            int to = from + 1;
            while (to < batch.rows() && partitions[to].equals(partition)) {
                to++;
            }
            target.write(partition, batch, from, to);
            from = to;
        }
        batch.clear();
    }

    /** Forgets rows of a unit that failed. */
    void abandon() {
        batch.discardRow();
        batch.clear();
    }
}
