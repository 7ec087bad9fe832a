package io.coldtrail.cost;

/** How the same log may lie in S3 for Athena. */
public enum Layout {
    /** The objects as AWS delivers them, in one table over the prefix: every query reads all of them. */
    RAW("raw"),
    /** The same objects in a table with partitions, or with partition projection. */
    RAW_PARTITIONED("raw-partitioned"),
    /** The Parquet files of this case. */
    LAKE("lake");

    private final String id;

    Layout(String id) {
        this.id = id;
    }

    /** The name in reports and documents. */
    public String id() {
        return id;
    }
}
