package io.coldtrail.casefile;

/**
 * The rejected bytes of one unit of a run: a file of bytes, and beside it an index of JSON lines that tells where each
 * piece stood and why it was rejected.
 *
 * @param path of the index below the case folder; the bytes have the same name with {@link #BYTES} at its end
 * @param pieces number of the index's lines
 * @param bytes size of the file of bytes
 * @param sha256 of the index
 * @param bytesSha256 of the file of bytes
 */
public record QuarantinePart(String path, long pieces, long bytes, String sha256, String bytesSha256) {
    static final String INDEX = ".jsonl";
    static final String BYTES = ".bytes";

    /** Path of the file of bytes below the case folder. */
    public String bytesPath() {
        return path.substring(0, path.length() - INDEX.length()) + BYTES;
    }
}
