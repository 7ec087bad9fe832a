package io.coldtrail.decode;

import io.coldtrail.bytes.ByteWindow;
import java.io.IOException;

/** Decodes files of one format, one after another, into rows of its batches. Not thread-safe. */
public interface LogDecoder {

    /**
     * Decodes one file to its end or to damage. Rows before the damage have gone to the sink. Where it ends at damage,
     * the window begins at the first byte that became neither a row nor a reject.
     *
     * @throws IOException where the file cannot be read on; what came before has gone to the sink
     */
    DecodeOutcome decode(ByteWindow window, RowSink sink) throws IOException;

    /** Forgets the row being built and all rows of the batches, after a failure. */
    void reset();
}
