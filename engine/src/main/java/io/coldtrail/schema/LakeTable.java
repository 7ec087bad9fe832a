package io.coldtrail.schema;

import java.util.ArrayList;
import java.util.List;

/**
 * A kind of log as it is stored: its folder below {@code lake/}, the columns of its Parquet files, and its Hive
 * partition keys. The written contract is {@code docs/format.md}.
 */
public enum LakeTable {
    CLOUDTRAIL("cloudtrail", CloudTrailColumns.STORED, List.of("account", "region", "year", "month", "day")),
    VPCFLOW("vpcflow", FlowLogColumns.STORED, List.of("account", "region", "date"));

    private final String folder;
    private final List<Column> dataColumns;
    private final List<Column> storedColumns;
    private final List<String> partitionKeys;

    LakeTable(String folder, List<Column> dataColumns, List<String> partitionKeys) {
        this.folder = folder;
        this.dataColumns = dataColumns;
        this.partitionKeys = partitionKeys;
        List<Column> stored = new ArrayList<>(dataColumns);
        stored.addAll(Provenance.STORED);
        this.storedColumns = List.copyOf(stored);
    }

    /** The folder below {@code lake/}. */
    public String folder() {
        return folder;
    }

    /** The columns that come out of a record, without provenance. */
    public List<Column> dataColumns() {
        return dataColumns;
    }

    /** All columns of a Parquet file of this table, in file order: the data, then {@link Provenance#STORED}. */
    public List<Column> storedColumns() {
        return storedColumns;
    }

    /** Hive partition keys, outermost first. */
    public List<String> partitionKeys() {
        return partitionKeys;
    }
}
