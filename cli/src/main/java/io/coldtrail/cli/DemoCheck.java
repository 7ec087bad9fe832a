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
        equal(
                "the sums of the flow logs",
                Map.of("bytes", flows.bytes(), "packets", flows.packets()),
                Map.of("bytes", sum("sum(bytes)"), "packets", sum("sum(packets)")));
        answers.scenarios().forEach(this::scenario);
        return String.format(
                Locale.ROOT,
                "  %,d events and %,d flow lines; %,d counts by account, region, day, name and code; %d steps of the%n"
                        + "  intrusion, event by event and flow by flow: all as the answers say.%n",
                answers.totals().events(),
                answers.totals().flowLines(),
                compared,
                answers.scenarios().size());
    }

    private int counts(String table, String expression, Map<String, Long> expected) {
        Rows rows = Rows.of(
                session,
                "select " + expression + " as k, count(*) as n from " + table + " where " + expression
                        + " is not null group by " + expression);
        Map<String, Long> found = new TreeMap<>();
        List<String> keys = rows.values("k");
        List<String> numbers = rows.values("n");
        for (int i = 0; i < rows.count(); i++) {
            found.put(keys.get(i), Long.valueOf(numbers.get(i)));
        }
        equal(table + " by " + expression, new TreeMap<>(expected), found);
        return expected.size();
    }

    private long sum(String aggregate) {
        return Long.parseLong(Rows.of(session, "select " + aggregate + " as n from vpc_flow_logs")
                .values("n")
                .get(0));
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
            String peers = flow.peers().stream().map(peer -> "'" + peer + "'").collect(Collectors.joining(", "));
            Rows rows = Rows.of(
                    session,
                    "select count(*) as n, sum(numpackets) as p, sum(numbytes) as b from vpc_flow_logs_"
                            + truth.account() + " where interfaceid = '" + flow.interfaceId() + "' and starttime >= "
                            + flow.start() + " and endtime <= " + flow.end() + " and (sourceaddress in (" + peers
                            + ") or destinationaddress in (" + peers + "))");
            equal(
                    name,
                    List.of(Long.toString(flow.lines()), Long.toString(flow.packets()), Long.toString(flow.bytes())),
                    List.of(
                            rows.values("n").get(0),
                            rows.values("p").get(0),
                            rows.values("b").get(0)));
        }
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
