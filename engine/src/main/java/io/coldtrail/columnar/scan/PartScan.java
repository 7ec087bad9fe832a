package io.coldtrail.columnar.scan;

import io.coldtrail.columnar.ZstdCodecs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.LocalInputFile;

/**
 * Plans what Trino's reader reads of Parquet files for queries, from the files' footers and indexes. The footers that were
 * read last are kept. Not thread-safe.
 */
public final class PartScan {
    /** A footer with its statistics takes some 100 kB. */
    private static final int MOST_FOOTERS = 256;

    /** The footer's length and the magic word, at the end of the file. */
    private static final int TRAILER = 8;

    private final ReadRules rules;
    private final Map<Path, ParquetMetadata> footers = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, ParquetMetadata> eldest) {
            return size() > MOST_FOOTERS;
        }
    };

    /** @param rules how files are read */
    public PartScan(ReadRules rules) {
        this.rules = rules;
    }

    /**
     * Plans the reads of one file. A file that is read whole is not opened.
     *
     * @param file a Parquet file of the lake
     * @param bytes its size
     * @param leaves the columns that are read: paths of leaves, or of structs, lists and maps that are read whole.
     *     Those that the file lacks take no bytes
     * @param demands what rows must meet to count
     * @throws IOException if the file cannot be read, or is no sound Parquet file
     */
    public PartReads plan(Path file, long bytes, Set<List<String>> leaves, List<LeafDemand> demands)
            throws IOException {
        boolean whole = bytes <= rules.smallFile();
        if (whole && demands.isEmpty()) {
            return PartReads.whole(bytes);
        }
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new ZstdCodecs())
                .build();
        try (ParquetFileReader reader = open(file, options)) {
            if (whole) {
                return anyKept(reader, leaves, demands) ? PartReads.whole(bytes) : PartReads.DROPPED;
            }
            PartReads footer = footer(file, bytes);
            PartReads all = PartReads.NONE;
            long start = 0;
            while (start < bytes) {
                long end = start + splitLength(bytes - start, rules.initialSplit());
                all = all.plus(split(reader, start, end, footer, leaves, demands));
                start = end;
            }
            return all;
        } catch (RuntimeException e) {
            // parquet-java has no one way to say that a file is damaged.
            throw new IOException("the file is no sound Parquet file: " + e.getMessage(), e);
        }
    }

    private ParquetFileReader open(Path file, ParquetReadOptions options) throws IOException {
        LocalInputFile input = new LocalInputFile(file);
        ParquetMetadata footer = footers.get(file);
        if (footer != null) {
            return ParquetFileReader.open(input, footer, options, input.newStream());
        }
        ParquetFileReader reader = ParquetFileReader.open(input, options);
        footers.put(file, reader.getFooter());
        return reader;
    }

    private boolean anyKept(ParquetFileReader reader, Set<List<String>> leaves, List<LeafDemand> demands)
            throws IOException {
        for (BlockMetaData rowGroup : reader.getRowGroups()) {
            if (new RowGroupScan(reader, rowGroup, leaves, demands, rules).isKept()) {
                return true;
            }
        }
        return false;
    }

    private PartReads split(
            ParquetFileReader reader,
            long start,
            long end,
            PartReads footer,
            Set<List<String>> leaves,
            List<LeafDemand> demands)
            throws IOException {
        PartReads all = footer;
        List<PlannedReads.Wanted> columns = new ArrayList<>();
        boolean anyKept = false;
        for (BlockMetaData rowGroup : reader.getRowGroups()) {
            if (rowGroup.getStartingPos() >= start && rowGroup.getStartingPos() < end) {
                RowGroupScan scan = new RowGroupScan(reader, rowGroup, leaves, demands, rules);
                if (scan.isKept()) {
                    anyKept = true;
                    columns.addAll(scan.columns());
                }
                all = all.plus(scan.judging());
            }
        }
        if (!anyKept) {
            return all.dropped();
        }
        boolean demanding = columns.stream().anyMatch(PlannedReads.Wanted::tested);
        for (PlannedReads.Read read : PlannedReads.of(columns, rules)) {
            boolean surely = !demanding || read.holds(PlannedReads.Wanted::tested);
            long length = read.bytes().length();
            all = all.plus(new PartReads(surely ? length : 0, length, 1));
        }
        return all;
    }

    /** Trino reads a fixed piece of the end, and again where the footer is longer. */
    private PartReads footer(Path file, long bytes) throws IOException {
        long guess = Math.min(bytes, rules.footer());
        long footer = footerLength(file, bytes) + TRAILER;
        PartReads first = PartReads.whole(guess);
        return footer > guess ? first.plus(PartReads.whole(footer)) : first;
    }

    private static long footerLength(Path file, long bytes) throws IOException {
        ByteBuffer trailer = ByteBuffer.allocate(TRAILER).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(file)) {
            while (trailer.hasRemaining() && channel.read(trailer, bytes - TRAILER + trailer.position()) >= 0) {}
        }
        return trailer.getInt(0);
    }

    /** The last two splits of a file are of one size. */
    private static long splitLength(long left, long most) {
        if (left <= most) {
            return left;
        }
        return left <= 2 * most ? left / 2 : most;
    }
}
