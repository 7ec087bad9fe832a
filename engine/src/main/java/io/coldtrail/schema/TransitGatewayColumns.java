package io.coldtrail.schema;

import java.util.List;

/**
 * The columns of a transit gateway flow log line, under AWS's Athena names: the fields of the default format, version 6.
 * Field names and types are those of AWS's "Transit Gateway Flow Log records" page.
 */
public final class TransitGatewayColumns {
    /** The header of the default format. */
    public static final List<String> DEFAULT_FORMAT = List.of(
            "version",
            "resource-type",
            "account-id",
            "tgw-id",
            "tgw-attachment-id",
            "tgw-src-vpc-account-id",
            "tgw-dst-vpc-account-id",
            "tgw-src-vpc-id",
            "tgw-dst-vpc-id",
            "tgw-src-subnet-id",
            "tgw-dst-subnet-id",
            "tgw-src-eni",
            "tgw-dst-eni",
            "tgw-src-az-id",
            "tgw-dst-az-id",
            "tgw-pair-attachment-id",
            "srcaddr",
            "dstaddr",
            "srcport",
            "dstport",
            "protocol",
            "packets",
            "bytes",
            "start",
            "end",
            "log-status",
            "type",
            "packets-lost-no-route",
            "packets-lost-blackhole",
            "packets-lost-mtu-exceeded",
            "packets-lost-ttl-expired",
            "tcp-flags",
            "region",
            "flow-direction",
            "pkt-src-aws-service",
            "pkt-dst-aws-service");

    /** The stored columns, in order, without provenance. */
    static final List<Column> STORED =
            DEFAULT_FORMAT.stream().map(TransitGatewayColumns::column).toList();

    static final List<ShapeColumn> SHAPE =
            STORED.stream().map(ShapeColumn::stored).toList();

    private TransitGatewayColumns() {}

    private static Column column(String field) {
        ColumnType type = switch (field) {
            case "version", "srcport", "dstport", "protocol", "tcp-flags" -> ColumnType.INT32;
            case "packets",
                    "bytes",
                    "start",
                    "end",
                    "packets-lost-no-route",
                    "packets-lost-blackhole",
                    "packets-lost-mtu-exceeded",
                    "packets-lost-ttl-expired" -> ColumnType.INT64;
            default -> ColumnType.TEXT;
        };
        return new Column(FlowLogColumns.columnOf(field), type);
    }
}
