package io.coldtrail.sql.lint;

import io.coldtrail.schema.LakeTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Files of flow log queries whose name says another direction or another verdict than the query: copies gone wrong. */
final class FileNameCheck implements Query.Check {
    private static final Set<String> SOURCES = Set.of("sourceaddress", "srcaddr");
    private static final Set<String> DESTINATIONS = Set.of("destinationaddress", "dstaddr");

    @Override
    public void check(Query query) {
        List<String> words = List.of(query.file().toLowerCase(Locale.ROOT).split("[^a-z]+", -1));
        List<Condition> exact = new ArrayList<>();
        for (Condition condition : query.conditions()) {
            if (condition.column().shape().table() == LakeTable.VPCFLOW
                    && condition.isExact()
                    && !condition.negated()) {
                exact.add(condition);
            }
        }
        verdict(query, words, exact);
        direction(query, words, exact);
    }

    private static void verdict(Query query, List<String> words, List<Condition> conditions) {
        boolean rejected = words.contains("rejected") || words.contains("reject");
        boolean accepted = words.contains("accepted") || words.contains("accept");
        List<Condition> verdicts = conditions.stream()
                .filter(condition -> condition.isOf("action"))
                .toList();
        if (rejected == accepted
                || verdicts.size() != 1
                || verdicts.get(0).literals().size() != 1) {
            return;
        }
        Literal verdict = verdicts.get(0).literals().get(0);
        String said = rejected ? "REJECT" : "ACCEPT";
        if (verdict.value().equals(rejected ? "ACCEPT" : "REJECT")) {
            query.mend(
                    LintCode.CONTRADICTS_NAME,
                    verdict,
                    Shown.literal(said),
                    "the file's name says " + (rejected ? "rejected" : "accepted") + ", and the query asks for "
                            + Shown.literal(verdict.value()),
                    "Write " + Shown.literal(said) + ".");
        }
    }

    private static void direction(Query query, List<String> words, List<Condition> conditions) {
        boolean out = words.contains("out") || words.contains("outbound") || words.contains("egress");
        boolean in = words.contains("in") || words.contains("inbound") || words.contains("ingress");
        List<Condition> sources = conditions.stream()
                .filter(condition -> SOURCES.contains(condition.path()))
                .toList();
        List<Condition> destinations = conditions.stream()
                .filter(condition -> DESTINATIONS.contains(condition.path()))
                .toList();
        if (out == in || sources.size() + destinations.size() != 1 || (out ? destinations : sources).isEmpty()) {
            return;
        }
        Condition wrong = (out ? destinations : sources).get(0);
        String right = switch (wrong.path()) {
            case "sourceaddress" -> "destinationaddress";
            case "destinationaddress" -> "sourceaddress";
            case "srcaddr" -> "dstaddr";
            default -> "srcaddr";
        };
        query.judged()
                .mend(
                        LintCode.CONTRADICTS_NAME,
                        wrong.name().start(),
                        wrong.name().end(),
                        right,
                        "the file's name says " + (out ? "outbound" : "inbound") + ", and the query fixes "
                                + wrong.path(),
                        "Write " + right + ".");
    }
}
