package io.coldtrail.columnar.encode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * The levels and values of one column, page after page, into one column chunk after another. Levels come in runs, so
 * that NULLs cost nothing each; the values of a run of levels that has them follow it. Not thread-safe.
 */
public abstract sealed class ChunkEncoder permits TextEncoder, NumberEncoder {
    private static final int PAGE_BYTES = 1 << 20;
    private static final int PAGE_ROWS = 20_000;

    /** Memory that a page takes beside its content, roughly. */
    private static final int PAGE_OVERHEAD = 200;

    private final ColumnDescriptor column;
    private final PageCompressor compressor;
    private final HybridEncoder repetitions;
    private final HybridEncoder definitions;
    private final List<Page> pages = new ArrayList<>();
    private final ValueEncoder values;
    private long pagesBytes;
    private int levels;
    private int nulls;
    private int rows;

    ChunkEncoder(ColumnDescriptor column, ValueEncoder values, PageCompressor compressor) {
        this.column = column;
        this.values = values;
        this.compressor = compressor;
        repetitions = new HybridEncoder(HybridEncoder.widthOf(column.getMaxRepetitionLevel()));
        definitions = new HybridEncoder(HybridEncoder.widthOf(column.getMaxDefinitionLevel()));
    }

    /** The definition level of a value, which is that of no NULL. */
    public final int maxDefinition() {
        return column.getMaxDefinitionLevel();
    }

    /**
     * Adds a run of levels.
     *
     * @param firstRepetition repetition level of the first
     * @param repetition that of the others
     * @param definition definition level of all
     * @param count how many, at least one
     */
    public final void levels(int firstRepetition, int repetition, int definition, int count) {
        if (column.getMaxRepetitionLevel() > 0) {
            repetitions.add(firstRepetition, 1);
            repetitions.add(repetition, count - 1);
        }
        definitions.add(definition, count);
        levels += count;
        rows += (firstRepetition == 0 ? 1 : 0) + (repetition == 0 ? count - 1 : 0);
        if (definition < column.getMaxDefinitionLevel()) {
            nulls += count;
        }
    }

    /** Ends the page if it is full; to be called between rows, and at the same rows for the same bytes. */
    public final void endFullPage() {
        if (rows >= PAGE_ROWS || pageBytes() >= PAGE_BYTES) {
            endPage();
        }
    }

    /** Bytes of memory that the chunk takes, roughly. */
    public final long memory() {
        return pagesBytes + repetitions.length() + definitions.length() + values.memory();
    }

    /** Ends the chunk and writes it. */
    public final void writeTo(ParquetFileWriter writer) throws IOException {
        if (levels > 0) {
            endPage();
        }
        long count = pages.stream().mapToLong(Page::levels).sum();
        writer.startColumn(column, count, CompressionCodecName.ZSTD);
        Dictionary dictionary = values.usedDictionary();
        if (dictionary != null) {
            Bytes content = dictionary.content();
            writer.writeDictionaryPage(new DictionaryPage(
                    BytesInput.from(compressor.compress(content)),
                    content.length(),
                    dictionary.size(),
                    Encoding.PLAIN));
        }
        for (Page page : pages) {
            writer.writeDataPage(
                    page.levels(),
                    page.size(),
                    page.content(),
                    page.statistics(),
                    page.rows(),
                    Encoding.RLE,
                    Encoding.RLE,
                    page.encoding());
        }
        writer.endColumn();
        pages.clear();
        pagesBytes = 0;
        values.clear();
    }

    /** The number of the page at hand within the chunk. */
    final int pageNumber() {
        return pages.size();
    }

    /** Least and greatest value of the page that ends, which are forgotten. */
    abstract void endBounds(Statistics.Builder statistics);

    private long pageBytes() {
        return (long) values.pageBytes() + repetitions.length() + definitions.length();
    }

    private void endPage() {
        Bytes page = compressor.page();
        if (column.getMaxRepetitionLevel() > 0) {
            endLevels(repetitions, column.getMaxRepetitionLevel(), page);
        }
        endLevels(definitions, column.getMaxDefinitionLevel(), page);
        Encoding encoding = values.endPage(page);
        Statistics.Builder statistics =
                Statistics.getBuilderForReading(column.getPrimitiveType()).withNumNulls(nulls);
        if (nulls < levels) {
            endBounds(statistics);
        }
        byte[] content = compressor.compress(page);
        pages.add(new Page(BytesInput.from(content), page.length(), levels, rows, encoding, statistics.build()));
        pagesBytes += content.length + PAGE_OVERHEAD;
        levels = 0;
        nulls = 0;
        rows = 0;
    }

    private static void endLevels(HybridEncoder encoder, int greatest, Bytes page) {
        Bytes encoded = encoder.finish();
        page.putInt(encoded.length());
        page.put(encoded);
        encoder.begin(HybridEncoder.widthOf(greatest));
    }
}
