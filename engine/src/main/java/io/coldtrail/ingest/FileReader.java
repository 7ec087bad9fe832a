package io.coldtrail.ingest;

import io.coldtrail.bytes.ByteWindow;
import io.coldtrail.bytes.DamagedBytes;
import io.coldtrail.bytes.EvidenceStream;
import io.coldtrail.casefile.Rejects;
import io.coldtrail.casefile.SourceEntry;
import io.coldtrail.casefile.SourceStatus;
import io.coldtrail.casefile.Tally;
import io.coldtrail.decode.DecodeOutcome;
import io.coldtrail.decode.Sniffer;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.Limits;
import io.coldtrail.problem.Where;
import io.coldtrail.schema.LakeTable;
import io.coldtrail.source.KeyFacts;
import io.coldtrail.source.SourceFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file after another: hashes, inflates and decodes it, hands on its rows and rejects, and tells what became of
 * it. Whatever a file holds, it ends with an entry for the ledger. Not thread-safe.
 */
final class FileReader {
    private static final String CHANGED_WHILE_READ = "changed-while-read";

    private final Limits limits;
    private final Decoders decoders;
    private byte[] windowBytes = new byte[0];

    FileReader(Limits limits) {
        this.limits = limits;
        decoders = new Decoders(limits);
    }

    /**
     * Reads a file.
     *
     * @param rows takes the rows and counts what is rejected; its rejects go to {@code rejects} too
     * @throws ColdtrailException where rows or rejects cannot be kept, or the thread was interrupted; bad evidence does
     *     not throw
     */
    SourceEntry read(PlanUnit.Item item, RowCollector rows, Rejects rejects, FileProgress progress) {
        Interruption.check();
        SourceFile file = item.file();
        @Nullable SourceEntry entry = null;
        rejects.beginFile();
        try (EvidenceStream stream = EvidenceStream.open(file.stored(), limits)) {
            rows.begin(item, stream, progress);
            entry = new Reading(item, stream, rows, rejects).entry();
        } catch (IOException e) {
            // Once there is an entry everything has been read, and a stream that fails to close has lost nothing.
            if (entry == null) {
                entry = SourceEntry.undecoded(
                                file.root(), file.key(), file.size(), null, SourceStatus.QUARANTINED, reason(e))
                        .withDetail(message(e))
                        .withRecords(Tally.of(SourceStatus.QUARANTINED, e instanceof DamagedBytes ? 1 : 0));
            }
        }
        progress.done(entry.records());
        return entry;
    }

    /** Forgets all rows, after a failure. */
    void reset() {
        decoders.reset();
    }

    private static String reason(IOException e) {
        if (e instanceof DamagedBytes damaged) {
            return damaged.reason();
        }
        return e instanceof NoSuchFileException || e instanceof FileNotFoundException ? "vanished" : "unreadable";
    }

    private static String message(IOException e) {
        return e instanceof DamagedBytes
                ? String.valueOf(e.getMessage())
                : e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    /** The reading of one file. */
    private final class Reading {
        private final PlanUnit.Item item;
        private final SourceFile file;
        private final EvidenceStream stream;
        private final RowCollector rows;
        private final Rejects rejects;
        private final ByteWindow window;
        private final Remainder remainder;

        Reading(PlanUnit.Item item, EvidenceStream stream, RowCollector rows, Rejects rejects) {
            this.item = item;
            this.file = item.file();
            this.stream = stream;
            this.rows = rows;
            this.rejects = rejects;
            window = new ByteWindow(stream, limits, windowBytes);
            remainder = new Remainder(file, stream, window, rejects, limits);
        }

        SourceEntry entry() {
            try {
                return decoded();
            } finally {
                windowBytes = window.bytes();
            }
        }

        private SourceEntry decoded() {
            Sniffer.Content content;
            try {
                content = Sniffer.sniff(window);
            } catch (IOException e) {
                return noLog(new DecodeOutcome.Damage(reason(e), message(e), 0, window.offset(window.start())));
            }
            return finished(decode(content));
        }

        private DecodeOutcome decode(Sniffer.Content content) {
            try {
                return decoders.decode(content, file.stored(), window, rows);
            } catch (IOException e) {
                return failed(e);
            } catch (ColdtrailException e) {
                throw e;
            } catch (RuntimeException e) {
                // A fault of this program costs one file, not the run, and is not hidden: the ledger has it.
                rows.flush();
                decoders.reset();
                return DecodeOutcome.damaged(
                        "fault",
                        "the decoder failed, please report it: " + e,
                        rows.loaded() + rows.rejected(),
                        window.offset(window.start()));
            }
        }

        private DecodeOutcome failed(IOException e) {
            return DecodeOutcome.damaged(
                    reason(e), message(e), rows.loaded() + rows.rejected(), window.offset(window.start()));
        }

        /** Fields that nothing names are not guessed: every line of the file is one that could not become a row. */
        private SourceEntry headerMissing(DecodeOutcome.Damage damage) {
            Tally lines = Tally.of(SourceStatus.QUARANTINED, remainder.keepLines(damage));
            DecodeOutcome.@Nullable Damage atEnd = endOfFile();
            return entry(SourceStatus.QUARANTINED, atEnd == null ? damage : atEnd, lines);
        }

        private SourceEntry ignored(String reason) {
            rejects.forgetFile();
            DecodeOutcome.@Nullable Damage damage = endOfFile();
            return damage == null ? entry(SourceStatus.IGNORED, reason, null, Tally.ZERO) : noLog(damage);
        }

        /** A file that is damaged and shows no sign of a log: it may have been one. */
        private SourceEntry noLog(DecodeOutcome.Damage damage) {
            remainder.keepStored(damage);
            return entry(SourceStatus.QUARANTINED, damage, Tally.of(SourceStatus.QUARANTINED, 1));
        }

        private SourceEntry finished(DecodeOutcome outcome) {
            String ignored = outcome.ignored();
            if (ignored != null && rows.loaded() == 0) {
                return ignored(ignored);
            }
            DecodeOutcome.@Nullable Damage damage = outcome.damage();
            if (damage != null && damage.reason().equals(Decoders.HEADER_MISSING)) {
                return headerMissing(damage);
            }
            if (damage != null) {
                remainder.keep(damage);
            }
            DecodeOutcome.@Nullable Damage atEnd = endOfFile();
            if (damage == null && atEnd != null) {
                damage = atEnd;
                remainder.keep(damage);
            } else if (damage != null && atEnd != null && atEnd.reason().equals(CHANGED_WHILE_READ)) {
                // That it changed is why it looks damaged.
                damage = new DecodeOutcome.Damage(
                        CHANGED_WHILE_READ,
                        atEnd.message() + "; " + damage.message(),
                        damage.record(),
                        damage.offset());
            }
            long rejected = rows.rejected() + (damage == null ? 0 : 1);
            Tally records =
                    Tally.of(SourceStatus.LOADED, rows.loaded()).plus(Tally.of(SourceStatus.QUARANTINED, rejected));
            if (damage != null) {
                return entry(SourceStatus.QUARANTINED, damage, records);
            }
            return rejected == 0
                    ? entry(SourceStatus.LOADED, null, null, records)
                    : entry(SourceStatus.QUARANTINED, "records-rejected", null, records);
        }

        private DecodeOutcome.@Nullable Damage endOfFile() {
            try {
                DamagedBytes damage = stream.finish();
                return damage == null ? null : new DecodeOutcome.Damage(damage.reason(), message(damage), -1, -1);
            } catch (IOException e) {
                return new DecodeOutcome.Damage(reason(e), message(e), -1, -1);
            }
        }

        private SourceEntry entry(SourceStatus status, DecodeOutcome.Damage damage, Tally records) {
            // The entry names the file.
            String place = Where.offset(null, damage.record(), damage.offset()).toString();
            return entry(
                    status,
                    damage.reason(),
                    place.isEmpty() ? damage.message() : damage.message() + " (" + place + ")",
                    records);
        }

        private SourceEntry entry(
                SourceStatus status, @Nullable String reason, @Nullable String detail, Tally records) {
            @Nullable KeyFacts facts = item.facts();
            boolean any = records.loaded() > 0;
            List<String> tables =
                    any ? rows.tables().stream().map(LakeTable::folder).toList() : List.of();
            return new SourceEntry(
                    file.root(),
                    file.key(),
                    stream.storedBytes(),
                    stream.storedSha256(),
                    stream.inflatedSha256(),
                    status,
                    reason,
                    detail,
                    tables,
                    any ? facts == null ? "record" : facts.origin().word() : null,
                    null,
                    records);
        }
    }
}
