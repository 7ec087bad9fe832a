package io.coldtrail.cli;

import io.coldtrail.rules.RuleLibrary;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code coldtrail rules list}. */
@Command(
        name = "list",
        description = "Lists the rules.",
        footer = {"", "Example:", "  coldtrail rules list"})
final class RulesListCommand implements Runnable {
    private final CliConsole console;

    RulesListCommand(CliConsole console) {
        this.console = console;
    }

    @Override
    public void run() {
        List<List<String>> rows = RuleLibrary.builtIn().rules().stream()
                .map(rule -> List.of(rule.id(), rule.severity().id(), rule.title()))
                .toList();
        Written.text(console.out(), Aligned.text(rows, 3));
    }
}
