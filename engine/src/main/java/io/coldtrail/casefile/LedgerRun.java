package io.coldtrail.casefile;

import io.coldtrail.lake.Part;
import java.util.List;

/**
 * Everything that the ledger says about one run.
 *
 * @param parts in plan order
 * @param quarantine in plan order
 * @param sources in key order
 */
public record LedgerRun(RunEntry head, List<Part> parts, List<QuarantinePart> quarantine, List<SourceEntry> sources) {
    public LedgerRun {
        parts = List.copyOf(parts);
        quarantine = List.copyOf(quarantine);
        sources = List.copyOf(sources);
    }
}
