package io.coldtrail.schema;

import java.util.List;

/** The columns of a CloudTrail Insights event, whose details have no fixed form and stay JSON text. */
public final class InsightColumns {
    /** The stored columns, in order, without provenance. */
    static final List<Column> STORED = List.of(
            Column.text("eventversion"),
            Column.text("eventtime"),
            Column.text("awsregion"),
            Column.text("eventid"),
            Column.text("eventtype"),
            Column.text("recipientaccountid"),
            Column.text("sharedeventid"),
            Column.text("insightdetails"),
            Column.text("eventcategory"));

    /** The column that holds any JSON value as compact text. */
    public static final String DETAILS = "insightdetails";

    static final List<ShapeColumn> SHAPE =
            STORED.stream().map(ShapeColumn::stored).toList();

    private InsightColumns() {}
}
