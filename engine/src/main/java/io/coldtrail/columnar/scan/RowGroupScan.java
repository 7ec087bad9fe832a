package io.coldtrail.columnar.scan;

import io.coldtrail.columnar.scan.PlannedReads.Wanted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.EncodingStats;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.DictionaryPageReadStore;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.filter2.columnindex.RowRanges;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.internal.column.columnindex.ColumnIndex;
import org.apache.parquet.internal.column.columnindex.OffsetIndex;
import org.apache.parquet.internal.filter2.columnindex.ColumnIndexFilter;
import org.apache.parquet.internal.filter2.columnindex.ColumnIndexStore;
import org.apache.parquet.internal.hadoop.metadata.IndexReference;
import org.jspecify.annotations.Nullable;

/**
 * One row group of a file as Trino's reader takes it: judged by statistics, then page by page by the column index, by
 * bloom filters and by dictionaries, each of which is read where those before it left a doubt; then its wanted columns,
 * without the pages that hold no row that counts.
 */
final class RowGroupScan implements ColumnIndexStore {
    /** Trino takes a bloom filter's header in one read of this size. */
    private static final long BLOOM_HEADER = 64;

    /** Trino does not look into larger dictionaries. */
    private static final int MOST_DICTIONARY_VALUES = 8096;

    private final ParquetFileReader file;
    private final BlockMetaData rowGroup;
    private final ReadRules rules;
    private final List<ColumnChunkMetaData> wanted;
    private final Map<LeafDemand, ColumnChunkMetaData> demands = new LinkedHashMap<>();
    private PartReads judging = PartReads.NONE;
    private boolean columnIndexRead;
    private boolean offsetIndexRead;

    /** @param leaves columns that are read, each by its path or by that of what it stands in */
    RowGroupScan(
            ParquetFileReader file,
            BlockMetaData rowGroup,
            Set<List<String>> leaves,
            List<LeafDemand> demands,
            ReadRules rules) {
        this.file = file;
        this.rowGroup = rowGroup;
        this.rules = rules;
        this.wanted = rowGroup.getColumns().stream()
                .filter(chunk -> isWithin(chunk, leaves))
                .toList();
        Map<List<String>, ColumnChunkMetaData> byPath =
                wanted.stream().collect(Collectors.toMap(RowGroupScan::path, chunk -> chunk));
        for (LeafDemand demand : demands) {
            ColumnChunkMetaData chunk = byPath.get(demand.path());
            if (chunk != null && LeafStatistics.isJudged(chunk.getPrimitiveType())) {
                this.demands.put(demand, chunk);
            }
        }
    }

    private static boolean isWithin(ColumnChunkMetaData chunk, Set<List<String>> leaves) {
        List<String> path = path(chunk);
        for (int length = path.size(); length > 0; length--) {
            if (leaves.contains(path.subList(0, length))) {
                return true;
            }
        }
        return false;
    }

    private static List<String> path(ColumnChunkMetaData chunk) {
        return List.of(chunk.getPath().toArray());
    }

    /** What was read to decide whether the row group counts, and which of its pages do. */
    PartReads judging() {
        return judging;
    }

    /** Whether the row group can hold a row that counts. */
    boolean isKept() throws IOException {
        return rowGroup.getRowCount() > 0 && mayMeetDemands();
    }

    /** The ranges of columns that are read of a row group that is kept. */
    List<Wanted> columns() throws IOException {
        RowRanges rows = wantedRows();
        List<Wanted> ranges = new ArrayList<>();
        for (ColumnChunkMetaData chunk : wanted) {
            boolean tested = demands.containsValue(chunk);
            for (ByteRange range : ranges(chunk, rows)) {
                ranges.add(new Wanted(range, tested));
            }
        }
        return ranges;
    }

    private boolean mayMeetDemands() throws IOException {
        List<LeafDemand> doubtful = new ArrayList<>();
        for (Map.Entry<LeafDemand, ColumnChunkMetaData> entry : demands.entrySet()) {
            ColumnChunkMetaData chunk = entry.getValue();
            LeafStatistics statistics = LeafStatistics.of(chunk.getStatistics(), chunk.getValueCount());
            if (!statistics.mayMeet(entry.getKey())) {
                return false;
            }
            if (!statistics.surelyMeets(entry.getKey())) {
                doubtful.add(entry.getKey());
            }
        }
        for (LeafDemand demand : doubtful) {
            if (hasColumnIndex() && rowsMeeting(List.of(demand)).rowCount() == 0) {
                return false;
            }
        }
        for (LeafDemand demand : doubtful) {
            if (!mayMeetByBloomFilter(demand, chunk(demand))) {
                return false;
            }
        }
        for (LeafDemand demand : doubtful) {
            if (!mayMeetByDictionary(demand, chunk(demand))) {
                return false;
            }
        }
        return true;
    }

    private ColumnChunkMetaData chunk(LeafDemand demand) {
        return Objects.requireNonNull(demands.get(demand), "a demand of this row group");
    }

    private boolean hasColumnIndex() {
        return !demands.isEmpty()
                && rowGroup.getColumns().stream()
                        .anyMatch(chunk ->
                                chunk.getColumnIndexReference() != null && chunk.getOffsetIndexReference() != null);
    }

    private RowRanges wantedRows() {
        return hasColumnIndex() ? rowsMeeting(demands.keySet()) : RowRanges.createSingle(rowGroup.getRowCount());
    }

    private RowRanges rowsMeeting(Iterable<LeafDemand> some) {
        @Nullable FilterPredicate filter = null;
        for (LeafDemand demand : some) {
            FilterPredicate one = PageDemand.of(demand, chunk(demand).getPrimitiveType());
            filter = filter == null ? one : FilterApi.and(filter, one);
        }
        Set<ColumnPath> paths =
                wanted.stream().map(ColumnChunkMetaData::getPath).collect(Collectors.toSet());
        return ColumnIndexFilter.calculateRowRanges(
                FilterCompat.get(Objects.requireNonNull(filter, "at least one demand")),
                this,
                paths,
                rowGroup.getRowCount());
    }

    @Override
    public @Nullable ColumnIndex getColumnIndex(ColumnPath path) {
        if (!columnIndexRead) {
            columnIndexRead = true;
            count(demands.values().stream()
                    .distinct()
                    .map(ColumnChunkMetaData::getColumnIndexReference)
                    .toList());
        }
        try {
            return file.readColumnIndex(chunk(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public @Nullable OffsetIndex getOffsetIndex(ColumnPath path) {
        if (!offsetIndexRead) {
            offsetIndexRead = true;
            count(wanted.stream()
                    .map(ColumnChunkMetaData::getOffsetIndexReference)
                    .toList());
        }
        try {
            return file.readOffsetIndex(chunk(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ColumnChunkMetaData chunk(ColumnPath path) {
        return wanted.stream()
                .filter(chunk -> chunk.getPath().equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no column " + path));
    }

    private void count(List<@Nullable IndexReference> references) {
        List<Wanted> ranges = new ArrayList<>();
        for (IndexReference reference : references) {
            if (reference != null) {
                ranges.add(new Wanted(new ByteRange(reference.getOffset(), reference.getLength()), true));
            }
        }
        PlannedReads.of(ranges, rules).forEach(read -> count(read.bytes().length()));
    }

    private void count(long bytes) {
        judging = judging.plus(PartReads.whole(bytes));
    }

    private boolean mayMeetByBloomFilter(LeafDemand demand, ColumnChunkMetaData chunk) throws IOException {
        if (!demand.isDiscrete() || chunk.getBloomFilterOffset() <= 0) {
            return true;
        }
        BloomFilter filter = file.readBloomFilter(chunk);
        if (filter == null) {
            return true;
        }
        count(BLOOM_HEADER);
        count(filter.getBitsetSize());
        return demand.ranges().stream()
                .flatMap(range -> range.single().stream())
                .map(value -> LeafStatistics.parquetValue(value, chunk.getPrimitiveType()))
                .anyMatch(value -> filter.findHash(filter.hash(value)));
    }

    private boolean mayMeetByDictionary(LeafDemand demand, ColumnChunkMetaData chunk) throws IOException {
        EncodingStats encodings = chunk.getEncodingStats();
        if (encodings == null || !encodings.hasDictionaryPages() || encodings.hasNonDictionaryEncodedPages()) {
            return true;
        }
        count(chunk.getFirstDataPageOffset() - chunk.getDictionaryPageOffset());
        ColumnDescriptor column = file.getFileMetaData()
                .getSchema()
                .getColumnDescription(chunk.getPath().toArray());
        DictionaryPageReadStore dictionaries = file.getDictionaryReader(rowGroup);
        DictionaryPage page = dictionaries.readDictionaryPage(column);
        if (page == null || page.getDictionarySize() > MOST_DICTIONARY_VALUES) {
            return true;
        }
        boolean nulls = chunk.getStatistics().getNumNulls() != 0;
        if (nulls && demand.nulls()) {
            return true;
        }
        Dictionary dictionary = page.getEncoding().initDictionary(column, page);
        for (int id = 0; id <= dictionary.getMaxId(); id++) {
            LeafValue value = LeafStatistics.value(
                    switch (chunk.getPrimitiveType().getPrimitiveTypeName()) {
                        case INT32 -> (Object) dictionary.decodeToInt(id);
                        case INT64 -> (Object) dictionary.decodeToLong(id);
                        default -> dictionary.decodeToBinary(id);
                    });
            if (demand.overlaps(value, value)) {
                return true;
            }
        }
        return false;
    }

    /** The whole chunk, or its dictionary and those of its pages that hold rows that count. */
    private List<ByteRange> ranges(ColumnChunkMetaData chunk, RowRanges rows) throws IOException {
        OffsetIndex pages = rows.rowCount() < rowGroup.getRowCount() ? getOffsetIndex(chunk.getPath()) : null;
        if (pages == null) {
            return List.of(new ByteRange(chunk.getStartingPos(), chunk.getTotalSize()));
        }
        List<ByteRange> ranges = new ArrayList<>();
        for (int page = 0; page < pages.getPageCount(); page++) {
            if (rows.isOverlapping(pages.getFirstRowIndex(page), pages.getLastRowIndex(page, rowGroup.getRowCount()))) {
                add(ranges, new ByteRange(pages.getOffset(page), pages.getCompressedPageSize(page)));
            }
        }
        long dictionary = pages.getOffset(0) - chunk.getStartingPos();
        if (!ranges.isEmpty() && dictionary > 0) {
            ranges.add(0, new ByteRange(chunk.getStartingPos(), dictionary));
        }
        return ranges;
    }

    /** Pages that follow each other are one range. */
    private static void add(List<ByteRange> ranges, ByteRange page) {
        int last = ranges.size() - 1;
        if (last >= 0 && ranges.get(last).end() == page.start()) {
            ByteRange before = ranges.get(last);
            ranges.set(last, new ByteRange(before.start(), before.length() + page.length()));
        } else {
            ranges.add(page);
        }
    }
}
