package io.coldtrail.columnar;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of a result as one Parquet file, compressed with zstd. The same rows give the same bytes. Not
 * thread-safe.
 */
public final class ResultParquet implements AutoCloseable {
    /** Bounds what is held in memory, whatever the number of rows. */
    private static final long ROW_GROUP_BYTES = 32L << 20;

    private static final int PAGE_BYTES = 1 << 20;

    private final ParquetWriter<List<@Nullable Object>> writer;

    private ResultParquet(ParquetWriter<List<@Nullable Object>> writer) {
        this.writer = writer;
    }

    /**
     * Begins a file.
     *
     * @param out is written to and not closed
     * @param columns at least one, no two of the same name
     */
    public static ResultParquet to(OutputStream out, List<ResultType.Field> columns) throws IOException {
        return new ResultParquet(new Builder(new Output(out), columns)
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new ZstdCodecs())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withWriterVersion(ParquetProperties.WriterVersion.PARQUET_1_0)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .withPageSize(PAGE_BYTES)
                .build());
    }

    /** Adds a row: a value for each column. */
    public void write(List<@Nullable Object> row) throws IOException {
        writer.write(row);
    }

    /** Completes the file. */
    @Override
    public void close() throws IOException {
        writer.close();
    }

    private static final class Builder extends ParquetWriter.Builder<List<@Nullable Object>, Builder> {
        private final List<ResultType.Field> columns;

        Builder(OutputFile output, List<ResultType.Field> columns) {
            super(output);
            this.columns = columns;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // still abstract in parquet-java
        protected WriteSupport<List<@Nullable Object>> getWriteSupport(Configuration configuration) {
            return new RowSupport(columns);
        }

        @Override
        protected WriteSupport<List<@Nullable Object>> getWriteSupport(ParquetConfiguration configuration) {
            return new RowSupport(columns);
        }
    }

    private static final class RowSupport extends WriteSupport<List<@Nullable Object>> {
        private final List<ResultType.Field> columns;
        private final MessageType schema;
        private @Nullable ResultEmitter emitter;

        RowSupport(List<ResultType.Field> columns) {
            this.columns = columns;
            this.schema = ResultSchemas.message(columns);
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
            emitter = new ResultEmitter(consumer);
        }

        @Override
        public void write(List<@Nullable Object> row) {
            Objects.requireNonNull(emitter, "Parquet prepares before it writes").emit(columns, row);
        }
    }

    /** A stream as Parquet wants it: one that tells its position. */
    private static final class Output implements OutputFile {
        private final OutputStream out;

        Output(OutputStream out) {
            this.out = out;
        }

        @Override
        public PositionOutputStream create(long blockSizeHint) {
            return new PositionOutputStream() {
                private long position;

                @Override
                public long getPos() {
                    return position;
                }

                @Override
                public void write(int value) throws IOException {
                    out.write(value);
                    position++;
                }

                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    out.write(bytes, offset, length);
                    position += length;
                }

                @Override
                public void flush() throws IOException {
                    out.flush();
                }

                @Override
                public void close() throws IOException {
                    out.flush();
                }
            };
        }

        @Override
        public PositionOutputStream createOrOverwrite(long blockSizeHint) {
            return create(blockSizeHint);
        }

        @Override
        public boolean supportsBlockSize() {
            return false;
        }

        @Override
        public long defaultBlockSize() {
            return 0;
        }
    }
}
