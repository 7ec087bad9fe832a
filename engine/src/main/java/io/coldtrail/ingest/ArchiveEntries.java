package io.coldtrail.ingest;

import io.coldtrail.casefile.QuarantineWriter;
import io.coldtrail.casefile.RunTransaction;
import io.coldtrail.casefile.SourceEntry;
import io.coldtrail.casefile.SourceStatus;
import io.coldtrail.casefile.Tally;
import io.coldtrail.casefile.UnitEntry;
import io.coldtrail.decode.DecodeOutcome;
import io.coldtrail.problem.Limits;
import io.coldtrail.source.SourceWalk;
import java.util.ArrayList;
import java.util.List;

/** What the ledger says of archives themselves; their members are files like any other. */
final class ArchiveEntries {
    private ArchiveEntries() {}

    /**
     * The archives' entries. What follows the damage of an archive has no place of its own in it, so the archive's stored
     * bytes are kept from its start, as many as of any damaged file that is no log.
     *
     * @param unit position after the last unit of the run's plan
     */
    static UnitEntry of(List<SourceWalk.Archive> archives, RunTransaction transaction, int unit, Limits limits) {
        List<SourceEntry> entries = new ArrayList<>();
        try (QuarantineWriter quarantine = transaction.quarantine(unit)) {
            for (SourceWalk.Archive archive : archives) {
                SourceWalk.Damage damage = archive.damage();
                if (damage != null) {
                    Remainder.keepStart(
                            archive.file(),
                            quarantine,
                            new DecodeOutcome.Damage(damage.reason(), damage.message(), -1, -1),
                            limits);
                }
                entries.add(entry(archive));
            }
            return new UnitEntry(unit, List.of(), quarantine.finish(), entries);
        }
    }

    private static SourceEntry entry(SourceWalk.Archive archive) {
        SourceWalk.Damage damage = archive.damage();
        SourceEntry entry = SourceEntry.undecoded(
                archive.root(),
                archive.key(),
                archive.size(),
                archive.sha256(),
                damage == null ? SourceStatus.IGNORED : SourceStatus.QUARANTINED,
                damage == null ? "archive" : damage.reason());
        String members = archive.members() + " members, each of them listed";
        return damage == null
                ? entry.withDetail(members)
                : entry.withDetail(damage.message() + "; " + members)
                        .withRecords(Tally.of(SourceStatus.QUARANTINED, 1));
    }
}
