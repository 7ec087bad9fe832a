package io.coldtrail.cli;

import io.coldtrail.rules.Rule;
import io.coldtrail.rules.RuleLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code coldtrail rules show}. */
@Command(
        name = "show",
        description = "Shows one rule with its event pattern.",
        footer = {"", "Example:", "  coldtrail rules show disruption-cloudtrail"})
final class RulesShowCommand implements Runnable {
    @Parameters(paramLabel = "ID", description = "The rule.")
    private String id;

    private final CliConsole console;

    @SuppressWarnings("NullAway.Init") // picocli sets the id
    RulesShowCommand(CliConsole console) {
        this.console = console;
    }

    @Override
    public void run() {
        Rule rule = RuleLibrary.builtIn().find(id);
        StringBuilder text = new StringBuilder();
        text.append(rule.title()).append(" (").append(rule.id()).append(")\n");
        text.append("Severity ").append(rule.severity().id());
        if (!rule.techniques().isEmpty()) {
            text.append(" · ATT&CK ").append(String.join(", ", rule.techniques()));
        }
        text.append("\nState ").append(rule.state()).append("\n\n");
        text.append(rule.description()).append('\n').append(rule.impact()).append('\n');
        rule.corrected()
                .ifPresent(corrected ->
                        text.append("Corrected: ").append(corrected).append('\n'));
        if (!rule.questions().isEmpty()) {
            text.append("Asked by ").append(String.join(", ", rule.questions())).append('\n');
        }
        Written.text(
                console.out(),
                text.append('\n').append(rule.pattern()).append('\n').toString());
    }
}
