package io.coldtrail.columnar;

import io.coldtrail.bytes.Hashes;
import io.coldtrail.schema.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Writes one Parquet file. The same rows in the same order give the same bytes: nothing of the clock, the host or the
 * thread goes into the file. Not thread-safe.
 */
public final class PartWriter {
    private static final System.Logger LOG = System.getLogger(PartWriter.class.getName());

    /** Bounds what a writer holds in memory; two threads with two writers each stay far below a 512 MB heap. */
    private static final long ROW_GROUP_BYTES = 32L << 20;

    private static final int PAGE_BYTES = 1 << 20;

    /** Values of these columns hardly ever repeat: a dictionary would be built, hashed and thrown away. */
    private static final Set<String> NO_DICTIONARY = Set.of(
            "eventid", "requestid", "requestparameters", "responseelements", "additionaleventdata", "unmapped_json");

    private final Path file;
    private final MessageDigest digest = Hashes.sha256();
    private final ParquetWriter<Row> writer;
    private final Row current = new Row();
    private long rows;

    private PartWriter(Path file, List<Column> schema) throws IOException {
        this.file = file;
        Builder builder = new Builder(new HashingOutput(file, digest), ParquetSchemas.message(schema));
        for (Column column : schema) {
            if (NO_DICTIONARY.contains(column.name())) {
                builder.withDictionaryEncoding(column.name(), false);
            }
        }
        this.writer = builder.withConf(new PlainParquetConfiguration())
                .withCodecFactory(new ZstdCodecs())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withWriterVersion(ParquetProperties.WriterVersion.PARQUET_1_0)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .withPageSize(PAGE_BYTES)
                .build();
    }

    /**
     * Begins a file, which must not exist; its folder must.
     *
     * @param schema the columns of every batch that will be written
     */
    public static PartWriter create(Path file, List<Column> schema) throws IOException {
        return new PartWriter(file, schema);
    }

    /** Adds one row of a batch. */
    public void write(RecordBatch batch, int row) throws IOException {
        current.batch = batch;
        current.row = row;
        writer.write(current);
        rows++;
    }

    /** Completes the file; it is durable when this returns. */
    public WrittenPart finish() throws IOException {
        writer.close();
        return new WrittenPart(rows, Files.size(file), Hashes.hex(digest));
    }

    /** Rows written so far. */
    public long rows() {
        return rows;
    }

    /** Gives up; the incomplete file stays for its owner to delete. Whatever fails on the way does not matter. */
    public void abandon() {
        try {
            writer.close();
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "an abandoned part could not be closed: " + file, e);
        }
    }

    /** A row of a batch; one instance is used again and again. */
    private static final class Row {
        private RecordBatch batch = new RecordBatch(List.of());
        private int row;
    }

    private static final class Builder extends ParquetWriter.Builder<Row, Builder> {
        private final MessageType schema;

        Builder(OutputFile output, MessageType schema) {
            super(output);
            this.schema = schema;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // still abstract in parquet-java
        protected WriteSupport<Row> getWriteSupport(Configuration configuration) {
            return new RowSupport(schema);
        }

        @Override
        protected WriteSupport<Row> getWriteSupport(ParquetConfiguration configuration) {
            return new RowSupport(schema);
        }
    }

    private static final class RowSupport extends WriteSupport<Row> {
        private final MessageType schema;
        private @Nullable RowEmitter emitter;

        RowSupport(MessageType schema) {
            this.schema = schema;
        }

        @Override
        @SuppressWarnings("deprecation") // still abstract in parquet-java
        public WriteContext init(Configuration configuration) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer consumer) {
            emitter = new RowEmitter(consumer);
        }

        @Override
        public void write(Row row) {
            Objects.requireNonNull(emitter, "Parquet prepares before it writes").emit(row.batch, row.row);
        }
    }
}
