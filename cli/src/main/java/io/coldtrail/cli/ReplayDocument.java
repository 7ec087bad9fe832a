package io.coldtrail.cli;

import io.coldtrail.query.JsonText;
import io.coldtrail.rules.EventRef;
import io.coldtrail.rules.ReplayResult;
import io.coldtrail.rules.Rule;
import io.coldtrail.rules.RuleOutcome;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** For programs: one object with the firings in evidence order, then the rules. */
final class ReplayDocument implements ReplayReport {
    private final Writer out;
    private boolean afterOne;

    ReplayDocument(Writer out) {
        this.out = out;
    }

    @Override
    public void begin() throws IOException {
        out.write("{\"firings\":[");
    }

    @Override
    public void fired(Rule rule, EventRef event) throws IOException {
        StringBuilder text = new StringBuilder(afterOne ? ",\n" : "\n");
        afterOne = true;
        text.append("{\"rule\":");
        JsonText.append(text, rule.id());
        append(text.append(','), event);
        out.write(text.append('}').toString());
    }

    @Override
    public void end(ReplayResult result) throws IOException {
        StringBuilder text = new StringBuilder("],\n\"rules\":[");
        String separator = "\n";
        for (RuleOutcome outcome : result.outcomes()) {
            text.append(separator).append('{');
            separator = ",\n";
            member(text, "rule", outcome.rule().id());
            member(text.append(','), "title", outcome.rule().title());
            member(text.append(','), "severity", outcome.rule().severity().id());
            text.append(",\"questions\":");
            list(text, outcome.rule().questions());
            text.append(",\"fired\":").append(outcome.count());
            text.append(",\"first\":");
            orNull(text, outcome.first().orElse(null));
            text.append(",\"last\":");
            orNull(text, outcome.last().orElse(null));
            text.append('}');
        }
        text.append("],\n\"events\":").append(result.events());
        text.append(",\"refused\":").append(result.refused()).append(",\"firstRefused\":[");
        separator = "";
        for (EventRef event : result.firstRefused()) {
            append(text.append(separator).append('{'), event);
            text.append('}');
            separator = ",";
        }
        out.write(text.append("]}\n").toString());
    }

    private static void append(StringBuilder text, EventRef event) {
        member(text, "eventId", event.eventId());
        member(text.append(','), "eventTime", event.eventTime());
        member(text.append(','), "eventSource", event.eventSource());
        member(text.append(','), "eventName", event.eventName());
        member(text.append(','), "account", event.account());
        member(text.append(','), "region", event.region());
        member(text.append(','), "path", event.path());
        text.append(",\"record\":").append(event.record());
    }

    private static void list(StringBuilder text, List<String> values) {
        text.append('[');
        for (int i = 0; i < values.size(); i++) {
            text.append(i == 0 ? "" : ",");
            JsonText.append(text, values.get(i));
        }
        text.append(']');
    }

    private static void member(StringBuilder text, String name, String value) {
        JsonText.append(text, name);
        JsonText.append(text.append(':'), value);
    }

    private static void orNull(StringBuilder text, @Nullable String value) {
        if (value == null) {
            text.append("null");
        } else {
            JsonText.append(text, value);
        }
    }
}
