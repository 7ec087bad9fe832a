package io.coldtrail.playbook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kind of log that a question reads, and the tables that hold it. */
public enum Log {
    CLOUDTRAIL,
    VPCFLOW;

    /**
     * AWS's table for all accounts, under the names of the tables for one account, so that one text of a question fits
     * both.
     */
    private static final String ALL_FLOWS = "(select account_id as account, interface_id as interfaceid,"
            + " srcaddr as sourceaddress, dstaddr as destinationaddress,\n"
            + "        srcport as sourceport, dstport as destinationport, protocol, packets as numpackets,"
            + " bytes as numbytes,\n"
            + "        start as starttime, \"end\" as endtime, action, log_status as logstatus, region, date\n"
            + "      from vpc_flow_logs) as flows";

    /** The name in question files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What stands after FROM: the account's table, or all accounts. */
    String relation(Optional<String> account) {
        return switch (this) {
            case CLOUDTRAIL -> account.map(id -> "cloudtrail_" + id).orElse("cloudtrail");
            case VPCFLOW -> account.map(id -> "vpc_flow_logs_" + id).orElse(ALL_FLOWS);
        };
    }

    static Optional<Log> named(String id) {
        return Arrays.stream(values()).filter(log -> log.id().equals(id)).findFirst();
    }
}
