package io.coldtrail.integrity;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about one thing.
 *
 * @param path a file's path as the ledger has it, the {@code s3://} address of one that is only named, or what else was
 *     judged
 * @param sha256 of the bytes that were read, in lower-case hex; null where there were none
 * @param kind what was judged
 * @param verdict the result
 * @param reason one sentence that says why, and what to do where that helps; empty where there is nothing to say
 */
public record Standing(String path, @Nullable String sha256, Kind kind, Verdict verdict, String reason) {
    /** What was judged. */
    public enum Kind {
        /** A file of the evidence, against the hashes that were written down. */
        EVIDENCE,
        /** A digest file of CloudTrail. */
        DIGEST,
        /** A log file that a digest lists, or should. */
        LOG,
        /** An hour of a trail that no digest covers. */
        HOUR,
        /** A Parquet part of the lake. */
        PART,
        /** The ledger of a run. */
        LEDGER,
        /** A list of the evidence's hashes that a run has left. */
        HASH_LIST,
        /** Rejected bytes that the case keeps, or the index of them. */
        QUARANTINE;

        /** The word for it in tables and documents. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether it is something that the case holds. */
        public boolean isOfCase() {
            return this == PART || this == LEDGER || this == HASH_LIST || this == QUARANTINE;
        }
    }

    /** The result. */
    public enum Verdict {
        /** It is what it should be. */
        VALID,
        /** It is not what it should be. */
        INVALID,
        /** It should be there and is not. */
        MISSING,
        /** It is there, and nothing says that it should be. */
        ADDED,
        /** A time that nothing vouches for. */
        GAP,
        /** What would be needed to judge it is not at hand. */
        UNVERIFIABLE;

        /** The word for it in tables and documents. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
