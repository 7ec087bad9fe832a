package io.coldtrail.sql.lint;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Event sources that no event has. */
final class EventSourceCheck implements Query.Check {
    private static final String SUFFIX = ".amazonaws.com";

    /** Services by the names that people know them by, where CloudTrail has another. */
    private static final Map<String, String> KNOWN_AS = Map.ofEntries(
            Map.entry("cloudwatch", "monitoring"),
            Map.entry("cloudwatchlogs", "logs"),
            Map.entry("eventbridge", "events"),
            Map.entry("cloudwatchevents", "events"),
            Map.entry("efs", "elasticfilesystem"),
            Map.entry("elb", "elasticloadbalancing"),
            Map.entry("elbv2", "elasticloadbalancing"),
            Map.entry("alb", "elasticloadbalancing"),
            Map.entry("emr", "elasticmapreduce"),
            Map.entry("stepfunctions", "states"),
            Map.entry("sfn", "states"),
            Map.entry("opensearch", "es"),
            Map.entry("elasticsearch", "es"),
            Map.entry("sesv2", "ses"),
            Map.entry("email", "ses"),
            Map.entry("apigatewayv2", "apigateway"),
            Map.entry("cognito", "cognito-idp"),
            Map.entry("console", "signin"),
            Map.entry("identitycenter", "sso"),
            Map.entry("sso-admin", "sso"),
            Map.entry("accessanalyzer", "access-analyzer"),
            Map.entry("bedrock-runtime", "bedrock"),
            Map.entry("msk", "kafka"),
            Map.entry("parameterstore", "ssm"),
            Map.entry("systemsmanager", "ssm"),
            Map.entry("resourceexplorer", "resource-explorer-2"),
            Map.entry("networkfirewall", "network-firewall"),
            Map.entry("s3-control", "s3"),
            Map.entry("s3control", "s3"));

    @Override
    public void check(Query query) {
        for (Condition condition : query.conditions()) {
            if (condition.isOf("eventsource")
                    && condition.isOfEvents()
                    && condition.isExact()
                    && condition.folded() == Condition.Folding.NONE) {
                condition.literals().stream()
                        .filter(literal -> literal.isText() && !Placeholders.isOne(literal.value()))
                        .limit(Judged.MOST_FINDINGS)
                        .forEach(literal -> judge(query, literal));
            }
        }
    }

    private static void judge(Query query, Literal literal) {
        String source = literal.value();
        EventCatalogue catalogue = EventCatalogue.KNOWN;
        if (!catalogue.names(source).isEmpty() || source.isEmpty()) {
            return;
        }
        String lower = source.toLowerCase(Locale.ROOT);
        boolean suffixed = lower.endsWith(SUFFIX);
        String service = suffixed ? lower.substring(0, lower.length() - SUFFIX.length()) : lower;
        String bare = service.startsWith("aws.") || service.startsWith("amazon.")
                ? service.substring(service.indexOf('.') + 1)
                : service;
        String meant = KNOWN_AS.getOrDefault(bare, bare) + SUFFIX;
        Optional<String> right = catalogue.names(meant).isEmpty()
                ? bare.length() < 4 ? Optional.empty() : catalogue.nearestSource(meant)
                : Optional.of(meant);
        boolean form = !suffixed || !lower.equals(source);
        if (right.isPresent()) {
            query.mend(
                    form && right.get().equals(meant) ? LintCode.EVENT_SOURCE_FORM : LintCode.UNKNOWN_EVENT_SOURCE,
                    literal,
                    Shown.literal(right.get()),
                    "no event has the source " + Shown.cut(Shown.literal(source)),
                    "Write " + Shown.literal(right.get()) + ".");
        } else if (!suffixed && !source.contains(".")) {
            query.find(
                    LintCode.EVENT_SOURCE_FORM,
                    literal,
                    "no event has the source " + Shown.cut(Shown.literal(source)),
                    "Sources end with " + SUFFIX + ".");
        }
    }
}
