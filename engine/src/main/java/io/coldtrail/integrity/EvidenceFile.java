package io.coldtrail.integrity;

import io.coldtrail.bytes.DiskFile;
import io.coldtrail.bytes.StoredFile;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file that lies in the evidence now.
 *
 * @param place position of the folder or file that it was found below
 * @param key its path below that
 */
record EvidenceFile(int place, String key, StoredFile stored) {

    /** Whether it is a file of its own, and no member of an archive. */
    boolean isOnDisk() {
        return stored instanceof DiskFile;
    }

    /**
     * A file that was read.
     *
     * @param hashes by algorithm, SHA-256 among them; empty where it could not be read
     * @param problem why it could not be read, or null
     */
    record Read(
            EvidenceFile file,
            Map<HashAlgorithm, String> hashes,
            @Nullable String problem) {

        /** SHA-256 of the stored bytes, or null where they could not be read. */
        @Nullable
        String sha256() {
            return hashes.get(HashAlgorithm.SHA256);
        }
    }

    /** Reads it through. */
    Read read(Set<HashAlgorithm> further) {
        try {
            return new Read(this, FileHashes.of(stored, further), null);
        } catch (IOException e) {
            return new Read(this, Map.of(), e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }
}
