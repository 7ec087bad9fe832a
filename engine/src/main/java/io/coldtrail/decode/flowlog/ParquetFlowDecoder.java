package io.coldtrail.decode.flowlog;

import io.coldtrail.bytes.DamagedBytes;
import io.coldtrail.columnar.ParquetField;
import io.coldtrail.columnar.ParquetRows;
import io.coldtrail.decode.DecodeOutcome;
import io.coldtrail.decode.RowSink;
import io.coldtrail.decode.SourceRecord;
import io.coldtrail.json.ByteSink;
import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.List;

/**
 * Decodes VPC and transit gateway flow logs that are delivered as Parquet. Columns count as the fields of a header that
 * has their names, so that a log gives the same rows in either form; NULL is NULL, where text has {@code -}.
 *
 * <p>A record's position is its row's; it has no offset, since its values lie all over the file. What stands for its
 * bytes is a line with a JSON object: the values that are not NULL, by the file's own names.
 */
public final class ParquetFlowDecoder {
    private static final long NO_OFFSET = -1;

    private final Limits limits;
    private final FlowBatches batches = new FlowBatches();
    private final SourceRecord current = new SourceRecord();
    private final ByteSink json = new ByteSink();
    private final ByteSink digits = new ByteSink();

    public ParquetFlowDecoder(Limits limits) {
        this.limits = limits;
    }

    /** Forgets the row being built and all rows of the batches, after a failure. */
    public void reset() {
        batches.reset();
    }

    /**
     * Decodes one file to its end or to damage. Rows before the damage have gone to the sink.
     *
     * @param channel the whole file; it stays open
     * @throws IOException where the file cannot be read on; what came before has gone to the sink
     */
    public DecodeOutcome decode(SeekableByteChannel channel, RowSink sink) throws IOException {
        long record = 0;
        try (ParquetRows rows = ParquetRows.open(channel, limits)) {
            List<ParquetField> fields = rows.fields();
            List<String> names = fields.stream().map(ParquetField::name).toList();
            if (!FieldMapping.areFields(names)) {
                return DecodeOutcome.ignored("no-flow-records");
            }
            FieldMapping mapping = FieldMapping.of(names);
            LineLayout layout = new LineLayout(mapping, batches.of(mapping.table(), mapping.added()));
            while (rows.next()) {
                stage(rows, fields, layout);
                current.set(record, NO_OFFSET, json.array(), 0, json.length());
                sink.row(layout.batch(), current);
                record++;
            }
            return DecodeOutcome.complete();
        } catch (DamagedBytes e) {
            return DecodeOutcome.damaged(e.reason(), String.valueOf(e.getMessage()), record, NO_OFFSET);
        }
    }

    private void stage(ParquetRows rows, List<ParquetField> fields, LineLayout layout) {
        json.clear();
        json.write('{');
        layout.begin();
        for (int i = 0; i < fields.size(); i++) {
            if (rows.isNull(i)) {
                continue;
            }
            if (json.length() > 1) {
                json.write(',');
            }
            layout.writeName(i, json);
            switch (fields.get(i).kind()) {
                case INTEGER -> stageNumber(layout, i, rows.number(i));
                case TEXT, OTHER -> {
                    layout.stageText(i, rows.bytes(), rows.start(i), rows.end(i));
                    json.writeQuoted(rows.bytes(), rows.start(i), rows.end(i));
                }
            }
        }
        layout.end();
        json.write('}');
        json.write('\n');
    }

    private void stageNumber(LineLayout layout, int field, long value) {
        digits.clear();
        digits.writeNumber(value);
        layout.stageText(field, digits.array(), 0, digits.length());
        json.write(digits.array(), 0, digits.length());
    }
}
