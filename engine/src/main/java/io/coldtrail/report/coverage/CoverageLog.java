package io.coldtrail.report.coverage;

/** A log whose records are counted. */
public enum CoverageLog {
    /** CloudTrail's events, by {@code eventTime}. */
    CLOUDTRAIL("cloudtrail", "cloudtrail"),
    /** VPC flow logs, by {@code start}. */
    VPC_FLOW("vpc-flow", "vpc_flow_logs"),
    /** Transit gateway flow logs, by {@code start}. */
    TGW_FLOW("tgw-flow", "tgw_flow_logs");

    /** 9999-12-31T23:59:59Z: times after it have five digits in their year, which no log has. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private final String word;
    private final String table;

    CoverageLog(String word, String table) {
        this.word = word;
        this.table = table;
    }

    /** The name in documents. */
    public String word() {
        return word;
    }

    /**
     * Athena SQL with the columns {@code account, region, at, records, files}; {@code at} is the beginning of an hour or a
     * day, and NULL for records without a time that can be read.
     */
    String sql(CoverageUnit unit) {
        return "select account, region, " + time(unit) + " as at, count(*) as records,\n"
                + "       count(distinct \"$path\") as files\n"
                + "from " + table + "\n"
                + "group by 1, 2, 3\n"
                + "order by 1, 2, 3";
    }

    private String time(CoverageUnit unit) {
        if (this == CLOUDTRAIL) {
            return "case when regexp_like(eventtime, '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9.]+Z$')"
                    + " then substr(eventtime, 1, " + (unit == CoverageUnit.DAY ? 10 : 13) + ") end";
        }
        return "case when start between 0 and " + LAST_SECOND + " then start / " + unit.seconds() + " end";
    }
}
