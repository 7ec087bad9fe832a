package io.coldtrail.decode.flowlog;

import io.coldtrail.schema.FlowFields;
import io.coldtrail.schema.FlowLogColumns;
import io.coldtrail.schema.TransitGatewayColumns;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The formats that AWS writes where nobody chose the fields, which can be told from their records alone. */
enum DefaultFormat {
    /** Version 2 of VPC flow logs, fourteen fields. */
    VPC(FlowLogColumns.DEFAULT_FORMAT),
    /** Version 6 of transit gateway flow logs, 36 fields. */
    TRANSIT_GATEWAY(TransitGatewayColumns.DEFAULT_FORMAT);

    private final List<String> fields;
    private final FieldForm[] forms;

    DefaultFormat(List<String> fields) {
        this.fields = fields;
        boolean transitGateway = fields.stream().anyMatch(FlowFields::isOfTransitGateways);
        forms = fields.stream().map(field -> form(field, transitGateway)).toArray(FieldForm[]::new);
    }

    /** What stands before the record in a line. */
    enum Prefix {
        NONE,
        /** The event's time, as a CloudWatch Logs export writes it. */
        TIMESTAMP
    }

    /** How the lines of a file without a header are made. */
    record Form(DefaultFormat format, Prefix prefix) {

        /** The form of a line; null where it has none of them. */
        static @Nullable Form of(byte[] bytes, int start, int end) {
            for (Prefix prefix : Prefix.values()) {
                for (DefaultFormat format : DefaultFormat.values()) {
                    Form form = new Form(format, prefix);
                    if (form.fits(bytes, start, end)) {
                        return form;
                    }
                }
            }
            return null;
        }

        /** Whether a line, without its line end, has this form. */
        boolean fits(byte[] bytes, int start, int end) {
            return switch (prefix) {
                case NONE -> format.fits(bytes, start, end);
                case TIMESTAMP -> {
                    int space = fieldEnd(bytes, start, end);
                    yield FieldForm.TIMESTAMP.fits(bytes, start, space) && format.fits(bytes, space + 1, end);
                }
            };
        }
    }

    /** The names of the fields, in order, as a header would have them. */
    List<String> fields() {
        return fields;
    }

    private boolean fits(byte[] bytes, int start, int end) {
        int at = start;
        for (FieldForm form : forms) {
            if (at >= end) {
                return false;
            }
            int fieldEnd = fieldEnd(bytes, at, end);
            if (!form.fits(bytes, at, fieldEnd)) {
                return false;
            }
            at = fieldEnd + 1;
        }
        return at == end + 1;
    }

    private static int fieldEnd(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end && bytes[at] != ' ') {
            at++;
        }
        return at;
    }

    private static FieldForm form(String field, boolean transitGateway) {
        return switch (field) {
            case "version" -> transitGateway ? FieldForm.INT : FieldForm.TWO;
            case "resource-type" -> FieldForm.TRANSIT_GATEWAY;
            case "account-id" -> FieldForm.ACCOUNT;
            case "srcaddr", "dstaddr" -> FieldForm.ADDRESS;
            case "srcport", "dstport" -> FieldForm.PORT;
            case "protocol", "tcp-flags" -> FieldForm.INT;
            case "packets",
                    "bytes",
                    "start",
                    "end",
                    "packets-lost-no-route",
                    "packets-lost-blackhole",
                    "packets-lost-mtu-exceeded",
                    "packets-lost-ttl-expired" -> FieldForm.LONG;
            case "action" -> FieldForm.ACTION;
            case "log-status" -> FieldForm.LOG_STATUS;
            default -> FieldForm.TEXT;
        };
    }
}
