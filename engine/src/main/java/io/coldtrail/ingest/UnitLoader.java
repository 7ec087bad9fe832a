package io.coldtrail.ingest;

import io.coldtrail.bytes.ByteWindow;
import io.coldtrail.bytes.DamagedBytes;
import io.coldtrail.bytes.EvidenceStream;
import io.coldtrail.casefile.RunTransaction;
import io.coldtrail.casefile.SourceEntry;
import io.coldtrail.casefile.SourceStatus;
import io.coldtrail.casefile.Tally;
import io.coldtrail.decode.DecodeOutcome;
import io.coldtrail.decode.LogDecoder;
import io.coldtrail.decode.Sniffer;
import io.coldtrail.decode.cloudtrail.CloudTrailDecoder;
import io.coldtrail.decode.flowlog.FlowLogDecoder;
import io.coldtrail.lake.Part;
import io.coldtrail.problem.Where;
import io.coldtrail.source.KeyFacts;
import io.coldtrail.source.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Loads the files of one unit after another on one thread. Not thread-safe. */
final class UnitLoader {
    private final IngestRequest request;
    private final RunTransaction transaction;
    private final LogDecoder events;
    private final LogDecoder flows = new FlowLogDecoder();
    private byte[] windowBytes = new byte[0];

    /**
     * What became of a unit.
     *
     * @param parts in the order in which they were begun
     * @param sources in key order
     */
    record Loaded(List<Part> parts, List<SourceEntry> sources, long bytesRead) {}

    UnitLoader(IngestRequest request, RunTransaction transaction) {
        this.request = request;
        this.transaction = transaction;
        this.events = new CloudTrailDecoder(request.limits());
    }

    /**
     * Loads a unit.
     *
     * @throws io.coldtrail.problem.ColdtrailException where the case cannot be written; bad evidence does not throw
     */
    Loaded load(PlanUnit unit) {
        List<SourceEntry> sources = new ArrayList<>();
        long bytesRead = 0;
        try (PartRouter router = new PartRouter(transaction, unit.number())) {
            RowCollector rows = new RowCollector(router);
            for (PlanUnit.Item item : unit.items()) {
                FileProgress progress =
                        new FileProgress(request.progress(), item.file().size());
                SourceEntry entry = load(item, rows, progress);
                sources.add(entry);
                bytesRead += item.file().size();
                progress.done(entry.records());
            }
            rows.flush();
            return new Loaded(router.finish(), sources, bytesRead);
        } catch (RuntimeException e) {
            events.reset();
            flows.reset();
            throw e;
        }
    }

    private SourceEntry load(PlanUnit.Item item, RowCollector rows, FileProgress progress) {
        SourceFile file = item.file();
        try (EvidenceStream stream = EvidenceStream.open(request.storage(), file.path())) {
            return decode(item, stream, rows, progress);
        } catch (IOException e) {
            return SourceEntry.undecoded(
                            file.root(), file.key(), file.size(), null, SourceStatus.QUARANTINED, "unreadable")
                    .withDetail(message(e));
        }
    }

    private SourceEntry decode(PlanUnit.Item item, EvidenceStream stream, RowCollector rows, FileProgress progress)
            throws IOException {
        SourceFile file = item.file();
        ByteWindow window = new ByteWindow(stream, request.limits(), windowBytes);
        Sniffer.Content content;
        try {
            content = Sniffer.sniff(window);
        } catch (DamagedBytes e) {
            return decoded(item, stream, null, DecodeOutcome.damaged(e.reason(), message(e), 0, window.end()));
        } finally {
            windowBytes = window.bytes();
        }
        @Nullable String ignored = ignored(content, item.facts());
        if (ignored != null) {
            return ignored(item, stream, ignored);
        }
        LogDecoder decoder = content == Sniffer.Content.CLOUDTRAIL ? events : flows;
        rows.begin(file.key(), stream, item.facts(), progress);
        DecodeOutcome outcome;
        try {
            outcome = decoder.decode(window, rows);
        } catch (IOException e) {
            outcome = DecodeOutcome.damaged(
                    "unreadable", message(e), rows.loaded() + rows.rejected(), window.offset(window.start()));
        }
        windowBytes = window.bytes();
        if (outcome.ignored() != null && rows.loaded() == 0) {
            return ignored(item, stream, outcome.ignored());
        }
        return decoded(item, stream, rows, outcome);
    }

    private static @Nullable String ignored(Sniffer.Content content, @Nullable KeyFacts facts) {
        if (facts != null && facts.kind() == KeyFacts.Kind.CLOUDTRAIL_DIGEST) {
            return "digest";
        }
        if (facts != null && facts.kind() == KeyFacts.Kind.CLOUDTRAIL_INSIGHT) {
            return "insight";
        }
        return switch (content) {
            case CLOUDTRAIL, FLOW_LOG, FLOW_LOG_WITHOUT_HEADER -> null;
            case EMPTY -> "empty";
            case PARQUET, OTHER -> "not-a-log";
        };
    }

    private static SourceEntry ignored(PlanUnit.Item item, EvidenceStream stream, String reason) throws IOException {
        SourceFile file = item.file();
        stream.finish();
        return new SourceEntry(
                file.root(),
                file.key(),
                file.size(),
                stream.storedSha256(),
                stream.inflatedSha256(),
                SourceStatus.IGNORED,
                reason,
                null,
                null,
                null,
                null,
                Tally.ZERO);
    }

    /** The entry of a file that was decoded, to its end or to damage. */
    private static SourceEntry decoded(
            PlanUnit.Item item, EvidenceStream stream, @Nullable RowCollector rows, DecodeOutcome outcome) {
        SourceFile file = item.file();
        DecodeOutcome.@Nullable Damage damage = outcome.damage();
        try {
            stream.finish();
        } catch (IOException e) {
            String reason = e instanceof DamagedBytes bytes ? bytes.reason() : "unreadable";
            damage = damage != null ? damage : new DecodeOutcome.Damage(reason, message(e), -1, -1);
        }
        long loaded = rows == null ? 0 : rows.loaded();
        long rejected = (rows == null ? 0 : rows.rejected()) + (damage == null ? 0 : 1);
        Tally records = Tally.of(SourceStatus.LOADED, loaded).plus(Tally.of(SourceStatus.QUARANTINED, rejected));
        boolean whole = damage == null && rejected == 0;
        @Nullable KeyFacts facts = item.facts();
        return new SourceEntry(
                file.root(),
                file.key(),
                file.size(),
                stream.storedSha256(),
                stream.inflatedSha256(),
                whole ? SourceStatus.LOADED : SourceStatus.QUARANTINED,
                damage != null ? damage.reason() : whole ? null : "records-rejected",
                damage == null ? null : detail(file, damage),
                rows == null || loaded == 0
                        ? null
                        : rows.tables().iterator().next().folder(),
                loaded == 0 ? null : facts == null ? "record" : facts.origin().word(),
                null,
                records);
    }

    private static String detail(SourceFile file, DecodeOutcome.Damage damage) {
        return damage.message() + " (" + Where.offset(file.key(), damage.record(), damage.offset()) + ")";
    }

    private static String message(IOException e) {
        String name = e.getClass().getSimpleName();
        return e instanceof DamagedBytes ? String.valueOf(e.getMessage()) : name + ": " + e.getMessage();
    }
}
