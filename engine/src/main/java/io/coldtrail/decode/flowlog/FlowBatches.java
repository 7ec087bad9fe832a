package io.coldtrail.decode.flowlog;

import io.coldtrail.decode.TableBatch;
import io.coldtrail.schema.LakeTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The batches of a decoder, one for each table and list of added columns. Not thread-safe. */
final class FlowBatches {
    /** Enough for the formats of an organisation; a batch that is let go of is still the sink's. */
    private static final int KEPT = 8;

    private final Map<Key, TableBatch> batches = new LinkedHashMap<>(16, 0.75f, true);

    private record Key(LakeTable table, List<String> added) {}

    /** The batch for rows of a table with further columns. */
    TableBatch of(LakeTable table, List<String> added) {
        Key key = new Key(table, added);
        TableBatch batch = batches.get(key);
        if (batch == null) {
            if (batches.size() == KEPT) {
                batches.remove(batches.keySet().iterator().next());
            }
            batch = new TableBatch(table, added);
            batches.put(key, batch);
        }
        return batch;
    }

    /** Forgets all rows. */
    void reset() {
        for (TableBatch batch : batches.values()) {
            batch.rows().discardRow();
            batch.rows().clear();
        }
    }
}
