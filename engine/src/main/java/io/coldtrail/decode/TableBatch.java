package io.coldtrail.decode;

import io.coldtrail.columnar.NumberVector;
import io.coldtrail.columnar.RecordBatch;
import io.coldtrail.columnar.TextVector;
import io.coldtrail.schema.LakeTable;
import io.coldtrail.schema.Provenance;
import java.util.List;

/** Rows of one table in the making. Not thread-safe. */
public final class TableBatch {
    private final LakeTable table;
    private final List<String> addedColumns;
    private final RecordBatch rows;
    private final TextVector path;
    private final NumberVector record;
    private final TextVector sha256;

    /** @param addedColumns columns of text beside the table's own, as {@link LakeTable#storedColumns(List)} takes them */
    public TableBatch(LakeTable table, List<String> addedColumns) {
        this.table = table;
        this.addedColumns = List.copyOf(addedColumns);
        rows = new RecordBatch(table.storedColumns(this.addedColumns));
        path = rows.text(rows.indexOf(Provenance.PATH));
        record = rows.number(rows.indexOf(Provenance.RECORD));
        sha256 = rows.text(rows.indexOf(Provenance.SHA256));
    }

    public LakeTable table() {
        return table;
    }

    /** Columns beside the table's own. */
    public List<String> addedColumns() {
        return addedColumns;
    }

    public RecordBatch rows() {
        return rows;
    }

    /**
     * Ends the row being built.
     *
     * @param sourcePath the file's object key, as UTF-8
     * @param sourceSha256 the file's hash in hex, as ASCII
     * @param position of the record in the file
     */
    public void commit(byte[] sourcePath, byte[] sourceSha256, long position) {
        path.stage(sourcePath, 0, sourcePath.length);
        sha256.stage(sourceSha256, 0, sourceSha256.length);
        record.stage(position);
        rows.commitRow();
    }
}
