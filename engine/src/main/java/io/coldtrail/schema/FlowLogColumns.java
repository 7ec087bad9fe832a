package io.coldtrail.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The columns of a VPC flow log line: the fields of versions 2 to 11 under AWS's Athena names, and the playbook's names
 * for the first fourteen. Field names and types are those of AWS's "Flow log records" page.
 */
public final class FlowLogColumns {
    private static final String REGION = "region";
    /** The field's own name is taken by the partition. */
    private static final String REGION_COLUMN = "field_region";

    /** The header of the default format, version 2. */
    public static final List<String> DEFAULT_FORMAT = List.of(
            "version",
            "account-id",
            "interface-id",
            "srcaddr",
            "dstaddr",
            "srcport",
            "dstport",
            "protocol",
            "packets",
            "bytes",
            "start",
            "end",
            "action",
            "log-status");

    /** The stored columns, in order, without provenance. */
    static final List<Column> STORED = List.of(
            new Column("version", ColumnType.INT32),
            Column.text("account_id"),
            Column.text("interface_id"),
            Column.text("srcaddr"),
            Column.text("dstaddr"),
            new Column("srcport", ColumnType.INT32),
            new Column("dstport", ColumnType.INT32),
            new Column("protocol", ColumnType.INT32),
            new Column("packets", ColumnType.INT64),
            new Column("bytes", ColumnType.INT64),
            new Column("start", ColumnType.INT64),
            new Column("end", ColumnType.INT64),
            Column.text("action"),
            Column.text("log_status"),
            Column.text("vpc_id"),
            Column.text("subnet_id"),
            Column.text("instance_id"),
            new Column("tcp_flags", ColumnType.INT32),
            Column.text("type"),
            Column.text("pkt_srcaddr"),
            Column.text("pkt_dstaddr"),
            Column.text("az_id"),
            Column.text("sublocation_type"),
            Column.text("sublocation_id"),
            Column.text("pkt_src_aws_service"),
            Column.text("pkt_dst_aws_service"),
            Column.text("flow_direction"),
            new Column("traffic_path", ColumnType.INT32),
            Column.text("ecs_cluster_arn"),
            Column.text("ecs_cluster_name"),
            Column.text("ecs_container_instance_arn"),
            Column.text("ecs_container_instance_id"),
            Column.text("ecs_container_id"),
            Column.text("ecs_second_container_id"),
            Column.text("ecs_service_name"),
            Column.text("ecs_task_definition_arn"),
            Column.text("ecs_task_arn"),
            Column.text("ecs_task_id"),
            Column.text("reject_reason"),
            Column.text("resource_id"),
            Column.text("encryption_status"),
            Column.text("instance_tag"),
            Column.text("instance_tag_2"),
            Column.text("interface_tag"),
            Column.text("interface_tag_2"),
            Column.text("asg_tag"),
            Column.text("asg_tag_2"),
            Column.text("interface_type"),
            Column.text("next_hop_interface_id"),
            Column.text("next_hop_subnet_id"),
            Column.text("next_hop_az_id"),
            Column.text("next_hop_vpc_id"),
            Column.text("next_hop_interface_type"),
            Column.text(REGION_COLUMN));

    static final List<ShapeColumn> AWS_SHAPE =
            STORED.stream().map(ShapeColumn::stored).toList();

    private static final List<String> PLAYBOOK_NAMES = List.of(
            "version",
            "account",
            "interfaceid",
            "sourceaddress",
            "destinationaddress",
            "sourceport",
            "destinationport",
            "protocol",
            "numpackets",
            "numbytes",
            "starttime",
            "endtime",
            "action",
            "logstatus");

    static final List<ShapeColumn> PLAYBOOK_SHAPE = playbookShape();

    private FlowLogColumns() {}

    /** The stored column of a field that is known, such as {@code pkt-srcaddr}. */
    static String columnOf(String field) {
        String name = plainName(field);
        return name.equals(REGION) ? REGION_COLUMN : name;
    }

    /** The field of a stored column, with underscores. */
    static String fieldOf(String column) {
        return column.equals(REGION_COLUMN) ? REGION : column;
    }

    /** A field's name as that of a column: in lower case, hyphens as underscores. */
    static String plainName(String field) {
        return field.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    private static List<ShapeColumn> playbookShape() {
        List<ShapeColumn> shape = new ArrayList<>();
        for (int i = 0; i < STORED.size(); i++) {
            Column column = STORED.get(i);
            String name = i < PLAYBOOK_NAMES.size() ? PLAYBOOK_NAMES.get(i) : column.name();
            shape.add(new ShapeColumn(name, column.type(), new ShapeColumn.Stored(column.name())));
        }
        return List.copyOf(shape);
    }
}
