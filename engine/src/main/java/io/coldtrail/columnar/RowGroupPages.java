package io.coldtrail.columnar;

import io.coldtrail.bytes.DamagedBytes;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Type;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** The columns of one row group, after a check of all that the footer says of them. */
final class RowGroupPages implements PageReadStore {
    /** Where pages start at the earliest: after the magic number. */
    private static final long FIRST_PAGE = 4;

    /** Old writers forgot the dictionary's header when they added up a column's size. */
    private static final long FORGOTTEN_BYTES = 100;

    private final Map<ColumnDescriptor, ChunkPages> columns = new LinkedHashMap<>();
    private final long rows;

    private RowGroupPages(long rows) {
        this.rows = rows;
    }

    static RowGroupPages of(
            RowGroup group, ParquetFooter footer, ChannelBytes file, PageInflater inflater, ParquetBounds bounds)
            throws IOException {
        long rows = group.getNum_rows();
        if (rows < 0) {
            throw ParquetDamage.damaged("a row group has " + rows + " rows");
        }
        Map<List<String>, ColumnMetaData> chunks = chunks(group);
        long declared = 0;
        for (ColumnMetaData chunk : chunks.values()) {
            long size = chunk.getTotal_uncompressed_size();
            if (size < 0 || size > Long.MAX_VALUE - declared) {
                throw ParquetDamage.damaged("a column has the size " + size);
            }
            declared += size;
        }
        bounds.beginRowGroup(rows, declared);
        RowGroupPages pages = new RowGroupPages(rows);
        for (ColumnDescriptor column : footer.schema().getColumns()) {
            ColumnMetaData chunk = chunks.get(Arrays.asList(column.getPath()));
            if (chunk == null) {
                throw ParquetDamage.damaged("a row group lacks the column " + name(column));
            }
            pages.columns.put(
                    column, new ChunkPages(file, inflater, bounds, column, place(chunk, column, rows, footer.start())));
        }
        return pages;
    }

    @Override
    public PageReader getPageReader(ColumnDescriptor descriptor) {
        ChunkPages pages = columns.get(descriptor);
        if (pages == null) {
            throw new IllegalArgumentException("no column of this schema: " + descriptor);
        }
        return pages;
    }

    @Override
    public long getRowCount() {
        return rows;
    }

    /** Checks, after the last row, that every column's pages held what they should. */
    void requireConsumed() throws DamagedBytes {
        for (ChunkPages pages : columns.values()) {
            pages.requireConsumed();
        }
    }

    private static Map<List<String>, ColumnMetaData> chunks(RowGroup group) throws DamagedBytes {
        Map<List<String>, ColumnMetaData> chunks = new HashMap<>();
        for (ColumnChunk chunk : group.getColumns()) {
            if (chunk.isSetCrypto_metadata()) {
                throw ParquetDamage.unsupported("a column is encrypted");
            }
            if (chunk.isSetFile_path() || !chunk.isSetMeta_data()) {
                throw ParquetDamage.damaged("a column lies outside the file");
            }
            ColumnMetaData metadata = chunk.getMeta_data();
            if (chunks.put(metadata.getPath_in_schema(), metadata) != null) {
                throw ParquetDamage.damaged("a row group has a column twice");
            }
        }
        return chunks;
    }

    private static ChunkPages.Chunk place(ColumnMetaData chunk, ColumnDescriptor column, long rows, long footerStart)
            throws DamagedBytes {
        String name = name(column);
        if (chunk.getCodec() == null || chunk.getType() == null) {
            throw ParquetDamage.damaged("the column " + name + " has an unknown type or codec");
        }
        PageInflater.requireKnown(chunk.getCodec(), name);
        String stored = chunk.getType() == Type.BYTE_ARRAY
                ? PrimitiveTypeName.BINARY.name()
                : chunk.getType().name();
        if (!stored.equals(column.getPrimitiveType().getPrimitiveTypeName().name())) {
            throw ParquetDamage.damaged("the column " + name + " is stored as " + stored);
        }
        long values = chunk.getNum_values();
        if (column.getMaxRepetitionLevel() == 0 ? values != rows : values < rows) {
            throw ParquetDamage.damaged("the column " + name + " has " + values + " values for " + rows + " rows");
        }
        long start = chunk.getData_page_offset();
        long dictionary = chunk.isSetDictionary_page_offset() ? chunk.getDictionary_page_offset() : 0;
        if (dictionary > 0 && dictionary < start) {
            start = dictionary;
        }
        long length = chunk.getTotal_compressed_size();
        if (start < FIRST_PAGE || length < 0 || start > footerStart || length > footerStart - start) {
            throw ParquetDamage.damaged("the column " + name + " does not lie within the file");
        }
        long end = Math.min(footerStart, start + length + FORGOTTEN_BYTES);
        return new ChunkPages.Chunk(chunk.getCodec(), start, end, values, chunk.getTotal_uncompressed_size());
    }

    private static String name(ColumnDescriptor column) {
        return String.join(".", column.getPath());
    }
}
