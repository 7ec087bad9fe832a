package io.coldtrail.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table as public playbooks expect it: names, order and types of its columns over one {@link LakeTable}. Partitions
 * come last, as Athena shows them.
 *
 * @param id stable name of the shape, such as {@code cloudtrail-account}; {@code --table NAME=SHAPE} uses it
 * @param table what it is a view of
 * @param columns the columns before the partitions
 * @param partitions the partition columns
 * @param scope whether the shape holds one account (its table name ends with the account id) or all of them
 */
public record TableShape(
        String id, LakeTable table, List<ShapeColumn> columns, List<ShapeColumn> partitions, Scope scope) {

    /** Whether a table of this shape holds one account's rows or everybody's. */
    public enum Scope {
        ONE_ACCOUNT,
        ALL_ACCOUNTS
    }

    /** One account's CloudTrail under CloudTrail Partitioner's name and partitions: {@code cloudtrail_<account>}. */
    public static final TableShape CLOUDTRAIL_ACCOUNT = new TableShape(
            "cloudtrail-account",
            LakeTable.CLOUDTRAIL,
            CloudTrailColumns.SHAPE,
            keys("region", "year", "month", "day"),
            Scope.ONE_ACCOUNT);

    /** CloudTrail of all accounts, as CloudTrail Partitioner's view: {@code cloudtrail}. */
    public static final TableShape CLOUDTRAIL = new TableShape(
            "cloudtrail",
            LakeTable.CLOUDTRAIL,
            CloudTrailColumns.SHAPE,
            keys("account", "region", "year", "month", "day"),
            Scope.ALL_ACCOUNTS);

    /** CloudTrail of all accounts under AWS's names, with partition projection by day: {@code cloudtrail_logs}. */
    public static final TableShape CLOUDTRAIL_LOGS = new TableShape(
            "cloudtrail-logs",
            LakeTable.CLOUDTRAIL,
            CloudTrailColumns.SHAPE,
            List.of(
                    ShapeColumn.key("account"),
                    ShapeColumn.key("region"),
                    new ShapeColumn("timestamp", ColumnType.TEXT, new ShapeColumn.SlashedDay()),
                    ShapeColumn.key("year"),
                    ShapeColumn.key("month"),
                    ShapeColumn.key("day")),
            Scope.ALL_ACCOUNTS);

    /** Insight events of all accounts: {@code cloudtrail_insights}. */
    public static final TableShape CLOUDTRAIL_INSIGHTS = new TableShape(
            "cloudtrail-insights",
            LakeTable.CLOUDTRAIL_INSIGHTS,
            InsightColumns.SHAPE,
            keys("account", "region", "year", "month", "day"),
            Scope.ALL_ACCOUNTS);

    /** One account's flow logs under the playbook's names: {@code vpc_flow_logs_<account>}. */
    public static final TableShape FLOW_LOGS_ACCOUNT = new TableShape(
            "vpc-flow-logs-account",
            LakeTable.VPCFLOW,
            FlowLogColumns.PLAYBOOK_SHAPE,
            List.of(new ShapeColumn("date", ColumnType.DAY, new ShapeColumn.Key("date")), ShapeColumn.key("region")),
            Scope.ONE_ACCOUNT);

    /** Flow logs of all accounts under AWS's names: {@code vpc_flow_logs}. */
    public static final TableShape FLOW_LOGS = new TableShape(
            "vpc-flow-logs", LakeTable.VPCFLOW, FlowLogColumns.AWS_SHAPE, flowKeys(), Scope.ALL_ACCOUNTS);

    /** Transit gateway flow logs of all accounts under AWS's names: {@code tgw_flow_logs}. */
    public static final TableShape TRANSIT_GATEWAY_FLOW_LOGS = new TableShape(
            "tgw-flow-logs", LakeTable.TGWFLOW, TransitGatewayColumns.SHAPE, flowKeys(), Scope.ALL_ACCOUNTS);

    /** Verdicts of the last verification: {@code integrity}. It is no log, and no name stands for it but its own. */
    public static final TableShape INTEGRITY =
            new TableShape("integrity", LakeTable.INTEGRITY, IntegrityColumns.SHAPE, List.of(), Scope.ALL_ACCOUNTS);

    /** Every shape of logs, in the order in which tables are listed. */
    public static final List<TableShape> ALL = List.of(
            CLOUDTRAIL_ACCOUNT,
            CLOUDTRAIL,
            CLOUDTRAIL_LOGS,
            CLOUDTRAIL_INSIGHTS,
            FLOW_LOGS_ACCOUNT,
            FLOW_LOGS,
            TRANSIT_GATEWAY_FLOW_LOGS);

    public TableShape {
        columns = List.copyOf(columns);
        partitions = List.copyOf(partitions);
    }

    /** The same shape with further columns of text at the end of its columns, such as a new field of a flow log. */
    public TableShape withAdded(List<String> added) {
        if (added.isEmpty()) {
            return this;
        }
        List<ShapeColumn> all = new ArrayList<>(columns);
        added.forEach(name -> all.add(ShapeColumn.stored(Column.text(name))));
        return new TableShape(id, table, all, partitions, scope);
    }

    /** The columns of {@code SELECT *}: columns, then partitions. */
    public List<ShapeColumn> visible() {
        List<ShapeColumn> visible = new ArrayList<>(columns);
        visible.addAll(partitions);
        return List.copyOf(visible);
    }

    /** Everything a query may name: {@link #visible()}, then the hidden columns. */
    public Stream<ShapeColumn> all() {
        return Stream.concat(visible().stream(), Provenance.HIDDEN.stream());
    }

    private static List<ShapeColumn> flowKeys() {
        return List.of(
                ShapeColumn.key("account"),
                ShapeColumn.key("region"),
                new ShapeColumn("date", ColumnType.DAY, new ShapeColumn.Key("date")),
                new ShapeColumn("day", ColumnType.TEXT, new ShapeColumn.SlashedDay()));
    }

    private static List<ShapeColumn> keys(String... names) {
        return Stream.of(names).map(ShapeColumn::key).toList();
    }
}
