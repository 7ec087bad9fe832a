package io.coldtrail.cli;

import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.casefile.Ledger;
import io.coldtrail.casefile.LedgerVisitor;
import io.coldtrail.casefile.QuarantinePart;
import io.coldtrail.casefile.RejectedPiece;
import io.coldtrail.casefile.SourceEntry;
import io.coldtrail.casefile.SourceStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code coldtrail ledger}. */
@Command(
        name = "ledger",
        description = {
            "Shows what became of every file and record of the evidence, run by run.",
            "",
            "The verdicts of the last `coldtrail verify` end it.",
            "",
            "Each run begins with its balance, which is checked against its files before anything is shown. A line for"
                    + " each file follows: status, reason, records, object key, more. --status quarantined lists the"
                    + " rejected pieces too: where they stood, and where the case keeps their bytes."
        },
        footer = {
            "",
            "Examples:",
            "  coldtrail ledger",
            "  coldtrail ledger --status quarantined --run 2",
            "  coldtrail ledger --json > ledger.json"
        })
final class LedgerCommand implements Runnable {
    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "List the files with one status: loaded, duplicate, quarantined or ignored.")
    private @Nullable String status;

    @Option(names = "--run", paramLabel = "N", description = "Show one run (default: all).")
    private @Nullable Integer run;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin
    private final CaseOption caseOption = new CaseOption();

    @Spec
    private CommandSpec spec;

    private final CliConsole console;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec
    LedgerCommand(CliConsole console) {
        this.console = console;
    }

    @Override
    public void run() {
        @Nullable SourceStatus wanted = status();
        CaseFolder owner = CaseFolder.open(caseOption.folder(console));
        List<Integer> runs = runs(owner.ledger());
        for (int each : runs) {
            owner.ledger().check(each);
            if (showsRejects(wanted)) {
                owner.ledger()
                        .quarantine(each)
                        .forEach(part -> owner.quarantine().pieces(part, piece -> {}));
            }
        }
        Written.to(console.out(), out -> show(owner, runs, wanted, out));
        Written.flush(console.out());
    }

    private long show(CaseFolder owner, List<Integer> runs, @Nullable SourceStatus wanted, Writer out)
            throws IOException {
        LedgerView view = json ? new LedgerDocument(out) : new LedgerReport(out);
        try {
            view.begin();
            for (int each : runs) {
                view.beginRun(
                        owner.ledger().head(each), owner.ledger().parts(each).size());
                owner.ledger().visit(each, sources(view, wanted));
                if (showsRejects(wanted)) {
                    for (QuarantinePart part : owner.ledger().quarantine(each)) {
                        owner.quarantine().pieces(part, piece -> rejected(view, piece));
                    }
                }
                view.endRun();
            }
            view.end(verified(owner));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return runs.size();
    }

    private static LedgerView.@Nullable Verified verified(CaseFolder owner) {
        return owner.verdicts()
                .head()
                .map(head -> new LedgerView.Verified(
                        head,
                        owner.ledger().runs().stream()
                                .filter(run -> run > head.lastRun())
                                .count()))
                .orElse(null);
    }

    /** The document has the pieces unless another status is asked for; a person is shown them on demand. */
    private boolean showsRejects(@Nullable SourceStatus wanted) {
        return wanted == SourceStatus.QUARANTINED || (json && wanted == null);
    }

    private static LedgerVisitor sources(LedgerView view, @Nullable SourceStatus wanted) {
        return new LedgerVisitor() {
            @Override
            public void source(SourceEntry source) {
                if (wanted == null || source.status() == wanted) {
                    try {
                        view.source(source);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        };
    }

    private static void rejected(LedgerView view, RejectedPiece piece) {
        try {
            view.rejected(piece);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable SourceStatus status() {
        String word = status;
        if (word == null) {
            return null;
        }
        return Arrays.stream(SourceStatus.values())
                .filter(known -> known.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--status cannot be \"" + word + "\". It must be "
                                + Arrays.stream(SourceStatus.values())
                                        .map(SourceStatus::word)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    private List<Integer> runs(Ledger ledger) {
        List<Integer> all = ledger.runs();
        Integer one = run;
        if (one == null) {
            return all;
        }
        if (!all.contains(one)) {
            String known = all.stream().map(String::valueOf).collect(Collectors.joining(", "));
            throw new ParameterException(
                    spec.commandLine(),
                    "--run cannot be " + one + ". The case has "
                            + (all.isEmpty()
                                    ? "no run."
                                    : all.size() == 1 ? "run " + known + "." : "runs " + known + "."));
        }
        return List.of(one);
    }
}
