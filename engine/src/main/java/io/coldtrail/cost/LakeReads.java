package io.coldtrail.cost;

import io.coldtrail.columnar.scan.LeafDemand;
import io.coldtrail.columnar.scan.PartReads;
import io.coldtrail.columnar.scan.PartScan;
import io.coldtrail.columnar.scan.ReadRules;
import io.coldtrail.lake.Part;
import io.coldtrail.lake.Partition;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import io.coldtrail.query.TableScan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is read of the Parquet files of a case. */
final class LakeReads {
    /** Files that are read whole are opened only to see whether they are dropped, and not where there are more of them. */
    private static final int MOST_JUDGED = 1_000;

    private final Path caseFolder;
    private final ReadRules rules;
    private final PartScan files;

    LakeReads(Path caseFolder, ReadRules rules) {
        this.caseFolder = caseFolder;
        this.rules = rules;
        this.files = new PartScan(rules);
    }

    Usage of(TableScan scan) {
        return of(scan.parts(), StoredColumns.leaves(scan.use()), StoredColumns.demands(scan.use()));
    }

    /** What is read of some files for some columns. */
    Usage of(List<Part> parts, Set<List<String>> leaves, List<LeafDemand> demands) {
        PartReads all = new PartReads(0, 0, 0);
        boolean few = parts.size() <= MOST_JUDGED;
        Map<Partition, Long> listed = new HashMap<>();
        for (Part part : parts) {
            boolean whole = part.bytes() <= rules.smallFile();
            all = all.plus(
                    !whole || (few && !demands.isEmpty())
                            ? read(part, leaves, demands)
                            : demands.isEmpty() ? PartReads.whole(part.bytes()) : PartReads.unjudged(part.bytes()));
            listed.merge(part.partition(), 1L, Long::sum);
        }
        long lists = listed.values().stream().mapToLong(CostEstimator::lists).sum();
        return new Usage(all.leastBytes(), all.bytes(), parts.size(), all.requests(), lists);
    }

    private PartReads read(Part part, Set<List<String>> leaves, List<LeafDemand> demands) {
        try {
            return files.plan(caseFolder.resolve(part.path()), part.bytes(), leaves, demands);
        } catch (IOException e) {
            throw new ColdtrailException(
                    ErrorCode.IO_FAILED,
                    "a file of the lake cannot be read: " + e.getMessage(),
                    Where.file(part.path()),
                    "coldtrail verify tells which files of the case are not as they were written.",
                    e);
        }
    }
}
