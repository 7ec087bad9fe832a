package io.coldtrail.report.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One row of the matrix: the records of one log, account and region over time. Only units with records take space, 24
 * bytes each.
 */
public final class CoverageSeries {
    private final CoverageLog log;
    private final String account;
    private final String region;
    private long[] units = new long[16];
    private long[] records = new long[16];
    private long[] files = new long[16];
    private int size;
    private long total;
    private long most;

    CoverageSeries(CoverageLog log, String account, String region) {
        this.log = log;
        this.account = account;
        this.region = region;
    }

    /** Units with no record between one with records before and one with records after. */
    public record Gap(long first, long last) {
        public long units() {
            return last - first + 1;
        }
    }

    /** Adds a unit, which is later than all before it. */
    void add(long unit, long recordCount, long fileCount) {
        if (size == units.length) {
            units = Arrays.copyOf(units, size * 2);
            records = Arrays.copyOf(records, size * 2);
            files = Arrays.copyOf(files, size * 2);
        }
        units[size] = unit;
        records[size] = recordCount;
        files[size] = fileCount;
        size++;
        total += recordCount;
        most = Math.max(most, recordCount);
    }

    public CoverageLog log() {
        return log;
    }

    public String account() {
        return account;
    }

    public String region() {
        return region;
    }

    /** How many units have records; at least one. */
    public int size() {
        return size;
    }

    /** The unit at a position from 0 on; they ascend. */
    public long unit(int index) {
        return units[index];
    }

    /** The records at a position. */
    public long records(int index) {
        return records[index];
    }

    /** The files at a position; a file may have records in several units. */
    public long files(int index) {
        return files[index];
    }

    public long first() {
        return units[0];
    }

    public long last() {
        return units[size - 1];
    }

    /** All records that have a time. */
    public long total() {
        return total;
    }

    /** The most records of one unit. */
    public long most() {
        return most;
    }

    /** The gaps, ascending. */
    public List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        for (int i = 1; i < size; i++) {
            if (units[i] > units[i - 1] + 1) {
                gaps.add(new Gap(units[i - 1] + 1, units[i] - 1));
            }
        }
        return gaps;
    }
}
