package io.coldtrail.columnar;

import io.coldtrail.bytes.Hashes;
import io.coldtrail.columnar.encode.PageCompressor;
import io.coldtrail.schema.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.schema.MessageType;

/**
 * Writes one Parquet file. The same rows in the same order give the same bytes: nothing of the clock, the host, the
 * thread or the batches goes into the file. Levels, values and pages are {@link RowGroupEncoder}'s; statistics, indexes
 * and the footer are parquet-java's. Not thread-safe.
 */
public final class PartWriter {
    private static final System.Logger LOG = System.getLogger(PartWriter.class.getName());

    private final Path file;
    private final MessageDigest digest = Hashes.sha256();
    private final ParquetFileWriter writer;
    private final PageCompressor compressor = new PageCompressor();
    private final RowGroupEncoder rowGroup;
    private long rows;

    private PartWriter(Path file, List<Column> schema) throws IOException {
        this.file = file;
        MessageType message = ParquetSchemas.message(schema);
        rowGroup = new RowGroupEncoder(schema, message, compressor);
        writer = new ParquetFileWriter(
                new HashingOutput(file, digest),
                message,
                ParquetFileWriter.Mode.CREATE,
                ParquetWriter.DEFAULT_BLOCK_SIZE,
                ParquetWriter.MAX_PADDING_SIZE_DEFAULT,
                null,
                ParquetProperties.builder().build());
        writer.start();
    }

    /**
     * Begins a file, which must not exist; its folder must.
     *
     * @param schema the columns of every batch that will be written
     */
    public static PartWriter create(Path file, List<Column> schema) throws IOException {
        return new PartWriter(file, schema);
    }

    /** Adds rows of a batch, from one up to another that is left out. */
    public void write(RecordBatch batch, int from, int to) throws IOException {
        rowGroup.add(batch, from, to, writer);
        rows += to - from;
    }

    /** Completes the file; it is durable when this returns. */
    public WrittenPart finish() throws IOException {
        try (compressor) {
            rowGroup.finish(writer);
        }
        writer.end(Map.of());
        return new WrittenPart(rows, Files.size(file), Hashes.hex(digest));
    }

    /** Rows written so far. */
    public long rows() {
        return rows;
    }

    /** Gives up; the incomplete file stays for its owner to delete. Whatever fails on the way does not matter. */
    public void abandon() {
        try (writer) {
            compressor.close();
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "an abandoned part could not be closed: " + file, e);
        }
    }
}
