package io.coldtrail.cli;

import io.coldtrail.fixtures.Answers;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.query.QuerySession;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Holds a case of generated evidence against its answers, count by count. */
final class DemoCheck {
    /** A row's file, by its key and the hash of its bytes. */
    private static final String SOURCE = "\"$path\" || ' ' || \"$sha256\"";

    private final QuerySession session;
    private final Answers answers;

    DemoCheck(QuerySession session, Answers answers) {
        this.session = session;
        this.answers = answers;
    }

    /**
     * Compares everything that the answers count.
     *
     * @return what was compared, as lines for a person
     * @throws ColdtrailException where anything differs
     */
    String check() {
        Answers.CloudTrail events = answers.cloudtrail();
        Answers.VpcFlow flows = answers.vpcflow();
        String partition = "account || '/' || region || '/' || ";
        String day = "year || '-' || month || '-' || day";
        int compared = 0;
        compared += counts("cloudtrail", "account", events.byAccount());
        compared += counts("cloudtrail", "region", events.byRegion());
        compared += counts("cloudtrail", day, events.byDay());
        compared += counts("cloudtrail", partition + day, events.byPartition());
        compared += counts("cloudtrail", "eventname", events.byEventName());
        compared += counts("cloudtrail", "eventsource", events.byEventSource());
        compared += counts("cloudtrail", "errorcode", events.byErrorCode());
        compared += counts("cloudtrail", "useridentity.type", events.byIdentityType());
        compared += counts("vpc_flow_logs", "account", flows.byAccount());
        compared += counts("vpc_flow_logs", "region", flows.byRegion());
        compared += counts("vpc_flow_logs", "replace(day, '/', '-')", flows.byDay());
        compared += counts("vpc_flow_logs", "nullif(action, '-')", flows.byAction());
        compared += counts("vpc_flow_logs", "cast(protocol as varchar)", flows.byProtocol());
        compared += counts("vpc_flow_logs", "log_status", flows.byLogStatus());
        compared += counts("cloudtrail", SOURCE, bySource("cloudtrail"));
        compared += counts("vpc_flow_logs", SOURCE, bySource("vpcflow"));
        equal(
                "the sums of the flow logs",
                Map.of("bytes", flows.bytes(), "packets", flows.packets()),
                Map.of("bytes", sum("sum(bytes)"), "packets", sum("sum(packets)")));
        answers.scenarios().forEach(this::scenario);
        return String.format(
                Locale.ROOT,
                "  %,d events and %,d flow lines; %,d counts by file, account, region, day, name and code; %d steps of the%n"
                        + "  intrusion, event by event and flow by flow: all as the answers say.%n",
                answers.totals().events(),
                answers.totals().flowLines(),
                compared,
                answers.scenarios().size());
    }

    private Map<String, Long> bySource(String kind) {
        return answers.files().stream()
                .filter(file -> file.kind().equals(kind))
                .collect(Collectors.toMap(file -> file.key() + " " + file.sha256(), Answers.EvidenceFileInfo::records));
    }

    private int counts(String table, String expression, Map<String, Long> expected) {
        Map<String, Long> found = numbers(expression, "count(*)", table + " where " + expression + " is not null");
        equal(table + " by " + expression, new TreeMap<>(expected), found);
        return expected.size();
    }

    private long sum(String aggregate) {
        return number(Rows.of(session, "select " + aggregate + " as n from vpc_flow_logs"), "n");
    }

    private void scenario(String name, Answers.Story truth) {
        if (!truth.eventIds().isEmpty()) {
            String ids = truth.eventIds().stream().map(id -> "'" + id + "'").collect(Collectors.joining(", "));
            Rows rows = Rows.of(
                    session,
                    "select eventid from cloudtrail_" + truth.account() + " where eventid in (" + ids
                            + ") order by eventtime, eventid");
            equal(
                    name,
                    truth.eventIds().stream().sorted().toList(),
                    rows.values("eventid").stream().sorted().toList());
        }
        Answers.Flow flow = truth.flow();
        if (flow != null) {
            flow(name, truth.account(), flow);
        }
    }

    private void flow(String name, String account, Answers.Flow flow) {
        String peers = flow.peers().stream().map(peer -> "'" + peer + "'").collect(Collectors.joining(", "));
        String lines = "vpc_flow_logs_" + account + " where interfaceid = '" + flow.interfaceId()
                + "' and starttime >= " + flow.start() + " and endtime <= " + flow.end();
        String inbound =
                lines + " and destinationaddress = '" + flow.victimAddress() + "' and sourceaddress in (" + peers + ")";
        String outbound =
                lines + " and sourceaddress = '" + flow.victimAddress() + "' and destinationaddress in (" + peers + ")";
        equal(name + ", inbound", flow.inbound(), sums(inbound));
        equal(name + ", outbound", flow.outbound(), sums(outbound));
        equal(name, new Answers.Sums(flow.lines(), flow.packets(), flow.bytes()), sum(flow.inbound(), flow.outbound()));
        String both = "(select action from " + inbound + " union all select action from " + outbound + ") flows";
        equal(name + " by action", new TreeMap<>(flow.byAction()), numbers("action", "count(*)", both));
        equal(
                name + ", packets by peer",
                new TreeMap<>(flow.inboundPacketsByPeer()),
                numbers("sourceaddress", "sum(numpackets)", inbound));
        equal(
                name + ", bytes by peer",
                new TreeMap<>(flow.outboundBytesByPeer()),
                numbers("destinationaddress", "sum(numbytes)", outbound));
    }

    private Answers.Sums sums(String source) {
        Rows rows = Rows.of(
                session,
                "select count(*) as n, coalesce(sum(numpackets), 0) as p, coalesce(sum(numbytes), 0) as b from "
                        + source);
        return new Answers.Sums(number(rows, "n"), number(rows, "p"), number(rows, "b"));
    }

    private static Answers.Sums sum(Answers.Sums left, Answers.Sums right) {
        return new Answers.Sums(
                left.lines() + right.lines(), left.packets() + right.packets(), left.bytes() + right.bytes());
    }

    private static long number(Rows rows, String column) {
        return Long.parseLong(rows.values(column).get(0));
    }

    /** A number for each value of a column. */
    private Map<String, Long> numbers(String column, String aggregate, String source) {
        Rows rows = Rows.of(
                session, "select " + column + " as k, " + aggregate + " as n from " + source + " group by " + column);
        Map<String, Long> numbers = new TreeMap<>();
        List<String> keys = rows.values("k");
        List<String> values = rows.values("n");
        for (int i = 0; i < rows.count(); i++) {
            numbers.put(keys.get(i), Long.valueOf(values.get(i)));
        }
        return numbers;
    }

    private static void equal(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new ColdtrailException(
                    ErrorCode.INTERNAL,
                    "the case and the answers differ in " + what + ": the answers say " + expected + ", the case says "
                            + found,
                    null,
                    "Run the demonstration again with a new folder for --case.");
        }
    }
}
