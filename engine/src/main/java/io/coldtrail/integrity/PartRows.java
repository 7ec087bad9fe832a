package io.coldtrail.integrity;

import io.coldtrail.bytes.DiskFile;
import io.coldtrail.columnar.ParquetField;
import io.coldtrail.columnar.ParquetRows;
import io.coldtrail.problem.Limits;
import io.coldtrail.schema.Provenance;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts the rows of a part, source by source. */
final class PartRows {
    private static final Set<String> COLUMNS = Set.of(Provenance.PATH, Provenance.SHA256);

    /** A part repeats its paths in every row, so that its columns shrink more than a log does. */
    private static final Limits LIMITS =
            Limits.DEFAULT.with("maxInflationRatio", Integer.MAX_VALUE - 16).with("maxInflatedBytes", Long.MAX_VALUE);

    private final ParquetRows rows;
    private final int path;
    private final int sha256;
    private final Map<Source, Long> counts = new HashMap<>();
    private byte[] lastPath = new byte[0];
    private byte[] lastSha256 = new byte[0];
    private long pending;

    /** A file of the evidence, as a row names it. */
    record Source(String path, String sha256) {}

    private PartRows(ParquetRows rows) {
        this.rows = rows;
        List<String> names = rows.fields().stream().map(ParquetField::name).toList();
        this.path = names.indexOf(Provenance.PATH);
        this.sha256 = names.indexOf(Provenance.SHA256);
    }

    /** The number of rows that a file says it has. */
    static long declared(DiskFile file) throws IOException {
        try (SeekableByteChannel channel = file.openChannel();
                ParquetRows rows = ParquetRows.open(channel, LIMITS, COLUMNS::contains)) {
            return rows.declaredRows();
        }
    }

    /**
     * Reads all rows.
     *
     * @throws IOException where they are not all there, or lack their source
     */
    static Map<Source, Long> count(DiskFile file) throws IOException {
        try (SeekableByteChannel channel = file.openChannel();
                ParquetRows rows = ParquetRows.open(channel, LIMITS, COLUMNS::contains)) {
            PartRows part = new PartRows(rows);
            if (part.path < 0 || part.sha256 < 0) {
                throw new IOException("its rows do not name their sources");
            }
            while (rows.next()) {
                part.take();
            }
            part.settle();
            return part.counts;
        }
    }

    /** Rows of one source follow each other, so that texts are made once for each of them. */
    private void take() throws IOException {
        if (rows.isNull(path) || rows.isNull(sha256)) {
            throw new IOException("its row " + rows.position() + " does not name its source");
        }
        byte[] bytes = rows.bytes();
        if (!same(bytes, path, lastPath) || !same(bytes, sha256, lastSha256)) {
            settle();
            lastPath = Arrays.copyOfRange(bytes, rows.start(path), rows.end(path));
            lastSha256 = Arrays.copyOfRange(bytes, rows.start(sha256), rows.end(sha256));
        }
        pending++;
    }

    private boolean same(byte[] bytes, int field, byte[] last) {
        return Arrays.equals(bytes, rows.start(field), rows.end(field), last, 0, last.length);
    }

    private void settle() {
        if (pending > 0) {
            Source source = new Source(
                    new String(lastPath, StandardCharsets.UTF_8), new String(lastSha256, StandardCharsets.UTF_8));
            counts.merge(source, pending, Long::sum);
            pending = 0;
        }
    }
}
