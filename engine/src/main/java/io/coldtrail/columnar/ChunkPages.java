package io.coldtrail.columnar;

import io.coldtrail.bytes.DamagedBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one column in one row group, each read from the file when it is asked for. The reader's interface has no
 * checked exceptions: an {@link IOException} comes wrapped.
 */
final class ChunkPages implements PageReader {
    private static final int FIRST_HEADER_BYTES = 256;

    /** A header may hold the page's least and greatest value. */
    private static final int MAX_HEADER_BYTES = 16 << 20;

    private final ChannelBytes file;
    private final PageInflater inflater;
    private final ParquetBounds bounds;
    private final ColumnDescriptor column;
    private final Chunk chunk;
    private long position;
    private long valuesSeen;
    private @Nullable Page ahead;

    ChunkPages(ChannelBytes file, PageInflater inflater, ParquetBounds bounds, ColumnDescriptor column, Chunk chunk) {
        this.file = file;
        this.inflater = inflater;
        this.bounds = bounds;
        this.column = column;
        this.chunk = chunk;
        this.position = chunk.start();
    }

    /**
     * Where a column's pages are, and what the footer says of them.
     *
     * @param end no page reaches beyond it
     * @param uncompressedBytes of all pages
     */
    record Chunk(CompressionCodec codec, long start, long end, long values, long uncompressedBytes) {}

    @SuppressWarnings("ArrayRecordComponent") // nobody compares these
    private record Page(PageHeader header, byte[] body) {}

    @Override
    public @Nullable DictionaryPage readDictionaryPage() {
        try {
            Page page = next();
            if (page.header().getType() != PageType.DICTIONARY_PAGE) {
                ahead = page;
                return null;
            }
            DictionaryPageHeader header = page.header().getDictionary_page_header();
            byte[] bytes = inflate(page, 0);
            PageChecks.checkDictionary(bytes, header.getNum_values(), column);
            // Every value becomes an object.
            bounds.takeMemory(32L * header.getNum_values());
            return new DictionaryPage(BytesInput.from(bytes), header.getNum_values(), encoding(header.getEncoding()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long getTotalValueCount() {
        return chunk.values();
    }

    /** {@inheritDoc} Never null: a page that is asked for and not there is damage. */
    @Override
    public DataPage readPage() {
        try {
            while (true) {
                Page page = next();
                DataPage data = switch (page.header().getType()) {
                    case DATA_PAGE -> dataPage(page, page.header().getData_page_header());
                    case DATA_PAGE_V2 -> dataPage(page, page.header().getData_page_header_v2());
                    case INDEX_PAGE -> null;
                    case DICTIONARY_PAGE -> throw damaged("has a second dictionary");
                };
                // A page without values says nothing, and the column reader cannot take it.
                if (data != null && data.getValueCount() > 0) {
                    return data;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checks, after the last row, that the pages held what the footer promises, and no more. */
    void requireConsumed() throws DamagedBytes {
        if (valuesSeen != chunk.values()) {
            throw damaged("has pages of " + valuesSeen + " values where " + chunk.values() + " are promised");
        }
    }

    private DataPage dataPage(Page page, DataPageHeader header) throws DamagedBytes {
        int values = countValues(header.getNum_values());
        byte[] bytes = inflate(page, 0);
        Encoding repetition = encoding(header.getRepetition_level_encoding());
        Encoding definition = encoding(header.getDefinition_level_encoding());
        Encoding encoding = encoding(header.getEncoding());
        PageChecks checks = new PageChecks(bytes, values, bounds);
        int at = values == 0 ? 0 : checks.checkLevels(0, repetition, column.getMaxRepetitionLevel());
        at = values == 0 ? 0 : checks.checkLevels(at, definition, column.getMaxDefinitionLevel());
        checks.checkValues(values == 0 ? bytes.length : at, encoding);
        return new DataPageV1(
                BytesInput.from(bytes), values, bytes.length, noStatistics(), repetition, definition, encoding);
    }

    private DataPage dataPage(Page page, DataPageHeaderV2 header) throws DamagedBytes {
        int values = countValues(header.getNum_values());
        int repetitionBytes = header.getRepetition_levels_byte_length();
        int definitionBytes = header.getDefinition_levels_byte_length();
        byte[] body = page.body();
        int levelBytes = repetitionBytes + definitionBytes;
        if (repetitionBytes < 0 || definitionBytes < 0 || levelBytes < 0 || levelBytes > body.length) {
            throw damaged("has levels that do not fit into their page");
        }
        byte[] repetition = Arrays.copyOfRange(body, 0, repetitionBytes);
        byte[] definition = Arrays.copyOfRange(body, repetitionBytes, levelBytes);
        boolean compressed = !header.isSetIs_compressed() || header.isIs_compressed();
        byte[] data = compressed && body.length > levelBytes
                ? inflate(page, levelBytes)
                : Arrays.copyOfRange(body, levelBytes, body.length);
        new PageChecks(repetition, values, bounds).checkLevels(column.getMaxRepetitionLevel());
        new PageChecks(definition, values, bounds).checkLevels(column.getMaxDefinitionLevel());
        Encoding encoding = encoding(header.getEncoding());
        new PageChecks(data, values, bounds).checkValues(0, encoding);
        return DataPageV2.uncompressed(
                header.getNum_rows(),
                header.getNum_nulls(),
                values,
                BytesInput.from(repetition),
                BytesInput.from(definition),
                encoding,
                BytesInput.from(data),
                noStatistics());
    }

    private Statistics<?> noStatistics() {
        return Statistics.getBuilderForReading(column.getPrimitiveType()).build();
    }

    private int countValues(int values) throws DamagedBytes {
        if (values < 0 || values > chunk.values() - valuesSeen) {
            throw damaged("has a page of " + values + " values where " + (chunk.values() - valuesSeen) + " are left");
        }
        valuesSeen += values;
        return values;
    }

    private byte[] inflate(Page page, int start) throws DamagedBytes {
        return inflater.inflate(chunk.codec(), page.body(), start, page.header().getUncompressed_page_size() - start);
    }

    /** The next page, as it is stored. */
    private Page next() throws IOException {
        Page waiting = ahead;
        if (waiting != null) {
            ahead = null;
            return waiting;
        }
        PageHeader header = nextHeader();
        int stored = header.getCompressed_page_size();
        int inflated = header.getUncompressed_page_size();
        if (stored < 0 || stored > chunk.end() - position) {
            throw damaged("has a page that reaches beyond its end");
        }
        if (inflated < 0 || inflated > chunk.uncompressedBytes()) {
            throw damaged("has a page of " + inflated + " bytes, more than the column has");
        }
        boolean hasOwnHeader = switch (header.getType()) {
            case DATA_PAGE -> header.isSetData_page_header();
            case DATA_PAGE_V2 -> header.isSetData_page_header_v2();
            case DICTIONARY_PAGE -> header.isSetDictionary_page_header();
            case INDEX_PAGE -> true;
        };
        if (!hasOwnHeader) {
            throw damaged("has a page without the header of its type");
        }
        bounds.takeMemory(inflated);
        byte[] body = file.read(position, stored);
        position += stored;
        if (header.isSetCrc()) {
            CRC32 crc = new CRC32();
            crc.update(body);
            if ((int) crc.getValue() != header.getCrc()) {
                throw damaged("has a page whose checksum does not fit its content");
            }
        }
        return new Page(header, body);
    }

    private PageHeader nextHeader() throws IOException {
        long left = chunk.end() - position;
        for (long window = FIRST_HEADER_BYTES; ; window *= 4) {
            int length = (int) Math.min(left, Math.min(window, MAX_HEADER_BYTES));
            byte[] bytes = file.read(position, length);
            int end = CompactStructure.end(bytes, 0, length);
            if (end != CompactStructure.INCOMPLETE) {
                position += end;
                try {
                    return Util.readPageHeader(new ByteArrayInputStream(bytes, 0, end));
                } catch (IOException e) {
                    throw damaged("has a damaged page header: " + e.getMessage());
                }
            }
            if (length < window || length == MAX_HEADER_BYTES) {
                throw damaged("ends within a page header");
            }
        }
    }

    /** The encoding of the format's own, which has the same names. */
    private static Encoding encoding(@Nullable Enum<?> encoding) throws DamagedBytes {
        if (encoding == null) {
            throw ParquetDamage.damaged("a page has an unknown encoding");
        }
        return Encoding.valueOf(encoding.name());
    }

    private DamagedBytes damaged(String problem) {
        return ParquetDamage.damaged("the column " + String.join(".", column.getPath()) + " " + problem);
    }
}
