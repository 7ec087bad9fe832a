package io.coldtrail.ingest;

import io.coldtrail.bytes.EvidenceStream;
import io.coldtrail.bytes.Storage;
import io.coldtrail.casefile.Rejects;
import io.coldtrail.casefile.SourceEntry;
import io.coldtrail.casefile.SourceStatus;
import io.coldtrail.decode.TableBatch;
import io.coldtrail.lake.BatchConsumer;
import io.coldtrail.lake.BatchSource;
import io.coldtrail.lake.Partition;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Limits;
import io.coldtrail.schema.LakeTable;
import io.coldtrail.source.KeyFacts;
import io.coldtrail.source.KeyReader;
import io.coldtrail.source.SourceWalk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rows of raw evidence, as an ingest would load them, without a case. A file whose key tells its partition is read
 * only where that partition is wanted, and only for the tables that AWS delivers under such a key; every other file is
 * read. A copy is left out where the file that it copies is read too, or has the same size.
 *
 * <p>Not thread-safe. The caller closes it.
 */
public final class EvidenceScan implements BatchSource, AutoCloseable {
    private final SourceWalk walk;
    private final Limits limits;
    private final List<String> roots;
    private final List<PlanUnit.Item> items;
    private final List<SourceEntry> incomplete = new ArrayList<>();
    private final EvidenceSurvey survey;

    private EvidenceScan(SourceWalk walk, Limits limits, List<String> roots, List<PlanUnit.Item> items) {
        this.walk = walk;
        this.limits = limits;
        this.roots = List.copyOf(roots);
        this.items = List.copyOf(items);
        survey = new EvidenceSurvey(this.items, limits);
    }

    /**
     * Finds the files of some evidence.
     *
     * @param evidence folders or files, at least one
     * @throws ColdtrailException where one is missing, or there is no file in them
     */
    public static EvidenceScan open(List<Path> evidence, Limits limits, Storage storage) {
        EvidenceRoots roots = EvidenceRoots.check(evidence);
        SourceWalk walk = roots.walk(storage, limits);
        try {
            if (walk.files().isEmpty()) {
                throw SomethingLoaded.nothingFound(roots);
            }
            KeyReader keys = new KeyReader();
            List<PlanUnit.Item> items = walk.files().stream()
                    .map(file -> new PlanUnit.Item(file, keys.read(file.key())))
                    .toList();
            return new EvidenceScan(walk, limits, roots.names(), items);
        } catch (RuntimeException e) {
            walk.close();
            throw e;
        }
    }

    @Override
    public List<Partition> partitions(LakeTable table) {
        Set<Partition> partitions = new TreeSet<>();
        for (PlanUnit.Item item : items) {
            Partition partition = partition(table, item);
            if (partition != null && mayHold(table, item)) {
                partitions.add(partition);
            }
        }
        partitions.addAll(survey.partitions(table));
        return List.copyOf(partitions);
    }

    @Override
    public List<String> accounts(LakeTable table) {
        Set<String> accounts = new TreeSet<>();
        partitions(table).forEach(partition -> accounts.add(partition.account()));
        accounts.remove(Partition.UNKNOWN);
        return List.copyOf(accounts);
    }

    @Override
    public List<String> addedColumns(LakeTable table) {
        return table.partitionKeys().contains("date") ? survey.addedColumns(table) : List.of();
    }

    @Override
    public void read(LakeTable table, Predicate<Partition> wanted, BatchConsumer consumer) {
        List<PlanUnit.Item> chosen = new ArrayList<>();
        for (PlanUnit.Item item : items) {
            Partition partition = partition(table, item);
            if (partition == null || (mayHold(table, item) && wanted.test(partition))) {
                chosen.add(item);
            }
        }
        List<String> foreseen = addedColumns(table);
        FileReader reader = new FileReader(limits);
        RowCollector rows = new RowCollector(
                (Partition partition, TableBatch batch, int from, int to) -> {
                    if (batch.table() == table && wanted.test(partition)) {
                        requireForeseen(foreseen, batch.addedColumns());
                        consumer.accept(partition, batch.rows(), from, to);
                    }
                },
                Rejects.none());
        Set<String> contents = new HashSet<>();
        for (PlanUnit.Item item : fresh(chosen)) {
            if (contents.contains(content(item))) {
                continue;
            }
            SourceEntry entry = reader.read(
                    item,
                    rows,
                    Rejects.none(),
                    new FileProgress(new IngestProgress(), item.file().size()));
            if (entry.status() == SourceStatus.LOADED
                    && entry.records().loaded() > 0
                    && entry.inflatedSha256() != null) {
                contents.add(entry.inflatedSha256());
            }
            if (IngestSummary.isNotable(entry)) {
                incomplete.add(entry);
            }
        }
        rows.flush();
    }

    /** A header in mid-file may bring columns that its first row does not show; they must not be missing in silence. */
    private static void requireForeseen(List<String> foreseen, List<String> added) {
        for (String column : added) {
            if (!foreseen.contains(column)) {
                throw new ColdtrailException(
                        ErrorCode.EVIDENCE_UNREADABLE,
                        "a header within a flow log brings the column " + column
                                + ", which a query without a case does not foresee",
                        null,
                        "Load the evidence into a case with `coldtrail ingest`, and ask the case.");
            }
        }
    }

    /** The files read so far that could not be read whole, or not without rejects. */
    public List<SourceEntry> incomplete() {
        return List.copyOf(incomplete);
    }

    /** The evidence roots, as absolute paths without links. */
    public List<Path> roots() {
        return roots.stream().map(Path::of).toList();
    }

    @Override
    public void close() {
        walk.close();
    }

    /** Leaves out files whose stored bytes come earlier. A copy has the size of what it copies, so others stay unread. */
    private List<PlanUnit.Item> fresh(List<PlanUnit.Item> chosen) {
        Set<Long> sizes = new HashSet<>();
        chosen.forEach(item -> sizes.add(item.file().size()));
        Set<PlanUnit.Item> left = new HashSet<>(chosen);
        List<PlanUnit.Item> candidates = items.stream()
                .filter(item -> sizes.contains(item.file().size()))
                .toList();
        Set<Object> loaded = new HashSet<>(KnownSources.none()
                .sort(candidates.stream().map(PlanUnit.Item::file).toList(), roots)
                .fresh());
        return candidates.stream()
                .filter(item -> left.contains(item) && loaded.contains(item.file()))
                .toList();
    }

    /** The hash of what a file inflates to; null where it cannot be read whole. */
    private @Nullable String content(PlanUnit.Item item) {
        try (EvidenceStream stream = EvidenceStream.open(item.file().stored(), limits)) {
            return stream.finish() == null ? stream.inflatedSha256() : null;
        } catch (IOException e) {
            // Reading it for its rows tells what is wrong.
            return null;
        }
    }

    static @Nullable Partition partition(LakeTable table, PlanUnit.Item item) {
        KeyFacts facts = item.facts();
        return facts == null ? null : new Partition(table, facts.account(), facts.region(), facts.day());
    }

    /** Whether AWS delivers records of a table under a key such as this. */
    static boolean mayHold(LakeTable table, PlanUnit.Item item) {
        KeyFacts facts = item.facts();
        if (facts == null) {
            return true;
        }
        boolean flows = table.partitionKeys().contains("date");
        return switch (facts.kind()) {
            case CLOUDTRAIL, CLOUDTRAIL_INSIGHT -> !flows;
            case FLOW_LOG -> flows;
            case CLOUDTRAIL_DIGEST -> false;
        };
    }
}
