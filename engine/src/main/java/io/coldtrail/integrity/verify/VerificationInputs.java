package io.coldtrail.integrity.verify;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a verification is given to work with.
 *
 * @param evidence folders or files; empty for the places that the case's evidence was loaded from. Not empty without a
 *     case
 * @param manifests lists of hashes that others have made: files, or folders that are BagIt bags
 * @param keys AWS's public keys, as {@code aws cloudtrail list-public-keys} prints them
 * @param signatures of digests, for {@link io.coldtrail.integrity.digest.DigestRequest}
 * @param bucket that the evidence was copied from, or null
 * @param prefix of the objects' keys that the evidence's paths lack, or null
 */
public record VerificationInputs(
        List<Path> evidence,
        List<Path> manifests,
        List<Path> keys,
        List<Path> signatures,
        @Nullable String bucket,
        @Nullable String prefix) {
    public VerificationInputs {
        evidence = List.copyOf(evidence);
        manifests = List.copyOf(manifests);
        keys = List.copyOf(keys);
        signatures = List.copyOf(signatures);
    }
}
