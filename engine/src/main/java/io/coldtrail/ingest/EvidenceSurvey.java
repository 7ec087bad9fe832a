package io.coldtrail.ingest;

import io.coldtrail.bytes.ByteWindow;
import io.coldtrail.bytes.EvidenceStream;
import io.coldtrail.casefile.Rejects;
import io.coldtrail.decode.RejectedBytes;
import io.coldtrail.decode.RowSink;
import io.coldtrail.decode.Sniffer;
import io.coldtrail.decode.SourceRecord;
import io.coldtrail.decode.TableBatch;
import io.coldtrail.lake.Partition;
import io.coldtrail.problem.Limits;
import io.coldtrail.schema.LakeTable;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of evidence before its rows are read: the partitions of files whose names tell none, for which they
 * are read to their end, and the columns that flow logs bring along, for which they are read to their first row.
 */
final class EvidenceSurvey {
    private final List<PlanUnit.Item> items;
    private final Limits limits;
    private final Decoders decoders;
    private final Map<PlanUnit.Item, Seen> seen = new HashMap<>();
    private byte[] windowBytes = new byte[0];

    EvidenceSurvey(List<PlanUnit.Item> items, Limits limits) {
        this.items = items;
        this.limits = limits;
        decoders = new Decoders(limits);
    }

    /** What a file holds. */
    private record Seen(Set<Partition> partitions, Map<LakeTable, Set<String>> addedColumns) {}

    /** The partitions that only records tell. */
    Set<Partition> partitions(LakeTable table) {
        Set<Partition> partitions = new LinkedHashSet<>();
        for (PlanUnit.Item item : items) {
            if (item.facts() == null) {
                look(item).partitions().stream()
                        .filter(partition -> partition.table() == table)
                        .forEach(partitions::add);
            }
        }
        return partitions;
    }

    /** The columns that rows of a table have beside its own, in the order of first sight. */
    List<String> addedColumns(LakeTable table) {
        Set<String> added = new LinkedHashSet<>();
        for (PlanUnit.Item item : items) {
            if (EvidenceScan.mayHold(table, item)) {
                added.addAll(look(item).addedColumns().getOrDefault(table, Set.of()));
            }
        }
        return List.copyOf(added);
    }

    private Seen look(PlanUnit.Item item) {
        return seen.computeIfAbsent(item, this::read);
    }

    private Seen read(PlanUnit.Item item) {
        Interruption.check();
        Look look = new Look(item.facts() != null);
        try (EvidenceStream stream = EvidenceStream.open(item.file().stored(), limits)) {
            ByteWindow window = new ByteWindow(stream, limits, windowBytes);
            try {
                decoders.decode(Sniffer.sniff(window), item.file().stored(), window, look);
            } finally {
                windowBytes = window.bytes();
            }
        } catch (Enough e) {
            decoders.reset();
        } catch (IOException e) {
            // Reading it for its rows tells what is wrong; what came before counts.
            decoders.reset();
        }
        return look.seen;
    }

    /** Ends the reading of a file from within. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super("enough has been read", null, false, false);
        }
    }

    private static final class Look implements RowSink {
        private final boolean firstRowOnly;
        private final Seen seen = new Seen(new LinkedHashSet<>(), new HashMap<>());
        private @Nullable TableBatch batch;
        private @Nullable RowPlacement placement;

        Look(boolean firstRowOnly) {
            this.firstRowOnly = firstRowOnly;
        }

        @Override
        public void row(TableBatch table, SourceRecord record) {
            seen.addedColumns()
                    .computeIfAbsent(table.table(), key -> new LinkedHashSet<>())
                    .addAll(table.addedColumns());
            if (firstRowOnly) {
                throw new Enough();
            }
            table.rows().commitRow();
            RowPlacement placing = placement;
            if (placing == null || table != batch) {
                placing = new RowPlacement(table.table(), table.rows());
                placement = placing;
                batch = table;
            }
            seen.partitions().add(placing.ofLastRow());
            table.rows().clear();
        }

        @Override
        public void reject(SourceRecord record, String reason) {}

        @Override
        public RejectedBytes rejectInPieces(long position, long offset, String reason) {
            return Rejects.None.INSTANCE;
        }
    }
}
