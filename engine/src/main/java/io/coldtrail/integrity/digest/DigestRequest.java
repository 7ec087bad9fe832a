package io.coldtrail.integrity.digest;

import io.coldtrail.bytes.Storage;
import io.coldtrail.problem.Limits;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to check, and with what.
 *
 * @param evidence folders, files or archives that hold digests and logs, at least one; they are only read
 * @param keys files as {@code aws cloudtrail list-public-keys} prints them; may be empty. Keys are never taken from the
 *     evidence, as whoever altered it could have put them there
 * @param signatures files, or folders of files, with signatures of digests: the output of {@code aws s3api head-object},
 *     named {@code <digest file>.head.json}; a JSON object from object key to signature in hex; or the hex alone, in a
 *     file named {@code <digest file>.sig}. Those that lie beside a digest in the evidence are found without being named
 * @param bucket the bucket that the evidence was copied from; what digests list in another one is not expected in it.
 *     Null where it does not matter
 * @param prefix what the keys of the objects began with before the part that is their path below an evidence root; what
 *     digests list elsewhere is not expected in the evidence. Null: files are found by the end of their key
 * @param limits bounds on hostile files
 * @param storage what the evidence is read through
 * @param threads how many files are read at once, at least 1; the report does not depend on it
 */
public record DigestRequest(
        List<Path> evidence,
        List<Path> keys,
        List<Path> signatures,
        @Nullable String bucket,
        @Nullable String prefix,
        Limits limits,
        Storage storage,
        int threads,
        DigestProgress progress) {
    public DigestRequest {
        evidence = List.copyOf(evidence);
        keys = List.copyOf(keys);
        signatures = List.copyOf(signatures);
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, not " + threads);
        }
    }
}
