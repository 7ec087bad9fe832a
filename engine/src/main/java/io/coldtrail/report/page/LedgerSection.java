package io.coldtrail.report.page;

import io.coldtrail.casefile.LedgerVisitor;
import io.coldtrail.casefile.QuarantinePart;
import io.coldtrail.casefile.RunEntry;
import io.coldtrail.casefile.SourceEntry;
import io.coldtrail.casefile.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of every file and record, in sums.
 *
 * @param runs the runs
 * @param files how many files by status and reason
 * @param rejected how many rejected pieces by reason
 */
record LedgerSection(List<RunEntry> runs, Map<String, Long> files, Map<String, Long> rejected) implements Section {

    static LedgerSection of(ReportRequest request) {
        List<RunEntry> runs = new ArrayList<>();
        Map<String, Long> files = new TreeMap<>();
        Map<String, Long> rejected = new TreeMap<>();
        for (int run : request.folder().ledger().runs()) {
            runs.add(request.folder().ledger().visit(run, new LedgerVisitor() {
                @Override
                public void source(SourceEntry source) {
                    String reason = source.reason() == null ? "" : source.reason();
                    files.merge(source.status().word() + "\t" + reason, 1L, Long::sum);
                }
            }));
            for (QuarantinePart part : request.folder().ledger().quarantine(run)) {
                request.folder()
                        .quarantine()
                        .pieces(part, piece -> rejected.merge(piece.place().reason(), 1L, Long::sum));
            }
        }
        return new LedgerSection(runs, files, rejected);
    }

    @Override
    public String id() {
        return "ledger";
    }

    @Override
    public String title() {
        return "Ledger and quarantine";
    }

    @Override
    public void write(Html page) {
        List<List<String>> rows = new ArrayList<>();
        for (RunEntry run : runs) {
            rows.add(row(run.run(), "files", run.files()));
            rows.add(row(run.run(), "records", run.records()));
        }
        Table.write(
                page,
                List.of("run", "what", "seen", "loaded", "duplicate", "quarantined", "ignored", "sum"),
                List.of(true, false, true, true, true, true, true, false),
                rows);
        page.element("h3", "Files by what became of them").raw("\n");
        Table.write(
                page,
                List.of("status", "reason", "files"),
                List.of(false, false, true),
                files.entrySet().stream()
                        .map(entry -> {
                            String[] words = entry.getKey().split("\t", -1);
                            return List.of(words[0], words[1], Amount.of(entry.getValue()));
                        })
                        .toList());
        page.element("h3", "Quarantine").raw("\n");
        if (rejected.isEmpty()) {
            page.paragraph("Nothing was rejected.");
            return;
        }
        Table.write(
                page,
                List.of("reason", "rejected pieces"),
                List.of(false, true),
                rejected.entrySet().stream()
                        .map(entry -> List.of(entry.getKey(), Amount.of(entry.getValue())))
                        .toList());
        page.paragraph(
                "The case keeps every rejected byte; `coldtrail ledger --status quarantined` tells where.",
                "class",
                "note");
    }

    private static List<String> row(int run, String what, Tally tally) {
        return List.of(
                Integer.toString(run),
                what,
                Amount.of(tally.seen()),
                Amount.of(tally.loaded()),
                Amount.of(tally.duplicate()),
                Amount.of(tally.quarantined()),
                Amount.of(tally.ignored()),
                tally.balances() ? "balances" : "does not balance");
    }
}
