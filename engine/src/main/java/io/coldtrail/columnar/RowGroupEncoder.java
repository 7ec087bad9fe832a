package io.coldtrail.columnar;

import io.coldtrail.columnar.encode.ChunkEncoder;
import io.coldtrail.columnar.encode.PageCompressor;
import io.coldtrail.schema.Column;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.MessageType;

/** One row group after another, whole columns of a batch at a time. Not thread-safe. */
final class RowGroupEncoder {
    /** Sizes are looked at after every so many rows of the row group, however the rows come. */
    private static final int STRIDE = 100;

    /** Bounds what a writer holds in memory; two threads with two writers each stay far below a 512 MB heap. */
    private static final long ROW_GROUP_BYTES = 32L << 20;

    /** Values of these columns hardly ever repeat: a dictionary would be built, hashed and thrown away. */
    private static final Set<String> DISTINCT = Set.of(
            "eventid", "requestid", "requestparameters", "responseelements", "additionaleventdata", "unmapped_json");

    private final Shredder[] columns;
    private final List<ChunkEncoder> chunks = new ArrayList<>();
    private long rows;

    RowGroupEncoder(List<Column> schema, MessageType message, PageCompressor compressor) {
        Shredder.Leaves leaves = new Shredder.Leaves(message.getColumns(), DISTINCT, compressor);
        columns = schema.stream()
                .map(column -> Shredder.of(column.type(), leaves))
                .toArray(Shredder[]::new);
        for (Shredder column : columns) {
            column.leaves(chunks::add);
        }
    }

    /** Adds rows of a batch, and writes the row group where it becomes full. */
    void add(RecordBatch batch, int from, int to, ParquetFileWriter writer) throws IOException {
        int at = from;
        while (at < to) {
            int end = (int) Math.min(to, at + STRIDE - rows % STRIDE);
            for (int i = 0; i < columns.length; i++) {
                columns[i].add(batch.vector(i), at, end, 0, 0, 0);
            }
            rows += end - at;
            at = end;
            if (rows % STRIDE == 0) {
                endFull(writer);
            }
        }
    }

    /** Writes the row group if it has rows. */
    void finish(ParquetFileWriter writer) throws IOException {
        if (rows > 0) {
            writer.startBlock(rows);
            for (ChunkEncoder chunk : chunks) {
                chunk.writeTo(writer);
            }
            writer.endBlock();
            rows = 0;
        }
    }

    private void endFull(ParquetFileWriter writer) throws IOException {
        long memory = 0;
        for (ChunkEncoder chunk : chunks) {
            chunk.endFullPage();
            memory += chunk.memory();
        }
        if (memory >= ROW_GROUP_BYTES) {
            finish(writer);
        }
    }
}
