package io.coldtrail.source;

import io.coldtrail.bytes.StoredFile;

/**
 * A file of the evidence.
 *
 * @param root position of the evidence root it was found under, in the order in which the roots were given
 * @param key object key: its path below the root, with {@code /} as separator
 * @param stored its bytes
 */
public record SourceFile(int root, String key, StoredFile stored) {

    /** Stored bytes when it was found. */
    public long size() {
        return stored.size();
    }
}
