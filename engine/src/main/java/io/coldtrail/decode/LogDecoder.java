package io.coldtrail.decode;

import io.coldtrail.bytes.ByteWindow;
import io.coldtrail.columnar.RecordBatch;
import java.io.IOException;

/** Decodes files of one format, one after another, into rows of one batch. Not thread-safe. */
public interface LogDecoder {

    /** The batch that rows are staged in. */
    RecordBatch batch();

    /**
     * Decodes one file to its end or to damage. Rows before the damage have gone to the sink.
     *
     * @throws IOException where the file cannot be read on; what came before has gone to the sink
     */
    DecodeOutcome decode(ByteWindow window, RowSink sink) throws IOException;
}
