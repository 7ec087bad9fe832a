package io.coldtrail.ingest;

import io.coldtrail.bytes.EvidenceStream;
import io.coldtrail.casefile.RejectedPlace;
import io.coldtrail.casefile.Rejects;
import io.coldtrail.decode.RejectedBytes;
import io.coldtrail.decode.RowSink;
import io.coldtrail.decode.SourceRecord;
import io.coldtrail.decode.TableBatch;
import io.coldtrail.lake.Partition;
import io.coldtrail.schema.LakeTable;
import io.coldtrail.source.KeyFacts;
import io.coldtrail.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the decoded records of one file after another, completes rows with provenance and partition, and hands full
 * batches on. Not thread-safe.
 */
final class RowCollector implements RowSink {
    private static final int BATCH_ROWS = 4096;
    private static final long BATCH_BYTES = 8L << 20;

    private final RowTarget target;
    private final Rejects rejects;
    private final Map<LakeTable, Open> open = new EnumMap<>(LakeTable.class);
    private final Set<LakeTable> fileTables = EnumSet.noneOf(LakeTable.class);

    private @Nullable KeyFacts facts;
    private @Nullable SourceFile file;
    private @Nullable EvidenceStream stream;
    private @Nullable FileProgress progress;
    private byte[] filePath = new byte[0];
    private byte[] fileHash = new byte[0];
    private long loaded;
    private long rejected;

    RowCollector(RowTarget target, Rejects rejects) {
        this.target = target;
        this.rejects = rejects;
    }

    /** The batch that holds the latest rows of a table. */
    private static final class Open {
        private final TableBatch batch;
        private final RowPlacement placement;
        private final Partition[] partitions = new Partition[BATCH_ROWS];
        private @Nullable Partition filePartition;

        Open(TableBatch batch) {
            this.batch = batch;
            placement = new RowPlacement(batch.table(), batch.rows());
        }
    }

    /** Begins a file. */
    void begin(PlanUnit.Item item, EvidenceStream source, FileProgress fileProgress) {
        file = item.file();
        facts = item.facts();
        stream = source;
        progress = fileProgress;
        filePath = item.file().key().getBytes(StandardCharsets.UTF_8);
        fileHash = source.storedSha256().getBytes(StandardCharsets.US_ASCII);
        for (Open each : open.values()) {
            each.filePartition = partition(each.batch.table());
        }
        fileTables.clear();
        loaded = 0;
        rejected = 0;
    }

    @Override
    public void row(TableBatch batch, SourceRecord record) {
        Open to = open(batch);
        batch.commit(filePath, fileHash, record.position);
        int rows = batch.rows().rows();
        to.partitions[rows - 1] = to.filePartition != null ? to.filePartition : to.placement.ofLastRow();
        loaded++;
        if (rows == BATCH_ROWS || ((rows & 127) == 0 && batch.rows().dataBytes() > BATCH_BYTES)) {
            flush(to);
            tell();
        }
    }

    @Override
    public void reject(SourceRecord record, String reason) {
        try (RejectedBytes piece = rejectInPieces(record.position, record.offset, reason)) {
            piece.write(record.bytes, record.start, record.end);
        }
    }

    @Override
    public RejectedBytes rejectInPieces(long position, long offset, String reason) {
        rejected++;
        SourceFile at = Objects.requireNonNull(file, "a file has begun");
        return rejects.begin(
                new RejectedPlace(at.root(), at.key(), position, RejectedPlace.Form.INFLATED, offset, reason, null));
    }

    /** Rows of the current file that were loaded. */
    long loaded() {
        return loaded;
    }

    /** Records of the current file that could not become rows. */
    long rejected() {
        return rejected;
    }

    /** The tables that got rows of the current file. */
    Set<LakeTable> tables() {
        return fileTables;
    }

    /** Hands all rows on. */
    void flush() {
        open.values().forEach(this::flush);
    }

    /** The batch of the row at hand; rows of the same table in another batch come before it and are handed on. */
    private Open open(TableBatch batch) {
        Open current = open.get(batch.table());
        if (current == null || current.batch != batch) {
            if (current != null) {
                flush(current);
            }
            current = new Open(batch);
            current.filePartition = partition(batch.table());
            open.put(batch.table(), current);
        }
        fileTables.add(batch.table());
        return current;
    }

    private @Nullable Partition partition(LakeTable table) {
        KeyFacts known = facts;
        return known == null ? null : new Partition(table, known.account(), known.region(), known.day());
    }

    private void flush(Open from) {
        Interruption.check();
        int rows = from.batch.rows().rows();
        int first = 0;
        while (first < rows) {
            Partition partition = from.partitions[first];
            int end = first + 1;
            while (end < rows && from.partitions[end].equals(partition)) {
                end++;
            }
            target.write(partition, from.batch, first, end);
            first = end;
        }
        from.batch.rows().clear();
    }

    private void tell() {
        EvidenceStream source = stream;
        FileProgress told = progress;
        if (source != null && told != null) {
            told.advance(source, loaded, rejected);
        }
    }
}
