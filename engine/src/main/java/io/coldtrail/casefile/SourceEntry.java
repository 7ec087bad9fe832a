package io.coldtrail.casefile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the ledger: what became of one source file in one run.
 *
 * @param root position of its evidence root in the run
 * @param key object key below that root
 * @param size stored bytes
 * @param sha256 of the stored bytes, or null where they were not read
 * @param inflatedSha256 of the inflated bytes, or null where they were not decoded
 * @param status what became of the file as a whole
 * @param reason a stable word for any status but loaded, or null
 * @param detail the reason in words and the place of any damage, or null
 * @param tables the lake tables its records went to, by folder; empty where none was loaded
 * @param placedBy what told account, region and date: {@code key}, {@code file-name} or {@code record}; null where no
 *     record was loaded
 * @param duplicateOf the key of the file that has the same bytes, or null
 * @param records what became of its records
 */
public record SourceEntry(
        int root,
        String key,
        long size,
        @Nullable String sha256,
        @Nullable String inflatedSha256,
        SourceStatus status,
        @Nullable String reason,
        @Nullable String detail,
        List<String> tables,
        @Nullable String placedBy,
        @Nullable String duplicateOf,
        Tally records) {
    public SourceEntry {
        tables = List.copyOf(tables);
    }

    /** A file that was not decoded. */
    public static SourceEntry undecoded(
            int root, String key, long size, @Nullable String sha256, SourceStatus status, String reason) {
        return new SourceEntry(root, key, size, sha256, null, status, reason, null, List.of(), null, null, Tally.ZERO);
    }

    /** The same entry with the reason in words. */
    public SourceEntry withDetail(String words) {
        return new SourceEntry(
                root, key, size, sha256, inflatedSha256, status, reason, words, tables, placedBy, duplicateOf, records);
    }

    /** The same entry, naming the file that holds the same bytes. */
    public SourceEntry withOriginal(String originalKey) {
        return new SourceEntry(
                root,
                key,
                size,
                sha256,
                inflatedSha256,
                status,
                reason,
                detail,
                tables,
                placedBy,
                originalKey,
                records);
    }

    /** The same entry with what became of its records. */
    public SourceEntry withRecords(Tally newRecords) {
        return new SourceEntry(
                root,
                key,
                size,
                sha256,
                inflatedSha256,
                status,
                reason,
                detail,
                tables,
                placedBy,
                duplicateOf,
                newRecords);
    }
}
