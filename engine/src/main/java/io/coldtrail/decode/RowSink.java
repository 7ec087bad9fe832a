package io.coldtrail.decode;

import java.io.IOException;

/** Takes the records of one file in their order. */
public interface RowSink {

    /**
     * A record stands staged in the decoder's batch. The sink completes the row and commits it before it returns, and
     * may empty the batch.
     *
     * @param record position in the file, from 0
     */
    void row(long record) throws IOException;

    /**
     * A record cannot become a row.
     *
     * @param offset of its first byte in the inflated file
     * @param reason a stable word, such as {@code not-an-event}
     */
    void reject(long record, long offset, String reason) throws IOException;
}
