package io.coldtrail.integrity.digest;

import io.coldtrail.bytes.Storage;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Documents that a person names beside the evidence: keys and signatures. */
record SmallFiles(Storage storage) {
    /** Room for the signatures of every hour of a year in ten regions. */
    private static final int MAX_BYTES = 64 << 20;

    /** What stands at a path that a person named. */
    Storage.Entry look(Path path, String what) {
        try {
            return storage.look(path);
        } catch (IOException e) {
            throw new ColdtrailException(
                    ErrorCode.EVIDENCE_MISSING,
                    what + " cannot be found: " + e.getMessage(),
                    Where.file(path.toString()),
                    "Name a file that is there.",
                    e);
        }
    }

    /** The text of a file that a person named. */
    String text(Path path, String what) {
        try (InputStream in = storage.open(look(path, what).path())) {
            return text(in, path, what);
        } catch (IOException e) {
            throw new ColdtrailException(
                    ErrorCode.EVIDENCE_UNREADABLE,
                    what + " cannot be read: " + e.getMessage(),
                    Where.file(path.toString()),
                    "Name a file that can be read.",
                    e);
        }
    }

    private static String text(InputStream in, Path path, String what) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new ColdtrailException(
                    ErrorCode.DATA_LIMIT,
                    what + " are longer than the limit of " + MAX_BYTES + " bytes",
                    Where.file(path.toString()),
                    "Split the file.");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
