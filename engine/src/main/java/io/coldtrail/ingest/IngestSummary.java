package io.coldtrail.ingest;

import io.coldtrail.casefile.SourceEntry;
import io.coldtrail.casefile.SourceStatus;
import io.coldtrail.casefile.Tally;
import java.util.List;

/**
 * How an ingest ended.
 *
 * @param run number of the run in the case
 * @param bytesRead stored bytes of evidence
 * @param seconds wall time
 * @param parts number of Parquet files added
 * @param notable the sources that were quarantined or have changed since they were loaded, in key order
 */
public record IngestSummary(
        int run, Tally files, Tally records, long bytesRead, double seconds, int parts, List<SourceEntry> notable) {
    /** Reason of a source that is no longer what was loaded under its name. */
    public static final String CHANGED = "changed";

    public IngestSummary {
        notable = List.copyOf(notable);
    }

    /** Whether something that was loaded before has other bytes now. */
    public boolean evidenceChanged() {
        return notable.stream().anyMatch(IngestSummary::isChanged);
    }

    /** Whether anything could not be read or decoded. */
    public boolean anyQuarantined() {
        return files.quarantined() > 0 || records.quarantined() > 0;
    }

    static boolean isNotable(SourceEntry source) {
        return source.status() == SourceStatus.QUARANTINED || source.records().quarantined() > 0 || isChanged(source);
    }

    private static boolean isChanged(SourceEntry source) {
        return CHANGED.equals(source.reason());
    }
}
