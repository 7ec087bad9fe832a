package io.coldtrail.ingest;

import io.coldtrail.bytes.Hashes;
import io.coldtrail.casefile.SourceEntry;
import io.coldtrail.casefile.SourceStatus;
import io.coldtrail.casefile.UnitEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/** Tells whether what a run that was cut off has left can be taken over. */
final class Resumption {
    private Resumption() {}

    /** A hash of all that a plan's parts depend on, but for the content of the evidence. */
    static String planHash(List<PlanUnit> plan, List<String> roots, IngestRequest request) {
        MessageDigest digest = Hashes.sha256();
        add(digest, request.toolVersion());
        add(digest, request.limits().toString());
        for (PlanUnit unit : plan) {
            add(digest, "unit " + unit.number());
            for (PlanUnit.Item item : unit.items()) {
                add(digest, roots.get(item.file().root()));
                add(digest, item.file().key());
                add(digest, Long.toString(item.file().size()));
            }
        }
        return Hashes.hex(digest);
    }

    /** Whether a unit was made of the very bytes that the evidence holds now; every file of it is hashed for that. */
    static boolean isUnchanged(PlanUnit unit, UnitEntry kept) {
        if (kept.sources().size() != unit.items().size()) {
            return false;
        }
        for (int i = 0; i < unit.items().size(); i++) {
            Interruption.check();
            SourceEntry source = kept.sources().get(i);
            PlanUnit.Item item = unit.items().get(i);
            // What is the second of its kind depends on other files, which may have changed.
            boolean settled = source.status() == SourceStatus.DUPLICATE;
            if (settled || !item.file().key().equals(source.key()) || !holds(item, source)) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(PlanUnit.Item item, SourceEntry source) {
        try {
            return Hashes.ofFile(item.file().stored()).equals(source.sha256());
        } catch (IOException e) {
            // Loading it again tells what is wrong with it.
            return false;
        }
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(new byte[] {
            (byte) (bytes.length >>> 24), (byte) (bytes.length >>> 16), (byte) (bytes.length >>> 8), (byte) bytes.length
        });
        digest.update(bytes);
    }
}
