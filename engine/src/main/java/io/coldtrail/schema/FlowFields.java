package io.coldtrail.schema;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which column of a flow log table a field of a log goes to. Fields are named as in a header: {@code pkt-srcaddr}. */
public final class FlowFields {
    private static final Set<String> VPC_FIELDS = fields(LakeTable.VPCFLOW);
    private static final Set<String> TRANSIT_GATEWAY_FIELDS = fields(LakeTable.TGWFLOW);
    private static final Set<String> VPC_NAMES = names(LakeTable.VPCFLOW);
    private static final Set<String> TRANSIT_GATEWAY_NAMES = names(LakeTable.TGWFLOW);

    private FlowFields() {}

    /**
     * The column of a field that the table knows; null where it does not know it.
     *
     * @param table one of the flow log tables
     * @param field in any case, with hyphens or underscores
     */
    public static @Nullable String known(LakeTable table, String field) {
        Set<String> fields = table == LakeTable.TGWFLOW ? TRANSIT_GATEWAY_FIELDS : VPC_FIELDS;
        return fields.contains(plainName(field)) ? FlowLogColumns.columnOf(field) : null;
    }

    /** Whether any flow log table knows a field. */
    public static boolean isKnown(String field) {
        return known(LakeTable.VPCFLOW, field) != null || known(LakeTable.TGWFLOW, field) != null;
    }

    /** Whether only a transit gateway's log has a field. */
    public static boolean isOfTransitGateways(String field) {
        return plainName(field).startsWith("tgw_")
                || (known(LakeTable.TGWFLOW, field) != null && known(LakeTable.VPCFLOW, field) == null);
    }

    /** Names that a column for a field which the table does not know must not bear: they mean something else already. */
    public static Set<String> reservedNames(LakeTable table) {
        return table == LakeTable.TGWFLOW ? TRANSIT_GATEWAY_NAMES : VPC_NAMES;
    }

    /** A field's name as that of a column: in lower case, hyphens as underscores. */
    public static String plainName(String field) {
        return FlowLogColumns.plainName(field);
    }

    private static Set<String> fields(LakeTable table) {
        return table.dataColumns().stream()
                .map(column -> FlowLogColumns.fieldOf(column.name()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> names(LakeTable table) {
        Set<String> names = new HashSet<>(table.partitionKeys());
        table.storedColumns().forEach(column -> names.add(column.name()));
        for (TableShape shape : TableShape.ALL) {
            shape.partitions().forEach(column -> names.add(column.name()));
            if (shape.table() == table) {
                shape.columns().forEach(column -> names.add(column.name()));
            }
        }
        return Set.copyOf(names);
    }
}
