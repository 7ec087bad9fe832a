package io.coldtrail.cli;

import io.coldtrail.casefile.SourceEntry;
import io.coldtrail.casefile.Tally;
import io.coldtrail.ingest.IngestSummary;
import io.coldtrail.query.format.VisibleText;
import java.util.Locale;

/** What an ingest did, for people and for programs. */
final class IngestReport {
    /** The ledger holds them all; this is for a first look. */
    private static final int MOST_NOTABLE = 20;

    private IngestReport() {}

    /**
     * Rejected bytes that a run kept.
     *
     * @param folder where they lie
     * @param caseArgument what a command must add to reach the case; may be empty
     */
    record Kept(long pieces, String folder, String caseArgument) {}

    /**
     * The balance, and the first of what needs a look.
     *
     * @param kept rejected bytes that the run kept
     */
    static String text(IngestSummary summary, Kept kept) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "run %d: %s read in %.1f s, %,d %s added%n",
                summary.run(),
                Amounts.bytes(summary.bytesRead()),
                summary.seconds(),
                summary.parts(),
                summary.parts() == 1 ? "part" : "parts"));
        text.append(BalanceTable.text(summary.files(), summary.records()));
        summary.notable().stream().limit(MOST_NOTABLE).forEach(source -> text.append(line(source)));
        if (summary.notable().size() > MOST_NOTABLE) {
            text.append(String.format(
                    Locale.ROOT, "and %,d more%n", summary.notable().size() - MOST_NOTABLE));
        }
        text.append(more(summary, kept));
        return text.toString();
    }

    /** One document, keys in camel case. */
    static String json(IngestSummary summary) {
        return String.format(
                Locale.ROOT,
                "{\"run\": %d, \"files\": %s, \"records\": %s, \"bytesRead\": %d, \"seconds\": %.3f, \"parts\": %d}%n",
                summary.run(),
                json(summary.files()),
                json(summary.records()),
                summary.bytesRead(),
                summary.seconds(),
                summary.parts());
    }

    private static String json(Tally tally) {
        return String.format(
                Locale.ROOT,
                "{\"seen\": %d, \"loaded\": %d, \"duplicate\": %d, \"quarantined\": %d, \"ignored\": %d}",
                tally.seen(),
                tally.loaded(),
                tally.duplicate(),
                tally.quarantined(),
                tally.ignored());
    }

    private static String more(IngestSummary summary, Kept kept) {
        if (!summary.anyQuarantined()) {
            return "";
        }
        String bytes = kept.pieces() == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%,d rejected %s %s kept in %s%n",
                        kept.pieces(),
                        kept.pieces() == 1 ? "piece" : "pieces",
                        kept.pieces() == 1 ? "is" : "are",
                        VisibleText.of(kept.folder()));
        return bytes + "for more: coldtrail ledger --status quarantined --run " + summary.run()
                + VisibleText.of(kept.caseArgument()) + "\n";
    }

    private static String line(SourceEntry source) {
        String detail = source.detail() == null ? "" : ": " + source.detail();
        return VisibleText.of(source.status().word() + " " + source.key() + ": " + source.reason() + detail) + "\n";
    }
}
