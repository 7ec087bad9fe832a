package io.coldtrail.ingest;

import io.coldtrail.casefile.RejectedPiece;
import java.util.List;

/** What came of looking for the original bytes of a record. */
public sealed interface OriginalRecord {

    /**
     * The bytes stand in the evidence, in a file whose stored bytes are those that were loaded.
     *
     * @param file where that file lies now
     * @param key its object key when it was loaded
     * @param record position in the file, from 0
     * @param offset of the first byte in the inflated file, or -1 where the format has none
     * @param sha256 of the file as stored
     * @param bytes not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares these
    record InEvidence(String file, String key, long record, long offset, String sha256, byte[] bytes)
            implements OriginalRecord {}

    /** The record could not become a row, and the case keeps its bytes. */
    record InQuarantine(RejectedPiece piece) implements OriginalRecord {}

    /**
     * There is a file in its place, and its bytes are not those that were loaded.
     *
     * @param file where it lies
     * @param loadedSha256 of the bytes that were loaded
     * @param foundSha256 of the bytes that are there now
     */
    record Changed(String file, String loadedSha256, String foundSha256) implements OriginalRecord {}

    /**
     * The file is not found.
     *
     * @param key its object key when it was loaded
     * @param sha256 of its stored bytes when it was loaded
     * @param lookedAt where it was looked for, in words
     */
    record Missing(String key, String sha256, List<String> lookedAt) implements OriginalRecord {
        public Missing {
            lookedAt = List.copyOf(lookedAt);
        }
    }

    /**
     * The file has no such record.
     *
     * @param file where it lies, or its object key where it holds no records at all
     * @param reason a clause that says why
     */
    record NoRecord(String file, long record, String reason) implements OriginalRecord {}
}
