package io.coldtrail.cli;

import io.coldtrail.rules.EventRef;
import io.coldtrail.rules.ReplayResult;
import io.coldtrail.rules.Rule;
import io.coldtrail.rules.RuleOutcome;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** For people. */
record ReplayText(Writer out, boolean records) implements ReplayReport {
    @Override
    public void begin() {
        // Nothing stands before the firings.
    }

    @Override
    public void fired(Rule rule, EventRef event) throws IOException {
        if (records) {
            out.write(line(rule, event));
        }
    }

    @Override
    public void end(ReplayResult result) throws IOException {
        List<RuleOutcome> fired = result.fired();
        if (!fired.isEmpty()) {
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("rule", "severity", "first", "last", "questions", "fired"));
            fired.forEach(outcome -> rows.add(List.of(
                    outcome.rule().id(),
                    outcome.rule().severity().id(),
                    outcome.first().orElse(""),
                    outcome.last().orElse(""),
                    String.join(", ", outcome.rule().questions()),
                    Long.toString(outcome.count()))));
            out.write(records ? "\n" : "");
            out.write(Aligned.text(rows, 5));
        }
        if (!records) {
            for (RuleOutcome outcome : fired) {
                out.write("\n" + outcome.rule().title() + " (" + outcome.rule().id() + ")\n");
                for (EventRef event : outcome.events()) {
                    out.write("  " + line(outcome.rule(), event));
                }
                long more = outcome.count() - outcome.events().size();
                out.write(more > 0 ? "  and " + more + " more\n" : "");
            }
        }
        int silent = result.outcomes().size() - fired.size();
        out.write((fired.isEmpty() ? "" : "\n") + fired.size() + " of "
                + result.outcomes().size() + " rules would have fired on " + result.events() + " events; "
                + silent + " would not.\n");
        if (result.refused() > 0) {
            out.write(result.refused() + " events could not be matched, the first of them:\n");
            for (EventRef event : result.firstRefused()) {
                out.write("  " + place(event) + "\n");
            }
        }
    }

    private static String line(Rule rule, EventRef event) {
        return Aligned.text(
                List.of(List.of(
                        event.eventTime(),
                        rule.id(),
                        event.eventSource() + ":" + event.eventName(),
                        event.eventId(),
                        place(event))),
                5);
    }

    private static String place(EventRef event) {
        return event.path() + " record " + event.record();
    }
}
