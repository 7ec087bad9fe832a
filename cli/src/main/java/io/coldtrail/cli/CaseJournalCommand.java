package io.coldtrail.cli;

import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.journal.JournalCheck;
import io.coldtrail.journal.JournalEntry;
import io.coldtrail.journal.Outcome;
import io.coldtrail.json.JsonText;
import io.coldtrail.query.format.VisibleText;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code coldtrail case journal}. */
@Command(
        name = "journal",
        description = {
            "Shows what was asked of a case, and checks that no line of it was changed or removed.",
            "",
            "Keep the last line's hash outside the case: --anchor then tells whether that line is still there."
        },
        footer = {
            "",
            "Examples:",
            "  coldtrail case journal --case ./incident-7",
            "  coldtrail case journal --json > journal.json"
        })
final class CaseJournalCommand implements Callable<Integer> {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final int WIDEST_SQL = 80;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(
            names = "--anchor",
            paramLabel = "HASH",
            description = "The hash of a line, kept from earlier: the journal must have such a line.")
    private @Nullable String anchor;

    @Mixin
    private final CaseOption caseOption = new CaseOption();

    @Spec
    private CommandSpec spec;

    private final CliConsole console;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec
    CaseJournalCommand(CliConsole console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        String wanted = anchor == null ? null : anchor.toLowerCase(Locale.ROOT);
        if (wanted != null && !HASH.matcher(wanted).matches()) {
            throw new ParameterException(spec.commandLine(), "--anchor must be a SHA-256 of 64 hexadecimal digits");
        }
        Path folder = CaseFolder.open(caseOption.folder(console)).folder();
        Writer out = console.out();
        if (json) {
            write(out, "{\"lines\": [");
        }
        JournalCheck.Finding found = JournalCheck.of(folder, wanted, json ? documents(out) : lines(out));
        write(out, json ? end(found) : summary(found));
        Written.flush(out);
        return found.problems().isEmpty() ? ExitCode.DONE : ExitCode.BAD_NEWS;
    }

    private static Consumer<JournalEntry> documents(Writer out) {
        return new Consumer<>() {
            private String separator = "\n  ";

            @Override
            public void accept(JournalEntry entry) {
                write(out, separator + entry.line());
                separator = ",\n  ";
            }
        };
    }

    private static Consumer<JournalEntry> lines(Writer out) {
        return entry -> write(out, VisibleText.of(text(entry)) + "\n");
    }

    private static String text(JournalEntry entry) {
        String what = entry.asked().question() == null
                ? entry.asked().command()
                : entry.asked().command() + " " + entry.asked().question();
        return entry.number() + "  " + entry.time() + "  " + what + "  " + text(entry.outcome()) + "  "
                + shortened(entry.asked().sql().strip().replaceAll("\\s+", " "));
    }

    private static String text(Outcome outcome) {
        String rows = outcome.rows() == 1 ? "1 row" : outcome.rows() + " rows";
        return switch (outcome.kind()) {
            case ANSWERED -> outcome.sha256() == null ? rows : rows + " " + outcome.sha256();
            case FAILED -> "failed " + outcome.error();
            case STOPPED -> "stopped after " + rows;
        };
    }

    private static String shortened(String sql) {
        return sql.length() <= WIDEST_SQL ? sql : sql.substring(0, WIDEST_SQL - 1) + "…";
    }

    private static String summary(JournalCheck.Finding found) {
        StringBuilder text = new StringBuilder();
        text.append(found.lines() == 1 ? "1 line" : found.lines() + " lines")
                .append(found.problems().isEmpty() ? ", whole" : ", not as they were written")
                .append("; last hash ")
                .append(found.lastSha256())
                .append('\n');
        found.problems()
                .forEach(problem ->
                        text.append("  ").append(VisibleText.of(problem)).append('\n'));
        if (found.torn() > 0) {
            text.append("  ").append(found.torn()).append(" bytes of a line that was not finished follow\n");
        }
        return text.toString();
    }

    private static String end(JournalCheck.Finding found) {
        String members = JsonText.line(document -> document.put("count", found.lines())
                .put("lastSha256", found.lastSha256())
                .put("torn", found.torn())
                .put("problems", found.problems()));
        return "],\n" + members.substring(1) + "\n";
    }

    private static void write(Writer out, String text) {
        Written.to(out, writer -> {
            writer.write(text);
            return 1;
        });
    }
}
