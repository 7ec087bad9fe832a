package io.coldtrail.cli;

import io.coldtrail.playbook.Action;
import io.coldtrail.playbook.KnownAs;
import io.coldtrail.playbook.Parameter;
import io.coldtrail.playbook.Question;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coldtrail playbook show}. */
@Command(
        name = "show",
        description = "Shows one question; with --sql, exactly the SQL that a run sends, for Athena too.",
        footer = {"", "Example:", "  coldtrail playbook show root-events --sql --from 2024-01-01 --to 2024-01-31"})
final class PlaybookShowCommand implements Runnable {
    @Parameters(paramLabel = "ID", description = "The question.")
    private String id;

    @Option(names = "--sql", description = "Print the SQL alone, with the values filled in.")
    private boolean sql;

    @Mixin
    private final ArgumentOptions arguments = new ArgumentOptions();

    @Mixin
    private final PlaybookOption playbook = new PlaybookOption();

    private final CliConsole console;

    @SuppressWarnings("NullAway.Init") // picocli sets the id
    PlaybookShowCommand(CliConsole console) {
        this.console = console;
    }

    @Override
    public void run() {
        Question question = playbook.library(console).find(id);
        String text = sql ? question.render(arguments.all()) + "\n" : describe(question);
        Written.to(console.out(), writer -> {
            writer.write(text);
            return 1;
        });
    }

    private static String describe(Question question) {
        StringBuilder text = new StringBuilder();
        text.append(question.title()).append(" (").append(question.id()).append(")\n");
        text.append(question.section());
        if (!question.techniques().isEmpty()) {
            text.append(" · ATT&CK ").append(String.join(", ", question.techniques()));
        }
        text.append("\n\n").append(question.tells()).append('\n');
        if (!question.read().isEmpty()) {
            text.append(question.read()).append('\n');
        }
        for (KnownAs known : question.knownAs()) {
            text.append(known.by().title()).append(": ").append(known.name()).append('\n');
        }
        for (String corrected : question.corrected()) {
            text.append("Corrected: ").append(corrected).append('\n');
        }
        if (!question.actions().isEmpty()) {
            text.append("\nActions\n");
            List<List<String>> rows = new ArrayList<>();
            for (Action action : question.actions()) {
                rows.add(List.of("  " + action.id(), action.type(), action.impact()));
            }
            text.append(Aligned.text(rows, 3));
        }
        if (!question.parameters().isEmpty()) {
            text.append("\nParameters\n");
            List<List<String>> rows = new ArrayList<>();
            for (Parameter parameter : question.parameters()) {
                rows.add(List.of(
                        "  " + parameter.name(),
                        parameter.type().id(),
                        parameter
                                .defaultValue()
                                .map(value -> "default " + value)
                                .orElse("required"),
                        parameter.description()));
            }
            text.append(Aligned.text(rows, rows.get(0).size()));
        }
        if (!question.next().isEmpty()) {
            text.append("\nGo on with ")
                    .append(String.join(", ", question.next()))
                    .append('\n');
        }
        return text.append('\n').append(question.template()).append('\n').toString();
    }
}
