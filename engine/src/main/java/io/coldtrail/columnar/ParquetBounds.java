package io.coldtrail.columnar;

import io.coldtrail.bytes.DamagedBytes;
import io.coldtrail.problem.Limits;

/**
 * Counts what comes out of one Parquet file against the limits. Rows count too: a page of thirty bytes can stand for two
 * billion rows of nothing.
 */
final class ParquetBounds {
    /** Of one row group, decompressed: parts of a row group are in memory together. */
    static final long MAX_ROW_GROUP_BYTES = 512L << 20;

    private static final long MAX_INFLATED_BYTES = 64L << 30;
    private static final int MAX_INFLATION_RATIO = 1_000;

    /** So much may come out of a file of any size. */
    private static final long FREE_BYTES = 64L << 20;

    /** What a row counts for, whatever is in it. */
    private static final int ROW_BYTES = 64;

    private final Limits limits;
    private final long allowedBytes;
    private final String allowedName;
    private long groupBytes;
    private long inflatedBytes;
    private long handedOutBytes;

    ParquetBounds(Limits limits, long fileBytes) {
        this.limits = limits;
        long byRatio = Math.max(FREE_BYTES, saturatedProduct(fileBytes, MAX_INFLATION_RATIO));
        this.allowedBytes = Math.min(MAX_INFLATED_BYTES, byRatio);
        this.allowedName = byRatio < MAX_INFLATED_BYTES
                ? "maxInflationRatio " + MAX_INFLATION_RATIO
                : "maxInflatedBytes " + MAX_INFLATED_BYTES;
    }

    /** Begins a row group by what the footer says of it. */
    void beginRowGroup(long rows, long declaredBytes) throws DamagedBytes {
        groupBytes = 0;
        if (declaredBytes > MAX_ROW_GROUP_BYTES) {
            throw tooLargeGroup();
        }
        count(saturatedProduct(rows, ROW_BYTES));
        if (declaredBytes > allowedBytes - inflatedBytes) {
            throw tooLargeFile();
        }
    }

    /** Counts memory that is about to be taken for a page. */
    void takeMemory(long bytes) throws DamagedBytes {
        groupBytes += bytes;
        if (groupBytes > MAX_ROW_GROUP_BYTES) {
            throw tooLargeGroup();
        }
        count(bytes);
    }

    /** Checks the text of one row, complete or not. */
    void checkRow(int bytes) throws DamagedBytes {
        if (bytes > limits.maxRecordBytes()) {
            throw tooLargeRow();
        }
    }

    /** Counts the text of a complete row. A dictionary gives the same long text again and again. */
    void handOut(int bytes) throws DamagedBytes {
        handedOutBytes += bytes;
        if (handedOutBytes > MAX_INFLATED_BYTES) {
            throw ParquetDamage.tooLarge("the rows hold more than maxInflatedBytes " + MAX_INFLATED_BYTES);
        }
    }

    /** The longest single value. */
    int maxValueBytes() {
        return limits.maxRecordBytes();
    }

    DamagedBytes tooLargeRow() {
        return ParquetDamage.tooLarge("a row holds more than maxRecordBytes " + limits.maxRecordBytes());
    }

    private void count(long bytes) throws DamagedBytes {
        inflatedBytes = bytes > Long.MAX_VALUE - inflatedBytes ? Long.MAX_VALUE : inflatedBytes + bytes;
        if (inflatedBytes > allowedBytes) {
            throw tooLargeFile();
        }
    }

    private static DamagedBytes tooLargeGroup() {
        return ParquetDamage.tooLarge("a row group inflates to more than maxRowGroupBytes " + MAX_ROW_GROUP_BYTES);
    }

    private DamagedBytes tooLargeFile() {
        return ParquetDamage.tooLarge("the file inflates to more than " + allowedName + " allows");
    }

    private static long saturatedProduct(long left, int right) {
        return left > Long.MAX_VALUE / right ? Long.MAX_VALUE : left * right;
    }
}
