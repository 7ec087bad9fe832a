package io.coldtrail.casefile;

import io.coldtrail.lake.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one unit of a run's plan.
 *
 * @param unit position in the plan, from 0
 * @param parts in the order in which they were begun
 * @param quarantine its rejected bytes, or null where there are none
 * @param sources in reading order
 */
public record UnitEntry(
        int unit, List<Part> parts, @Nullable QuarantinePart quarantine, List<SourceEntry> sources) {
    public UnitEntry {
        parts = List.copyOf(parts);
        sources = List.copyOf(sources);
    }
}
