package io.coldtrail.cli;

import io.coldtrail.playbook.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code coldtrail playbook list}. */
@Command(
        name = "list",
        description = "Lists the questions.",
        footer = {"", "Example:", "  coldtrail playbook list --section iam --technique T1098"})
final class PlaybookListCommand implements Runnable {
    @Option(names = "--section", paramLabel = "S", description = "Only sections whose name contains this.")
    private @Nullable String section;

    @Option(
            names = "--technique",
            paramLabel = "T",
            description = "Only questions about this ATT&CK technique, such as T1098 or T1098.001.")
    private @Nullable String technique;

    @Mixin
    private final PlaybookOption playbook = new PlaybookOption();

    private final CliConsole console;

    PlaybookListCommand(CliConsole console) {
        this.console = console;
    }

    @Override
    public void run() {
        StringBuilder text = new StringBuilder();
        String last = "";
        List<List<String>> rows = new ArrayList<>();
        for (Question question : playbook.library(console).questions()) {
            if (!isWanted(question)) {
                continue;
            }
            if (!question.section().equals(last)) {
                flush(text, rows);
                text.append(text.length() == 0 ? "" : "\n")
                        .append(question.section())
                        .append('\n');
                last = question.section();
            }
            rows.add(List.of("  " + question.id(), question.title(), needs(question)));
        }
        flush(text, rows);
        Written.to(console.out(), writer -> {
            writer.append(text);
            return 1;
        });
        if (text.length() == 0) {
            console.err().println("No question is so. `coldtrail playbook list` shows all.");
        }
    }

    private boolean isWanted(Question question) {
        String part = section;
        String wanted = technique;
        return (part == null || question.section().toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT)))
                && (wanted == null
                        || question.techniques().stream()
                                .anyMatch(id -> id.equalsIgnoreCase(wanted)
                                        || id.startsWith(wanted.toUpperCase(Locale.ROOT) + ".")));
    }

    private static String needs(Question question) {
        StringBuilder needs = new StringBuilder();
        question.parameters().stream()
                .filter(parameter -> parameter.isRequired())
                .forEach(parameter ->
                        needs.append(needs.length() == 0 ? "needs " : ", ").append(parameter.name()));
        return needs.toString();
    }

    private static void flush(StringBuilder text, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            text.append(Aligned.text(rows, 3));
            rows.clear();
        }
    }
}
