package io.coldtrail.integrity.digest;

import io.coldtrail.source.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * A file of the evidence that was read.
 *
 * @param storedSha256 of the bytes as stored; null where they could not be read
 * @param sha256 of the inflated bytes, as far as they could be had; null where there are none
 * @param damage what keeps the inflated bytes from being whole, or null
 * @param digest its content where it is a digest, else null
 * @param text its content where it is a saved signature, else null
 */
record ReadFile(
        SourceFile file,
        Kind kind,
        @Nullable String storedSha256,
        @Nullable String sha256,
        @Nullable String damage,
        @Nullable Digest digest,
        @Nullable String text) {

    /** What it is taken for. */
    enum Kind {
        LOG,
        /** By content, or by name where the content is none of a digest. */
        DIGEST,
        SIGNATURE,
        /** JSON that may be a log with a name that says nothing: only its hash can tell. */
        JSON,
        OTHER
    }

    String key() {
        return file.key();
    }
}
