package io.coldtrail.sql.lint;

import io.coldtrail.schema.LakeTable;
import io.coldtrail.sql.lint.Values.Impossible;
import java.util.Optional;
import java.util.Set;

/** Values that no row has in the column that they are compared with. */
final class ValueCheck implements Query.Check {
    private static final Set<String> ADDRESSES = Set.of(
            "sourceipaddress",
            "srcaddr",
            "dstaddr",
            "sourceaddress",
            "destinationaddress",
            "pkt_srcaddr",
            "pkt_dstaddr");
    private static final Set<String> ACCOUNTS = Set.of(
            "account",
            "account_id",
            "recipientaccountid",
            "useridentity.accountid",
            "useridentity.sessioncontext.sessionissuer.accountid",
            "vpcendpointaccountid");
    private static final Set<String> PORTS = Set.of("srcport", "dstport", "sourceport", "destinationport");

    @Override
    public void check(Query query) {
        for (Condition condition : query.conditions()) {
            if (condition.folded() != Condition.Folding.NONE || condition.operator() == Condition.Operator.LIKE) {
                continue;
            }
            for (Literal literal : condition.literals()) {
                if (literal.isText() && Placeholders.isOne(literal.value())) {
                    continue;
                }
                Optional<Impossible> impossible =
                        literal.kind() == Literal.Kind.NUMBER ? number(condition, literal) : text(condition, literal);
                impossible.ifPresent(found -> report(query, condition, literal, found));
            }
        }
    }

    private static Optional<Impossible> text(Condition condition, Literal literal) {
        if (!literal.isText()) {
            return Optional.empty();
        }
        String path = condition.path();
        String value = literal.value();
        boolean ordered = !condition.isExact();
        boolean events = condition.isOfEvents() || condition.column().shape().table() == LakeTable.CLOUDTRAIL_INSIGHTS;
        if (path.equals("year")) {
            return Values.year(value);
        }
        if (path.equals("month")) {
            return Values.twoDigits("month", value, 12);
        }
        if (path.equals("day") && events) {
            return Values.twoDigits("day", value, 31);
        }
        if (path.equals("timestamp") || path.equals("day")) {
            return ordered && value.matches("\\d{4}(/\\d{2})?/?") ? Optional.empty() : Values.slashedDay(value);
        }
        if (ordered) {
            return Optional.empty();
        }
        if (path.equals("region") || path.equals("awsregion")) {
            return Values.region(value);
        }
        if (ACCOUNTS.contains(path)) {
            return Values.account(value);
        }
        if (ADDRESSES.contains(path)) {
            return Values.address(value);
        }
        boolean ofThese = events
                != Set.of("action", "log_status", "logstatus", "flow_direction").contains(path);
        return ofThese ? Values.word(path, value) : Optional.empty();
    }

    private static Optional<Impossible> number(Condition condition, Literal literal) {
        if (!literal.value().matches("\\d{1,18}") || !condition.isExact()) {
            return Optional.empty();
        }
        long number = Long.parseLong(literal.value());
        if (PORTS.contains(condition.path()) && number > 65_535) {
            return Optional.of(Impossible.of("ports end at 65535"));
        }
        return condition.isOf("protocol") && number > 255
                ? Optional.of(Impossible.of("protocol numbers end at 255"))
                : Optional.empty();
    }

    private static void report(Query query, Condition condition, Literal literal, Impossible impossible) {
        LintCode code = condition.isExact()
                ? condition.negated() ? LintCode.ALWAYS_TRUE : LintCode.NEVER_TRUE
                : LintCode.TIME_FORM;
        String shown = literal.isText() ? Shown.literal(literal.value()) : literal.value();
        String message = (code == LintCode.TIME_FORM
                        ? condition.path() + " does not compare rightly with "
                        : "no " + condition.path() + " is ")
                + Shown.cut(shown) + ": " + impossible.why();
        if (impossible.meant().isPresent()) {
            String right = Shown.literal(impossible.meant().get());
            query.mend(code, literal, right, message, "Write " + Shown.cut(right) + ".");
        } else {
            query.find(code, literal, message, remedy(condition, literal));
        }
    }

    private static String remedy(Condition condition, Literal literal) {
        return ADDRESSES.contains(condition.path()) && literal.value().contains("/")
                ? "Write `contains(" + Shown.cut(Shown.literal(literal.value())) + ", CAST(" + condition.path()
                        + " AS IPADDRESS))`."
                : "";
    }
}
