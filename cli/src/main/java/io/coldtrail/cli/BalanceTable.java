package io.coldtrail.cli;

import io.coldtrail.casefile.Tally;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The ledger's balance, for people and for programs. */
final class BalanceTable {
    private BalanceTable() {}

    static String text(Tally files, Tally records) {
        return Aligned.text(
                List.of(
                        List.of("", "seen", "loaded", "duplicate", "quarantined", "ignored"),
                        row("files", files),
                        row("records", records)),
                1);
    }

    private static List<String> row(String name, Tally tally) {
        return Stream.concat(
                        Stream.of(name),
                        Stream.of(tally.seen(), tally.loaded(), tally.duplicate(), tally.quarantined(), tally.ignored())
                                .map(count -> String.format(Locale.ROOT, "%,d", count)))
                .toList();
    }
}
