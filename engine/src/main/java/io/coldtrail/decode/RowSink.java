package io.coldtrail.decode;

/** Takes the records of one file in their order. Failures to keep them are unchecked: no evidence is to blame. */
public interface RowSink {

    /**
     * A record stands staged in a batch of the decoder. The sink completes the row and commits it before it returns,
     * and may empty the batch.
     */
    void row(TableBatch batch, SourceRecord record);

    /**
     * A record cannot become a row; its bytes stand in {@code record}.
     *
     * @param reason a stable word, such as {@code not-an-event}
     */
    void reject(SourceRecord record, String reason);

    /**
     * A record cannot become a row and is too long to stand in one piece.
     *
     * @param position of the record in the file, from 0
     * @param offset of its first byte in the inflated file
     * @param reason a stable word, such as {@code record-too-long}
     * @return what takes its bytes; the decoder closes it before it goes on
     */
    RejectedBytes rejectInPieces(long position, long offset, String reason);
}
