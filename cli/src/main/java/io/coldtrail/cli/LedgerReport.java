package io.coldtrail.cli;

import io.coldtrail.casefile.RejectedPiece;
import io.coldtrail.casefile.RejectedPlace;
import io.coldtrail.casefile.RunEntry;
import io.coldtrail.casefile.SourceEntry;
import io.coldtrail.casefile.Tally;
import io.coldtrail.query.format.VisibleText;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The ledger for people: a line for each source and each rejected piece, what has a natural width first, so that the lines
 * stand in columns without any of them being held back.
 */
final class LedgerReport implements LedgerView {
    private final Writer out;
    private boolean severalRoots;
    private boolean any;

    LedgerReport(Writer out) {
        this.out = out;
    }

    @Override
    public void begin() {}

    @Override
    public void beginRun(RunEntry head, int parts) throws IOException {
        if (any) {
            out.write("\n");
        }
        any = true;
        out.write(String.format(
                Locale.ROOT,
                "run %d: %s to %s, coldtrail %s, %s read, %,d %s added%n",
                head.run(),
                VisibleText.of(head.started()),
                VisibleText.of(head.finished()),
                VisibleText.of(head.toolVersion()),
                Amounts.bytes(head.bytesRead()),
                parts,
                parts == 1 ? "part" : "parts"));
        severalRoots = head.roots().size() > 1;
        for (int root = 0; root < head.roots().size(); root++) {
            out.write(rootMark(root) + VisibleText.of(head.roots().get(root)) + "\n");
        }
        out.write(BalanceTable.text(head.files(), head.records()));
        out.write("\n");
    }

    @Override
    public void source(SourceEntry source) throws IOException {
        String reason = source.reason() == null ? "" : source.reason();
        line(
                source.status().word(),
                reason,
                records(source.records()),
                rootMark(source.root()) + source.key(),
                detail(source));
    }

    @Override
    public void rejected(RejectedPiece piece) throws IOException {
        RejectedPlace place = piece.place();
        List<String> where = new ArrayList<>();
        if (place.record() >= 0) {
            where.add("record " + place.record());
        }
        if (place.offset() >= 0) {
            where.add(place.form().word() + " byte " + place.offset());
        }
        where.add("kept in " + piece.part().bytesPath() + " from byte " + piece.at());
        if (place.detail() != null) {
            where.add(place.detail());
        }
        line(
                "rejected",
                place.reason(),
                String.format(Locale.ROOT, "%,d %s", piece.length(), piece.length() == 1 ? "byte" : "bytes"),
                rootMark(place.root()) + place.key(),
                String.join(", ", where));
    }

    @Override
    public void endRun() {}

    @Override
    public void end(@Nullable Verified verified) throws IOException {
        if (verified == null) {
            return;
        }
        String counts = verified.head().counts().stream()
                .map(count -> String.format(Locale.ROOT, "%,d %s %s", count.count(), count.kind(), count.verdict()))
                .collect(Collectors.joining(", "));
        out.write("\nlast verification: " + VisibleText.of(counts) + "\n");
        if (verified.runsSince() > 0) {
            out.write(String.format(
                    Locale.ROOT,
                    "%,d %s since then; run `coldtrail verify` again%n",
                    verified.runsSince(),
                    verified.runsSince() == 1 ? "run has been added" : "runs have been added"));
        }
    }

    private void line(String status, String reason, String amount, String key, @Nullable String detail)
            throws IOException {
        String start = String.format(
                Locale.ROOT,
                "%-11s  %-20s  %-24s  ",
                VisibleText.of(status),
                VisibleText.of(reason),
                VisibleText.of(amount));
        out.write(start + VisibleText.of(key) + (detail == null ? "" : "  " + VisibleText.of(detail)) + "\n");
    }

    private static @Nullable String detail(SourceEntry source) {
        if (source.duplicateOf() == null) {
            return source.detail();
        }
        return "as " + source.duplicateOf() + (source.detail() == null ? "" : "; " + source.detail());
    }

    /** What became of the records, but for what became of none. */
    private static String records(Tally tally) {
        List<String> amounts = new ArrayList<>();
        add(amounts, tally.loaded(), "loaded");
        add(amounts, tally.duplicate(), "duplicate");
        add(amounts, tally.quarantined(), "quarantined");
        add(amounts, tally.ignored(), "ignored");
        return amounts.isEmpty() ? "-" : String.join(", ", amounts);
    }

    private static void add(List<String> amounts, long count, String word) {
        if (count > 0) {
            amounts.add(String.format(Locale.ROOT, "%,d %s", count, word));
        }
    }

    private String rootMark(int root) {
        return severalRoots ? "[" + root + "] " : "";
    }
}
