package io.coldtrail.integrity.digest;

/** Is told how far a check has come. Called by several threads at once. */
public interface DigestProgress {
    /** Tells nobody. */
    DigestProgress NONE = new DigestProgress() {
        @Override
        public void total(long files, long bytes) {}

        @Override
        public void fileDone(long bytes) {}
    };

    /** The evidence was walked; called once.
     *
     * @param bytes stored bytes of all files
     */
    void total(long files, long bytes);

    /** A file was dealt with, whatever came of it.
     *
     * @param bytes its stored bytes
     */
    void fileDone(long bytes);
}
