package io.coldtrail.integrity;

import java.util.List;

/**
 * A list of files and their hashes that somebody else has made.
 *
 * @param file where it was read from
 * @param sha256 of the manifest itself
 * @param entries in its order
 */
public record Manifest(String file, String sha256, List<Entry> entries) {
    public Manifest {
        entries = List.copyOf(entries);
    }

    /**
     * One file.
     *
     * @param name as the manifest spells it, without escapes; nothing is ever opened by it
     * @param hash lower-case hex
     * @param line number of the line, from 1
     */
    public record Entry(String name, HashAlgorithm algorithm, String hash, long line) {}
}
