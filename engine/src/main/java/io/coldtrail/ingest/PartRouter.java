package io.coldtrail.ingest;

import io.coldtrail.casefile.DiskProblems;
import io.coldtrail.casefile.RunTransaction;
import io.coldtrail.columnar.PartWriter;
import io.coldtrail.columnar.WrittenPart;
import io.coldtrail.decode.TableBatch;
import io.coldtrail.lake.Part;
import io.coldtrail.lake.Partition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sends the rows of one unit to the parts of their partitions. Most units have one partition; where records say where
 * they belong there may be many, and then the part that was begun first is ended when too many are open, which depends
 * on the rows alone. Not thread-safe.
 */
final class PartRouter implements RowTarget, AutoCloseable {
    /** Each open writer may hold a row group in memory. */
    private static final int MAX_OPEN = 4;

    private final RunTransaction transaction;
    private final int unit;
    private final Map<Partition, OpenPart> open = new LinkedHashMap<>();
    private final List<Part> finished = new ArrayList<>();
    private int sequence;

    private record OpenPart(String path, Path file, List<String> addedColumns, PartWriter writer) {}

    PartRouter(RunTransaction transaction, int unit) {
        this.transaction = transaction;
        this.unit = unit;
    }

    @Override
    public void write(Partition partition, TableBatch batch, int from, int to) {
        OpenPart part = part(partition, batch.addedColumns());
        try {
            part.writer().write(batch.rows(), from, to);
        } catch (IOException | RuntimeException e) {
            throw DiskProblems.writing(part.file(), e);
        }
    }

    /** Ends every part and tells what was written, in the order in which the parts were begun. */
    List<Part> finish() {
        while (!open.isEmpty()) {
            endFirst();
        }
        finished.sort((left, right) -> left.path()
                .substring(left.path().lastIndexOf('/'))
                .compareTo(right.path().substring(right.path().lastIndexOf('/'))));
        return List.copyOf(finished);
    }

    private OpenPart part(Partition partition, List<String> addedColumns) {
        OpenPart part = open.get(partition);
        if (part != null && !part.addedColumns().equals(addedColumns)) {
            open.remove(partition);
            end(partition, part);
            part = null;
        }
        if (part == null) {
            if (open.size() == MAX_OPEN) {
                endFirst();
            }
            part = begin(partition, addedColumns);
            open.put(partition, part);
        }
        return part;
    }

    private OpenPart begin(Partition partition, List<String> addedColumns) {
        String path = transaction.partPath(partition, unit, sequence++);
        try {
            Path file = transaction.stage(path);
            return new OpenPart(
                    path,
                    file,
                    addedColumns,
                    PartWriter.create(file, partition.table().storedColumns(addedColumns)));
        } catch (IOException | RuntimeException e) {
            throw DiskProblems.writing(Path.of(path), e);
        }
    }

    private void endFirst() {
        Iterator<Map.Entry<Partition, OpenPart>> entries = open.entrySet().iterator();
        Map.Entry<Partition, OpenPart> first = entries.next();
        entries.remove();
        end(first.getKey(), first.getValue());
    }

    private void end(Partition partition, OpenPart part) {
        try {
            WrittenPart written = part.writer().finish();
            finished.add(new Part(
                    partition, part.path(), written.rows(), written.bytes(), written.sha256(), part.addedColumns()));
        } catch (IOException | RuntimeException e) {
            throw DiskProblems.writing(part.file(), e);
        }
    }

    /** Gives up the parts that {@link #finish()} has not ended; their files go with the transaction's staging. */
    @Override
    public void close() {
        for (OpenPart part : open.values()) {
            part.writer().abandon();
        }
        open.clear();
    }
}
