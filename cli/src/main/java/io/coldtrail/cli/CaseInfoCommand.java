package io.coldtrail.cli;

import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.casefile.CaseIdentity;
import io.coldtrail.casefile.RunEntry;
import io.coldtrail.journal.JournalCheck;
import io.coldtrail.json.JsonText;
import io.coldtrail.lake.LakeSnapshot;
import io.coldtrail.lake.Part;
import io.coldtrail.query.format.VisibleText;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code coldtrail case info}. */
@Command(
        name = "info",
        description =
                "Tells what a case is: who made it, of which evidence, what it holds, and where its journal ends.",
        footer = {"", "Example:", "  coldtrail case info --case ./incident-7"})
final class CaseInfoCommand implements Runnable {
    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin
    private final CaseOption caseOption = new CaseOption();

    private final CliConsole console;

    CaseInfoCommand(CliConsole console) {
        this.console = console;
    }

    @Override
    public void run() {
        CaseFolder owner = CaseFolder.open(caseOption.folder(console));
        List<RunEntry> runs = owner.ledger().runs().stream()
                .map(run -> owner.ledger().head(run))
                .toList();
        LakeSnapshot lake = owner.snapshot();
        JournalCheck.Finding journal = JournalCheck.of(owner.folder());
        Written.text(
                console.out(),
                json ? document(owner.identity(), runs, lake, journal) : text(owner.identity(), runs, lake, journal));
    }

    private static String text(
            CaseIdentity identity, List<RunEntry> runs, LakeSnapshot lake, JournalCheck.Finding journal) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("name", identity.name()));
        lines.add(List.of("created", identity.created() + " by version " + identity.toolVersion()));
        lines.add(List.of("format", "version " + identity.formatVersion()));
        for (RunEntry run : runs) {
            lines.add(List.of(
                    "run " + run.run(),
                    run.started() + " by version " + run.toolVersion() + ", "
                            + run.files().loaded() + " of " + run.files().seen() + " files, "
                            + run.records().loaded() + " of " + run.records().seen() + " records"));
            run.roots().forEach(root -> lines.add(List.of("  evidence", root)));
        }
        lines.add(List.of(
                "lake",
                rows(lake) + " rows, " + bytes(lake) + " bytes in "
                        + lake.parts().size() + " parts"));
        lines.add(List.of("  SHA-256", lake.sha256()));
        lines.add(List.of(
                "journal",
                journal.lines() + " lines, " + (journal.problems().isEmpty() ? "whole" : "not as they were written")));
        lines.add(List.of("  last hash", journal.lastSha256()));
        return Aligned.text(
                lines.stream()
                        .map(line -> line.stream().map(VisibleText::of).toList())
                        .toList(),
                2);
    }

    private static String document(
            CaseIdentity identity, List<RunEntry> runs, LakeSnapshot lake, JournalCheck.Finding journal) {
        return JsonText.document(json -> json.put("name", identity.name())
                        .put("created", identity.created())
                        .put("toolVersion", identity.toolVersion())
                        .put("formatVersion", identity.formatVersion())
                        .putObjects(
                                "runs",
                                runs,
                                (item, run) -> item.put("run", run.run())
                                        .put("started", run.started())
                                        .put("toolVersion", run.toolVersion())
                                        .put("roots", run.roots())
                                        .put("filesSeen", run.files().seen())
                                        .put("filesLoaded", run.files().loaded())
                                        .put("recordsSeen", run.records().seen())
                                        .put("recordsLoaded", run.records().loaded()))
                        .putObject(
                                "lake",
                                item -> item.put("parts", lake.parts().size())
                                        .put("rows", rows(lake))
                                        .put("bytes", bytes(lake))
                                        .put("sha256", lake.sha256()))
                        .putObject(
                                "journal",
                                item -> item.put("lines", journal.lines())
                                        .put("lastSha256", journal.lastSha256())
                                        .put("problems", journal.problems())))
                + "\n";
    }

    private static long rows(LakeSnapshot lake) {
        return lake.parts().stream().mapToLong(Part::rows).sum();
    }

    private static long bytes(LakeSnapshot lake) {
        return lake.parts().stream().mapToLong(Part::bytes).sum();
    }
}
