package io.coldtrail.integrity;

import io.coldtrail.bytes.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hashes of one file's stored bytes by several algorithms, with one reading. */
final class FileHashes {
    private static final int CHUNK = 1 << 17;
    private static final ThreadLocal<byte[]> CHUNKS = ThreadLocal.withInitial(() -> new byte[CHUNK]);

    private FileHashes() {}

    /** The hashes in lower-case hex, SHA-256 always among them. */
    static Map<HashAlgorithm, String> of(StoredFile file, Set<HashAlgorithm> further) throws IOException {
        Map<HashAlgorithm, String> hashes = new EnumMap<>(HashAlgorithm.class);
        @Nullable String known = file.knownSha256();
        if (known != null && further.isEmpty()) {
            hashes.put(HashAlgorithm.SHA256, known);
            return hashes;
        }
        Map<HashAlgorithm, MessageDigest> digests = new EnumMap<>(HashAlgorithm.class);
        digests.put(HashAlgorithm.SHA256, HashAlgorithm.SHA256.start());
        for (HashAlgorithm algorithm : further) {
            digests.computeIfAbsent(algorithm, HashAlgorithm::start);
        }
        byte[] chunk = CHUNKS.get();
        try (InputStream in = file.open()) {
            int read;
            while ((read = in.read(chunk)) >= 0) {
                for (MessageDigest digest : digests.values()) {
                    digest.update(chunk, 0, read);
                }
            }
        }
        digests.forEach(
                (algorithm, digest) -> hashes.put(algorithm, HexFormat.of().formatHex(digest.digest())));
        return hashes;
    }
}
