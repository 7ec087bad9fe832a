package io.coldtrail.cli;

import io.coldtrail.casefile.SourceEntry;
import io.coldtrail.casefile.Tally;
import io.coldtrail.ingest.IngestSummary;
import io.coldtrail.query.format.VisibleText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What an ingest did, for people and for programs. */
final class IngestReport {
    /** The ledger holds them all; this is for a first look. */
    private static final int MOST_NOTABLE = 20;

    private IngestReport() {}

    static String text(IngestSummary summary) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "run %d: %s read in %.1f s, %,d %s added%n",
                summary.run(),
                Amounts.bytes(summary.bytesRead()),
                summary.seconds(),
                summary.parts(),
                summary.parts() == 1 ? "part" : "parts"));
        text.append(Aligned.text(
                List.of(
                        List.of("", "seen", "loaded", "duplicate", "quarantined", "ignored"),
                        row("files", summary.files()),
                        row("records", summary.records())),
                1));
        summary.notable().stream().limit(MOST_NOTABLE).forEach(source -> text.append(line(source)));
        if (summary.notable().size() > MOST_NOTABLE) {
            text.append(String.format(
                    Locale.ROOT, "and %,d more%n", summary.notable().size() - MOST_NOTABLE));
        }
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

    private static List<String> row(String name, Tally tally) {
        return Stream.concat(
                        Stream.of(name),
                        Stream.of(tally.seen(), tally.loaded(), tally.duplicate(), tally.quarantined(), tally.ignored())
                                .map(count -> String.format(Locale.ROOT, "%,d", count)))
                .toList();
    }

    private static String line(SourceEntry source) {
        String detail = source.detail() == null ? "" : ": " + source.detail();
        return VisibleText.of(source.status().word() + " " + source.key() + ": " + source.reason() + detail) + "\n";
    }
}
