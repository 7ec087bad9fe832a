package io.coldtrail.report.page;

import io.coldtrail.rules.EventRef;
import io.coldtrail.rules.ReplayOptions;
import io.coldtrail.rules.ReplayResult;
import io.coldtrail.rules.Rule;
import io.coldtrail.rules.RuleOutcome;
import io.coldtrail.rules.RuleReplay;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;

/** Which EventBridge rules would have fired. */
record RulesSection(ReplayResult result) implements Section {
    private static final int KEPT = 5;

    /** Replays the rules; the listener is told of every firing. */
    static RulesSection of(ReportRequest request, List<Rule> rules, BiConsumer<Rule, EventRef> listener) {
        return new RulesSection(
                RuleReplay.run(request.session(), rules, ReplayOptions.DEFAULT.withKept(KEPT), listener));
    }

    @Override
    public String id() {
        return "rules";
    }

    @Override
    public String title() {
        return "Rules that would have fired";
    }

    @Override
    public void write(Html page) {
        List<RuleOutcome> fired = result.fired().stream()
                .sorted(Comparator.comparing((RuleOutcome one) -> one.rule().severity())
                        .reversed()
                        .thenComparing(one -> one.rule().id()))
                .toList();
        page.paragraph(
                Amount.of(fired.size()) + " of " + Amount.of(result.outcomes().size(), "rule") + " would have fired on "
                        + Amount.of(result.events(), "event") + ", had EventBridge had them.");
        fired.forEach(one -> outcome(page, one));
        if (result.refused() > 0) {
            page.paragraph(Amount.of(result.refused(), "event") + " could not be matched.", "class", "warn");
        }
    }

    private static void outcome(Html page, RuleOutcome one) {
        Rule rule = one.rule();
        page.open("details", "class", "rule " + rule.severity().id()).open("summary");
        page.element("span", rule.severity().id(), "class", "tag severity").text(" ");
        page.element("strong", rule.title())
                .text(" ")
                .element("span", "fired " + Amount.of(one.count(), "time"), "class", "count");
        rule.techniques().forEach(technique -> page.text(" ").element("span", technique, "class", "tag"));
        page.closeLine();
        page.paragraph(rule.description());
        page.open("p", "class", "impact")
                .element("strong", "Impact: ")
                .text(rule.impact())
                .closeLine();
        page.paragraph(rule.id() + ", from " + one.first().orElse("an unknown time") + " to "
                + one.last().orElse("an unknown time") + ". The first events:");
        Table.write(
                page,
                List.of("time", "call", "account", "region", "event id", "file", "record"),
                List.of(false, false, false, false, false, false, true),
                one.events().stream()
                        .map(event -> List.of(
                                event.eventTime(),
                                event.eventSource() + ":" + event.eventName(),
                                event.account(),
                                event.region(),
                                event.eventId(),
                                event.path(),
                                Long.toString(event.record())))
                        .toList());
        page.closeLine();
    }
}
