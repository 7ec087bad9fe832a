package io.coldtrail.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A kind of log as it is stored: its folder below {@code lake/}, the columns of its Parquet files, and its Hive
 * partition keys. The written contract is {@code docs/format.md}.
 */
public enum LakeTable {
    CLOUDTRAIL("cloudtrail", CloudTrailColumns.STORED, List.of("account", "region", "year", "month", "day")),
    CLOUDTRAIL_INSIGHTS(
            "cloudtrail_insights", InsightColumns.STORED, List.of("account", "region", "year", "month", "day")),
    VPCFLOW("vpcflow", FlowLogColumns.STORED, List.of("account", "region", "date")),
    TGWFLOW("tgwflow", TransitGatewayColumns.STORED, List.of("account", "region", "date")),
    /** Verdicts on evidence and lake: one file of JSON lines, which no run adds to. */
    INTEGRITY("integrity", IntegrityColumns.STORED, List.of());

    private final String folder;
    private final List<Column> dataColumns;
    private final List<String> partitionKeys;

    LakeTable(String folder, List<Column> dataColumns, List<String> partitionKeys) {
        this.folder = folder;
        this.dataColumns = dataColumns;
        this.partitionKeys = partitionKeys;
    }

    /** The folder below {@code lake/}. */
    public String folder() {
        return folder;
    }

    /** The table of rows of evidence that has a folder's name. */
    public static Optional<LakeTable> named(String folder) {
        return Stream.of(values())
                .filter(table -> table != INTEGRITY && table.folder.equals(folder))
                .findFirst();
    }

    /** The columns that come out of a record, without provenance. */
    public List<Column> dataColumns() {
        return dataColumns;
    }

    /** All columns of a Parquet file without added ones. */
    public List<Column> storedColumns() {
        return storedColumns(List.of());
    }

    /**
     * All columns of a Parquet file of this table, in file order: the data, added columns, then
     * {@link Provenance#STORED}.
     *
     * @param added names of columns of text that are not the table's own, as the evidence brought them
     */
    public List<Column> storedColumns(List<String> added) {
        List<Column> stored = new ArrayList<>(dataColumns);
        for (String name : added) {
            stored.add(Column.text(name));
        }
        stored.addAll(Provenance.STORED);
        return List.copyOf(stored);
    }

    /** Hive partition keys, outermost first. */
    public List<String> partitionKeys() {
        return partitionKeys;
    }
}
