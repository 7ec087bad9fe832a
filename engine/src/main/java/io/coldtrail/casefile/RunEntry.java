package io.coldtrail.casefile;

import java.util.List;

/**
 * The head of a run in the ledger.
 *
 * @param run number of the run, from 1
 * @param started ISO 8601, UTC
 * @param finished ISO 8601, UTC
 * @param roots the evidence roots as they were given
 * @param files what became of the files
 * @param records what became of the records
 * @param bytesRead stored bytes of evidence read
 * @param hashLists the hashes of the evidence, one list for each root; none in a run of a version that kept none
 */
public record RunEntry(
        int run,
        String toolVersion,
        String started,
        String finished,
        List<String> roots,
        Tally files,
        Tally records,
        long bytesRead,
        List<HashList> hashLists) {
    public RunEntry {
        roots = List.copyOf(roots);
        hashLists = List.copyOf(hashLists);
    }
}
