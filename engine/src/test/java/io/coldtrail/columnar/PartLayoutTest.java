package io.coldtrail.columnar;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.schema.LakeTable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.internal.column.columnindex.ColumnIndex;
import org.apache.parquet.internal.column.columnindex.OffsetIndex;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages, dictionaries, row groups, statistics and indexes of parts that are large enough to have them. */
class PartLayoutTest {
    private static final int ROWS = 70_000;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void placeFile() {
        file = folder.resolve("part.parquet");
    }

    @Test
    void aDictionaryThatOverflowsInTheMiddleOfAPageLosesNoValue() throws IOException, SQLException {
        // 28,000 texts repeat, which a page can hold in its dictionary, then each is new until it is full.
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            texts.add("text of some length, number " + (i < 28_000 ? i % 500 : i));
        }
        write(texts, new Random(4));
        assertThat(read("t")).isEqualTo(texts);
        ColumnChunkMetaData chunk = chunk("t");
        assertThat(chunk.getEncodings()).contains(Encoding.RLE_DICTIONARY, Encoding.PLAIN);
        assertThat(chunk.getEncodingStats().hasDictionaryPages()).isTrue();
        assertThat(chunk.getEncodingStats().hasNonDictionaryEncodedPages()).isTrue();
    }

    @Test
    void valuesThatRepeatHaveADictionaryAndDistinctOnesHaveNone() throws IOException, SQLException {
        List<String> repeated = new ArrayList<>();
        List<String> distinct = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            repeated.add(i % 1_000 == 0 ? null : "10.0.0." + i * 31L % 251);
            distinct.add(i % 1_000 == 0 ? null : "id-" + i);
        }
        write(repeated, new Random(5));
        assertThat(read("t")).isEqualTo(repeated);
        assertThat(chunk("t").getEncodingStats().hasNonDictionaryEncodedPages()).isFalse();
        file = folder.resolve("distinct.parquet");
        write(distinct, new Random(5));
        assertThat(read("t")).isEqualTo(distinct);
        assertThat(chunk("t").hasDictionaryPage()).isFalse();
    }

    @Test
    void pagesHaveBoundsAndRowsInTheIndexes() throws IOException {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            texts.add(i < 20_000 ? null : String.format(Locale.ROOT, "%07d", i));
        }
        write(texts, new Random(6));
        try (ParquetFileReader reader = open()) {
            BlockMetaData block = reader.getRowGroups().get(0);
            ColumnChunkMetaData chunk = chunk(block, "t");
            OffsetIndex offsets = reader.readOffsetIndex(chunk);
            List<Long> firstRows = new ArrayList<>();
            for (int i = 0; i < offsets.getPageCount(); i++) {
                firstRows.add(offsets.getFirstRowIndex(i));
            }
            assertThat(firstRows).containsExactly(0L, 20_000L, 40_000L, 60_000L);
            ColumnIndex index = reader.readColumnIndex(chunk);
            assertThat(index.getNullPages()).containsExactly(true, false, false, false);
            assertThat(index.getNullCounts()).containsExactly(20_000L, 0L, 0L, 0L);
            assertThat(index.getMinValues().stream().skip(1).map(bytes -> text(bytes.array())))
                    .containsExactly("0020000", "0040000", "0060000");
            assertThat(index.getMaxValues().stream().skip(1).map(bytes -> text(bytes.array())))
                    .containsExactly("0039999", "0059999", "0069999");
            assertThat(text(chunk.getStatistics().getMinBytes())).isEqualTo("0020000");
            assertThat(text(chunk.getStatistics().getMaxBytes())).isEqualTo("0069999");
            assertThat(chunk.getStatistics().getNumNulls()).isEqualTo(20_000);
            ColumnChunkMetaData number = chunk(block, "l");
            assertThat(number.getStatistics().minAsString()).isEqualTo("-1");
            assertThat(number.getStatistics().maxAsString()).isEqualTo(String.valueOf(ROWS - 2));
            ColumnChunkMetaData none = chunk(block, "xs", "list", "element");
            assertThat(none.getStatistics().getNumNulls()).isEqualTo(ROWS);
            assertThat(none.getStatistics().hasNonNullValue()).isFalse();
            assertThat(none.getTotalSize()).as("a column of NULLs").isLessThan(300);
        }
    }

    /** Text by chance hardly compresses, so that a row group fills up. */
    @Test
    void rowGroupsEndBeforeTheyTakeTooMuchMemory() throws IOException, SQLException {
        Random random = new Random(7);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            byte[] bytes = new byte[8_000];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = (byte) (' ' + random.nextInt(90));
            }
            texts.add(text(bytes));
        }
        write(texts, new Random(8));
        assertThat(read("t")).isEqualTo(texts);
        try (ParquetFileReader reader = open()) {
            assertThat(reader.getRowGroups()).hasSize(2);
            assertThat(reader.getRowGroups().get(0).getCompressedSize()).isBetween(30L << 20, 36L << 20);
            ColumnChunkMetaData chunk = chunk(reader.getRowGroups().get(0), "t");
            assertThat(reader.readOffsetIndex(chunk).getPageCount()).isBetween(15, 45);
        }
    }

    @Test
    void rangesOfBatchesDoNotShow() throws IOException {
        List<String> texts = new ArrayList<>();
        Random random = new Random(9);
        for (int i = 0; i < ROWS; i++) {
            texts.add(random.nextInt(5) == 0 ? null : "x".repeat(random.nextInt(30)) + random.nextInt(50_000));
        }
        WrittenPart first = write(texts, new Random(10));
        for (int seed = 11; seed < 14; seed++) {
            file = folder.resolve(seed + ".parquet");
            assertThat(write(texts, new Random(seed))).isEqualTo(first);
        }
    }

    /** Bytes allocated are what a machine under load measures reliably. Some 600 a row when this was written. */
    @Test
    void writingAFlowLogRowAllocatesLittle() throws IOException {
        RecordBatch batch = new RecordBatch(LakeTable.VPCFLOW.storedColumns());
        for (int i = 0; i < 4_000; i++) {
            batch.text(batch.indexOf("srcaddr")).stage("10.0.0." + i % 250);
            batch.text(batch.indexOf("dstaddr")).stage("10.1." + i % 5 + "." + i % 250);
            batch.text(batch.indexOf("source_path")).stage("AWSLogs/111122223333/vpcflowlogs/" + i / 500);
            batch.number(batch.indexOf("start")).stage(1_700_000_000L + i);
            batch.number(batch.indexOf("bytes")).stage(i * 7919L % 100_000);
            batch.commitRow();
        }
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        PartWriter writer = PartWriter.create(file, LakeTable.VPCFLOW.storedColumns());
        for (int i = 0; i < 10; i++) {
            writer.write(batch, 0, batch.rows());
        }
        writer.finish();
        assertThat((threads.getCurrentThreadAllocatedBytes() - before) / writer.rows())
                .isLessThan(400);
    }

    /** Writes texts, and a number beside each, in batches and ranges cut by chance. */
    private WrittenPart write(List<String> texts, Random random) throws IOException {
        PartWriter writer = PartWriter.create(file, SampleRows.SCHEMA);
        int row = 0;
        while (row < texts.size()) {
            RecordBatch batch = new RecordBatch(SampleRows.SCHEMA);
            for (int end = Math.min(texts.size(), row + 1 + random.nextInt(9_000)); row < end; row++) {
                if (texts.get(row) != null) {
                    batch.text(0).stage(texts.get(row));
                }
                batch.number(3).stage(row - 1);
                batch.commitRow();
            }
            int from = 0;
            while (from < batch.rows()) {
                int to = Math.min(batch.rows(), from + 1 + random.nextInt(900));
                writer.write(batch, from, to);
                from = to;
            }
        }
        return writer.finish();
    }

    /** A column as DuckDB reads it, which ParquetRows must agree with. */
    private List<String> read(String column) throws SQLException, IOException {
        List<String> values = new ArrayList<>();
        DuckDbFile.rows(file, "SELECT " + column + " FROM read_parquet($file)").forEach(row -> values.add(row.get(0)));
        List<String> own = new ArrayList<>();
        ReadRows rows = ReadRows.of(file);
        assertThat(rows.damage()).isNull();
        rows.rows().forEach(row -> own.add(row.get(0)));
        assertThat(own).isEqualTo(values);
        return Collections.unmodifiableList(values);
    }

    private ColumnChunkMetaData chunk(String... path) throws IOException {
        try (ParquetFileReader reader = open()) {
            return chunk(reader.getRowGroups().get(0), path);
        }
    }

    private static ColumnChunkMetaData chunk(BlockMetaData block, String... path) {
        return block.getColumns().stream()
                .filter(chunk -> chunk.getPath().equals(ColumnPath.get(path)))
                .findFirst()
                .orElseThrow();
    }

    private ParquetFileReader open() throws IOException {
        return ParquetFileReader.open(
                new LocalInputFile(file),
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
