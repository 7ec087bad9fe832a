package io.coldtrail.lake;

import io.coldtrail.bytes.Hashes;
import io.coldtrail.schema.LakeTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * The parts that were live when a case was opened. Parts added later do not show.
 *
 * @param caseFolder the absolute folder of the case, below which {@link Part#path()} lies
 * @param parts in evidence order: by run, then in the order in which the run's plan lists them
 * @param verdicts the file with the verdicts of the last verification, as a part of {@link LakeTable#INTEGRITY}; empty
 *     where there was none
 */
public record LakeSnapshot(Path caseFolder, List<Part> parts, Optional<Part> verdicts) {
    public LakeSnapshot {
        parts = List.copyOf(parts);
    }

    /** Parts of a case that was never verified. */
    public LakeSnapshot(Path caseFolder, List<Part> parts) {
        this(caseFolder, parts, Optional.empty());
    }

    /** The parts of one table, in evidence order. */
    public List<Part> of(LakeTable table) {
        return parts.stream().filter(part -> part.partition().table() == table).toList();
    }

    /** The SHA-256 of a list of all parts, in evidence order, as {@code sha256sum} would write it in the case's folder. */
    public String sha256() {
        MessageDigest digest = Hashes.sha256();
        for (Part part : parts) {
            digest.update((part.sha256() + "  " + part.path() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return Hashes.hex(digest);
    }

    /** The columns of a table that are not its own, in the order in which the evidence brought them. */
    public List<String> addedColumns(LakeTable table) {
        return of(table).stream()
                .flatMap(part -> part.addedColumns().stream())
                .distinct()
                .toList();
    }

    /** The accounts that have rows in a table, sorted, without {@link Partition#UNKNOWN}. */
    public List<String> accounts(LakeTable table) {
        return parts.stream()
                .map(Part::partition)
                .filter(partition -> partition.table() == table)
                .map(Partition::account)
                .filter(account -> !account.equals(Partition.UNKNOWN))
                .distinct()
                .sorted()
                .toList();
    }
}
